/** What somebody wrote, drew or attached in a PDF outside its fields. The twin of toolkit/pdf/read/outside.py, which says why. */

import pdf from "#contract/pdf.json" with { type: "json" };
import { Unreadable } from "../files/unreadable.js";
import { decodeValue, isString, withoutMarkup } from "./decode.js";
import { DEFINITION, embeddedFiles } from "./identity.js";
import { PDFRawStream } from "./library.js";
import { fontsIn, isPlainFont, shownIn, unpacked } from "./look.js";
import { get, isArray, isDict, isName, items, nameText } from "./objects.js";
import { resolve } from "./parser.js";
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
  const withoutMarks = [];
  /** @type {[string[], { page: number, kind: string, text: string }][]} */
  const strange = [];
  const fonts = new Set(); // of the pages with fields
  let isMarked = false;
  let page = 0;
  for (const node of pagesOf(root)) {
    page += 1;
    const streams = get(node, "Contents");
    if (found.length >= MOST) break;
    const parts = isArray(streams) ? Array.from(items(streams, pdf.limits.streams), ([one]) => one) : [streams];
    const contents = parts.map((one) => (one instanceof PDFRawStream ? unpacked(one, pdf.limits.drawn) : ""));
    const added = contents.length > pdf.limits.contents ? contents : [];
    let others = added.filter((one) => PAINTS.test(one) && !hasMark(one));
    if (!others.length) others = unmarkedEdges(contents.join("\n")).filter((one) => PAINTS.test(one));
    if (others.length) found.push(drawn(page, node, others));
    else if (!contents.some(hasMark)) {
      if (contents.some((one) => PAINTS.test(one))) withoutMarks.push(drawn(page, node, contents));
      continue;
    }
    isMarked = true;
    const own = fontsOf(node);
    if (hasFields(node)) for (const font of own) fonts.add(font);
    else if (own.length && !others.length) strange.push([own, drawn(page, node, contents)]);
  }
  if (isMarked) found.push(...withoutMarks);
  if (fonts.size) for (const font of fontsOfForm(root)) fonts.add(font);
  if (fonts.size) found.push(...strange.flatMap(([own, one]) => (own.some((font) => fonts.has(font)) ? [] : [one])));
  return found.sort((one, other) => one.page - other.page).slice(0, MOST);
}

/** @param {string} content */
const hasMark = (content) => content.includes("/MCID") || content.includes("/Artifact");

function drawn(page, node, contents) {
  const text = short(contents.map((one) => shownOn(node, one)).join(" "));
  return { page, kind: text ? "text" : "drawing", text };
}

function hasFields(page) {
  const annotations = get(page, "Annots");
  if (!isArray(annotations)) return false;
  for (const [one] of items(annotations)) {
    const type = isDict(one) ? get(one, "Subtype") : undefined;
    if (isName(type) && nameText(type) === "Widget") return true;
  }
  return false;
}

/** What the fonts of a page are called, without the letters before `+` that each subset has of its own. */
function fontsOf(page) {
  return named(fontsListed(page, "Resources"));
}

/** The same of the fonts that a form brings along; what it takes from every viewer (Helvetica) any program writes with. */
const fontsOfForm = (root) =>
  named(fontsListed(get(root, "AcroForm"), "DR").filter((font) => get(font, "FontDescriptor") !== undefined));

function fontsListed(holder, key) {
  const resources = isDict(holder) ? get(holder, key) : undefined;
  const fonts = isDict(resources) ? get(resources, "Font") : undefined;
  if (!isDict(fonts)) return [];
  return fonts
    .keys()
    .map((name) => resolve(fonts.get(name), fonts.context)[0])
    .filter(isDict);
}

function named(fonts) {
  const names = fonts.map((font) => get(font, "BaseFont")).filter(isName);
  return names.map((name) => nameText(name).replace(/^.*\+/, ""));
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
