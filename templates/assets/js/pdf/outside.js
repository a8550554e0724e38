/** What somebody wrote, drew or attached in a PDF outside its fields. The twin of toolkit/pdf/read/outside.py, which says why. */

import pdf from "#contract/pdf.json" with { type: "json" };
import { Unreadable } from "../files/unreadable.js";
import { decodeValue, isString, wholly, withoutMarkup } from "./decode.js";
import { associated, DEFINITION, embeddedFiles } from "./identity.js";
import { fontsIn, isPlainFont, shownIn } from "./look.js";
import { get, isArray, isDict, isName, items, nameText } from "./objects.js";
import { resolve } from "./parser.js";
import { PDFRawStream } from "./pdf-lib.js";
import { placesIn } from "./several.js";
import { pagesOf } from "./walk.js";

const { notes: MOST, note: MAX_TEXT } = pdf.limits;
const NOT_WRITTEN = new Set(pdf.not_written);
const [PAINTS, SAID, MORE] = ["paints", "said", "more"].map((name) => new RegExp(pdf.patterns[name]));
const MARKS = new RegExp(pdf.patterns.marks, "g");
const LETTERS = new TextDecoder("windows-1252");

/** `{found, areWhole}`: whether all pages are whole; `found`: `[{page, kind, text}]`, page from 1 or null for the whole; kind `text`, `drawing` (without words), `attachment`, `xfa` (a form of another kind). */
export function outsideOf(root, nameless, hasXfa) {
  const otherForm = hasXfa ? [{ page: null, kind: "xfa", text: "" }] : [];
  const [drawn, areWhole] = paintedOver(root);
  const found = [...notesOn(root), ...inNameless(root, nameless), ...drawn, ...attachments(root), ...otherForm];
  return { found, areWhole };
}

/** What stands in fields without a name: programs that merge or copy forms leave some, and which question they answer nobody can tell. */
function inNameless(root, nameless) {
  const places = nameless.length ? placesIn(root) : new Map();
  return nameless.flatMap(({ kind, entries, states, widgets }) => {
    const text = kind === "Btn" ? states.filter((on) => on && on !== "Off").join(" ") : textOf(entries.V);
    const on = widgets.filter((widget) => places.has(widget)).map((widget) => places.get(widget) + 1);
    return text ? [{ page: on.length ? Math.min(...on) : null, kind: "text", text }] : [];
  });
}

/**
 * What was drawn into the pages themselves, and whether all pages are whole: of one that is not nobody can tell.
 * @returns {[any[], boolean]}
 */
function paintedOver(root) {
  const found = [];
  const withoutMarks = [];
  const marked = [];
  const fonts = new Set(); // of the text on pages with fields
  let [page, areWhole] = [0, true];
  for (const node of pagesOf(root)) {
    page += 1;
    if (found.length >= MOST) break;
    const content = contentOf(node);
    if (!content.isWhole) {
      areWhole = false;
      continue;
    }
    if (content.isMarked) {
      marked.push({ page, node, content });
      if (hasFields(node)) for (const name of namesOf(node, content.fonts)) fonts.add(name);
    }
    if (!content.isRead || content.outside.some((one) => PAINTS.test(one)))
      (content.isMarked ? found : withoutMarks).push(drawn(page, node, content.outside));
  }
  if (marked.length) found.push(...withoutMarks);
  if (fonts.size) {
    for (const font of fontsOfForm(root)) fonts.add(font);
    for (const { page, node, content } of marked) {
      const keys = new Set(content.marked.flatMap(({ used }) => used));
      const others = new Set([...keys].filter((key) => namesOf(node, [key], false).some((name) => !fonts.has(name))));
      const strange = content.marked.filter(({ used }) => used.some((key) => others.has(key))).map(({ part }) => part);
      if (strange.length) found.push(drawn(page, node, strange));
    }
  }
  return [found.sort((one, other) => one.page - other.page).slice(0, MOST), areWhole];
}

