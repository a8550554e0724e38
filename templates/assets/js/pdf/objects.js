/** Looking into objects of a PDF, where anything may be of any type. */

import { resolve } from "./parser.js";
import { PDFArray, PDFDict, PDFName } from "./pdf-lib.js";

export const isDict = (value) => value instanceof PDFDict;
export const isArray = (value) => value instanceof PDFArray;
export const isName = (value) => value instanceof PDFName;

/** `dict[key]` with references followed; undefined where nothing or null stands there. */
export function get(dict, key) {
  const raw = dict.get(PDFName.of(key));
  return raw === undefined ? undefined : resolve(raw, dict.context)[0];
}

/** `[object, ref or null]` of an entry. */
export function getBoth(dict, key) {
  const raw = dict.get(PDFName.of(key));
  return raw === undefined ? [undefined, null] : resolve(raw, dict.context);
}

/** `[object, ref or null]` of the first `most` items of an array. */
export function* items(array, most = Infinity) {
  const size = Math.min(array.size(), most);
  for (let index = 0; index < size; index++) yield resolve(array.get(index), array.context);
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });

/** A name without its slash; its bytes are UTF-8, or else what programs took for letters before names had an encoding. */
export function nameText(name) {
  const bytes = name.asBytes();
  try {
    return UTF8.decode(Uint8Array.from(bytes));
  } catch {
    return String.fromCharCode(...bytes);
  }
}
