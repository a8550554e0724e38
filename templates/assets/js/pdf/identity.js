/** The attached definition. The twin of toolkit/pdf/identity.py, together with identity-text.js. */

import limits from "#contract/limits.json" with { type: "json" };
import pdf from "#contract/pdf.json" with { type: "json" };
import { Unreadable } from "../files/unreadable.js";
import { decodeText, inflate, isString } from "./decode.js";
import { get, getBoth, isArray, isDict, items } from "./objects.js";
import { PDFRawStream } from "./pdf-lib.js";

export const DEFINITION = new RegExp(`^${pdf.patterns.definition}$`);
const MAX_DEFINITION = limits.definition_bytes; // the largest sheet has 30,000
const { files: MAX_FILES, tree: MAX_DEPTH } = pdf.limits;

/** The texts of attached definitions (`worksheet.json`, in a pack `w1.worksheet.json` …), as far as they can be read. */
export function readAttachments(root) {
  const found = [];
  for (const stream of attachments(root).slice(0, MAX_FILES)) {
    try {
      found.push(new TextDecoder("utf-8", { fatal: true }).decode(inflate(stream, MAX_DEFINITION, "too-big")));
    } catch (error) {
      if (!(error instanceof Unreadable || error instanceof TypeError)) throw error;
    }
  }
  return found;
}

/** By the name tree; else by the associated files of the document, which some programs keep when they drop the tree. */
function attachments(root) {
  return [...new Set([...embeddedFiles(root), ...associated(root)].map(streamOf).filter(Boolean))];
}

/** The files that are associated with the document or a page. */
export function associated(holder) {
  const listed = get(holder, "AF");
  return isArray(listed) ? Array.from(items(listed, MAX_FILES), ([spec]) => spec) : [];
}

/** The file specifications in the name tree of the document. */
export function embeddedFiles(root) {
  const names = get(root, "Names");
  const specs = [];
  if (isDict(names)) collect(...getBoth(names, "EmbeddedFiles"), specs, new Set(), 0);
  return specs;
}

function collect(node, ref, specs, seen, depth) {
  if (!isDict(node) || depth > MAX_DEPTH || seen.size > MAX_FILES || specs.length > MAX_FILES) return;
  if (ref) {
    if (seen.has(ref)) return;
    seen.add(ref);
  }
  const names = get(node, "Names");
  if (isArray(names)) for (const [item] of items(names, 2 * MAX_FILES)) if (isDict(item)) specs.push(item);
  const kids = get(node, "Kids");
  if (isArray(kids)) for (const [kid, kidRef] of items(kids, MAX_FILES)) collect(kid, kidRef, specs, seen, depth + 1);
}

function streamOf(spec) {
  const files = isDict(spec) ? get(spec, "EF") : undefined;
  if (!isDict(files)) return null;
  const called = ["UF", "F"]
    .map((key) => get(spec, key))
    .filter(isString)
    .map(decodeText);
  if (!called.some((name) => DEFINITION.test(name))) return null;
  return ["UF", "F"].map((key) => get(files, key)).find((file) => file instanceof PDFRawStream) ?? null;
}