/** A page's content taken apart at its marks, whether all of it could be looked at, and whether it arrived as it was. */
function contentOf(page) {
  const listed = get(page, "Contents");
  const { streams: most, drawn: bytes } = pdf.limits;
  const each = isArray(listed) ? Array.from(items(listed, most + 1), ([one]) => one) : [listed];
  const streams = each.filter((one) => one instanceof PDFRawStream);
  try {
    const content = streams.slice(0, most).map((one) => LETTERS.decode(wholly(one, bytes)));
    return { ...takenApart(content.join("\n")), isRead: streams.length <= most, isWhole: true };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ...takenApart(""), isRead: false, isWhole: error.verdict !== "damaged" };
  }
}

/**
 * `outside`: what stands in none of our marks; `marked`: of each of ours that shows words, the names of its fonts, and its content; `fonts`:
 * the names of those that are text.
 * @param {string} content
 */
function takenApart(content) {
  const outside = [];
  const marked = [];
  const fonts = new Set();
  const open = [];
  let [isMarked, isText, isPlain, ours, start] = [false, false, false, 0, 0];
  for (const { index, 0: whole, 1: tag, 2: properties, 3: operator } of content.matchAll(MARKS)) {
    if (operator === undefined) continue; // a string that may hold anything
    if (operator !== "EMC") {
      const isOurs = tag === "/Artifact" || Boolean(properties?.includes("/MCID"));
      if (isOurs && !ours) {
        outside.push(content.slice(start, index));
        [start, isText, isPlain] = [index + whole.length, tag !== "/Artifact", operator === "BMC"];
      }
      open.push(isOurs);
      ours += Number(isOurs);
    } else if (open.pop() && !(ours -= 1)) {
      const part = content.slice(start, index);
      const used = fontsIn(part);
      isMarked = true;
      if (!isText && !isPlain && (!used.length || MORE.test(part)))
        outside.push(part); // such a part may hold nothing but words
      else if (used.length) marked.push({ used, part });
      if (isText) for (const font of used) fonts.add(font);
      start = index + whole.length;
    }
  }
  outside.push(content.slice(start)); // we leave no mark open
  return { outside, marked, fonts, isMarked };
}

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

/**
 * What fonts of a page are called, without the letters before `+` that each subset has of its own. `isOwn`: only those that the file brings
 * along; what it takes from every viewer (Helvetica) any program writes with.
 */
function namesOf(page, used, isOwn = true) {
  const fonts = fontsListed(page, "Resources");
  return fonts ? named(Array.from(used, (name) => get(fonts, name)).filter(isDict), isOwn) : [];
}

function fontsOfForm(root) {
  const fonts = fontsListed(get(root, "AcroForm"), "DR");
  return fonts
    ? named(Array.from(fonts.keys(), (name) => resolve(fonts.get(name), fonts.context)[0]).filter(isDict), true)
    : [];
}

function fontsListed(holder, key) {
  const resources = isDict(holder) ? get(holder, key) : undefined;
  const fonts = isDict(resources) ? get(resources, "Font") : undefined;
  return isDict(fonts) ? fonts : null;
}

function named(fonts, isOwn) {
  const known = fonts.filter((font) => !isOwn || isEmbedded(font)).map((font) => get(font, "BaseFont"));
  return known.filter(isName).map((name) => nameText(name).replace(/^.*\+/s, ""));
}

/** Composite fonts (Type0) have what describes them one step below. */
const isEmbedded = (font) => ["FontDescriptor", "DescendantFonts"].some((key) => get(font, key) !== undefined);

/** The words of a content stream, where its fonts are plain ones. */
function shownOn(page, content) {
  const fonts = fontsListed(page, "Resources");
  if (!fonts || !fontsIn(content).every((name) => isPlainFont(get(fonts, name)))) return "";
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

/** Files attached to the whole PDF or to one of its pages, each name once, but the definitions of worksheets. */
function attachments(root) {
  const specs = [...embeddedFiles(root), ...associated(root)].map((spec) => [null, spec]);
  let page = 0;
  for (const node of pagesOf(root)) {
    page += 1;
    for (const spec of associated(node)) specs.push([page, spec]);
  }
  const pageOf = new Map();
  for (const [on, spec] of specs.slice(0, MOST)) {
    const name = nameOf(spec);
    if (!pageOf.has(name)) pageOf.set(name, on);
  }
  const others = [...pageOf].filter(([name]) => !DEFINITION.test(name));
  return others.map(([text, on]) => ({ page: on, kind: "attachment", text }));
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
