/** What somebody wrote, drew or attached in a PDF outside its fields. The twin of toolkit/pdf/read/outside.py, which says why. */

import pdf from "#contract/pdf.json" with { type: "json" };
import { Unreadable } from "../files/unreadable.js";
import { decodeValue, isString } from "./decode.js";
import { DEFINITION, embeddedFiles } from "./identity.js";
import { PDFRawStream } from "./library.js";
import { get, isArray, isDict, isName, items, nameText } from "./objects.js";
import { pagesOf } from "./walk.js";

const { notes: MOST, note: MAX_TEXT } = pdf.limits;
const NOT_WRITTEN = new Set(pdf.not_written);

/** `[{page, kind, text}]`: page from 1 or null for the whole; kind `text`, `drawing` (without words), `attachment`. */
export function outsideOf(root) {
  return [...notesOn(root), ...attachments(root)];
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
      const text = isFile ? nameOf(get(annotation, "FS")) : textOf(get(annotation, "Contents"));
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

function nameOf(spec) {
  if (!isDict(spec)) return "";
  return textOf(get(spec, "UF")) || textOf(get(spec, "F"));
}

function textOf(value) {
  if (!isString(value) && !(value instanceof PDFRawStream)) return "";
  try {
    const words = (decodeValue(value) ?? "").split(/[\s\x1c-\x1f\x85]+/u).filter((word) => word);
    return [...words.join(" ")].slice(0, MAX_TEXT).join("");
  } catch (error) {
    if (error instanceof Unreadable) return "";
    throw error;
  }
}
