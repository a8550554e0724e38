/** What somebody wrote, drew or attached in a PDF outside its fields. The twin of toolkit/pdf/read/outside.py, which says why. */

import pdf from "#contract/pdf.json" with { type: "json" };
import { Unreadable } from "../files/unreadable.js";
import { decodeValue, isString, withoutMarkup } from "./decode.js";
import { DEFINITION, embeddedFiles } from "./identity.js";
import { PDFRawStream } from "./library.js";
import { fontsIn, isPlainFont, shownIn, unpacked } from "./look.js";
import { get, isArray, isDict, isName, items, nameText } from "./objects.js";
import { pagesOf } from "./walk.js";

const { notes: MOST, note: MAX_TEXT } = pdf.limits;
const NOT_WRITTEN = new Set(pdf.not_written);
const [PAINTS, SAID] = ["paints", "said"].map((name) => new RegExp(pdf.patterns[name]));

/** `[{page, kind, text}]`: page from 1 or null for the whole; kind `text`, `drawing` (without words), `attachment`, `xfa` (a form of another kind). */
export function outsideOf(root, hasXfa) {
  const otherForm = hasXfa ? [{ page: null, kind: "xfa", text: "" }] : [];
  return [...notesOn(root), ...paintedOver(root), ...attachments(root), ...otherForm];
}

/** What was drawn into the pages themselves. */
function paintedOver(root) {
  const found = [];
  let page = 0;
  for (const node of pagesOf(root)) {
    page += 1;
    const streams = get(node, "Contents");
    if (found.length >= MOST) break;
    const parts = isArray(streams) ? Array.from(items(streams, pdf.limits.streams), ([one]) => one) : [streams];
    const contents = parts.map((one) => (one instanceof PDFRawStream ? unpacked(one, pdf.limits.drawn) : ""));
    const added = contents.length > pdf.limits.contents ? contents : [];
    let others = added.filter((one) => PAINTS.test(one) && !one.includes("/MCID") && !one.includes("/Artifact"));
    if (!others.length) others = unmarkedEdges(contents.join("\n")).filter((one) => PAINTS.test(one));
    if (!others.length) continue;
    const text = short(others.map((one) => shownOn(node, one)).join(" "));
    found.push({ page, kind: text ? "text" : "drawing", text });
  }
  return found;
}

/** What stands before the first mark of a page and behind the end of the last one; nothing where there is none. */
function unmarkedEdges(content) {
  const [first, last] = [content.search(/B[DM]C/), content.lastIndexOf("EMC")];
  return first < 0 || last < 0 ? [] : [content.slice(0, first), content.slice(last + 3)];
}

/** The words of a content stream, where its fonts are plain ones. */
function shownOn(page, content) {
  const resources = get(page, "Resources");
  const fonts = isDict(resources) ? get(resources, "Font") : undefined;
  if (!isDict(fonts) || !fontsIn(content).every((name) => isPlainFont(get(fonts, name)))) return "";
  return content
    .split(SAID)
    .map((part) => shownIn(part).replace(/[\x81\x8d\x8f\x90\x9d]/g, "\ufffd"))
    .join(" ");
}

function notesOn(root) {
  const found = [];
  let page = 0;
  for (const node of pagesOf(root)) {
    page += 1;
    const annotations = get(node, "Annots");
    if (!isArray(annotations)) continue;
    for (const [annotation] of items(annotations)) {
      if (found.length >= MOST) return found;
      const type = isDict(annotation) ? get(annotation, "Subtype") : undefined;
      if (!isName(type) || NOT_WRITTEN.has(nameText(type))) continue;
      const isFile = nameText(type) === "FileAttachment";
      const text = isFile ? nameOf(get(annotation, "FS")) : wordsOf(annotation);
      found.push({ page, kind: isFile ? "attachment" : text ? "text" : "drawing", text });
    }
  }
  return found;
}

function attachments(root) {
  return embeddedFiles(root)
    .slice(0, MOST)
    .map(nameOf)
    .filter((name) => !DEFINITION.test(name))
    .map((text) => ({ page: null, kind: "attachment", text }));
}

/** What a note says, in plain text or only in rich text. */
const wordsOf = (note) => textOf(get(note, "Contents")) || short(withoutMarkup(textOf(get(note, "RC"))));

function nameOf(spec) {
  if (!isDict(spec)) return "";
  return textOf(get(spec, "UF")) || textOf(get(spec, "F"));
}

function textOf(value) {
  if (!isString(value) && !(value instanceof PDFRawStream)) return "";
  try {
    return short(decodeValue(value) ?? "");
  } catch (error) {
    if (error instanceof Unreadable) return "";
    throw error;
  }
}

/** White space as one space each, and no longer than a note is shown. */
function short(text) {
  const words = text.split(/[\s\x1c-\x1f\x85]+/u).filter((word) => word);
  return [...words.join(" ")].slice(0, MAX_TEXT).join("");
}
