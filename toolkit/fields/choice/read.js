/** Reading one of several options. */

import { notUnderstood, notUsable, understood } from "#js/reading/reading.js";
import { clean, isText } from "#js/reading/text.js";

/**
 * @param {import("#js/contract/document.d.ts").ChoiceField | import("#js/contract/document.d.ts").ChoiceCell} field
 * @param {any} raw
 */
export const read = (field, raw) =>
  readAmong(
    field.options.map((option) => option.value),
    raw,
  );

/**
 * @param {string[]} values
 * @param {any} raw
 */
export function readAmong(values, raw) {
  if (!isText(raw)) return notUsable(raw, "wrong-type");
  const value = clean(raw);
  return values.includes(value) ? understood(value) : notUnderstood(raw, "unknown-option");
}
