/** Reading a short text. */

import { finding, notUsable, understood } from "#js/reading/reading.js";
import { clean, codePointCount, isText } from "#js/reading/text.js";

/**
 * @param {import("#js/contract/document.d.ts").TextField | import("#js/contract/document.d.ts").LongTextField} field
 * @param {any} raw
 */
export const read = (field, raw) => readWithin(field.max_length, raw);

/**
 * @param {number} max
 * @param {any} raw
 */
export function readWithin(max, raw) {
  if (!isText(raw)) return notUsable(raw, "wrong-type");
  const text = clean(raw);
  const length = codePointCount(text);
  return understood(text, length > max ? [finding("too-long", {}, { max, length })] : []);
}
