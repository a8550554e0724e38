/** Reading a number. */

import { decimalsOf, exact, isAmbiguous, less, parseNumber, toJson } from "#js/reading/number.js";
import { notUnderstood, notUsable, understood } from "#js/reading/reading.js";
import { isText } from "#js/reading/text.js";

/**
 * @param {import("#js/contract/document.d.ts").NumberField} field
 * @param {any} raw
 * @param {string} language
 */
export function read(field, raw, language) {
  if (typeof raw !== "number" && !isText(raw)) return notUsable(raw, "wrong-type");
  const number = parseNumber(raw, language, field.unit);
  if (number === null) {
    return notUnderstood(raw, isAmbiguous(raw, language, field.unit) ? "language-needed" : "not-a-number");
  }
  const value = toJson(number);
  const { min, max, decimals } = field;
  if (decimalsOf(number) > decimals) return notUsable(value, "too-many-decimals", { decimals });
  const outside =
    (min !== null && less(exact(number), exact(min))) || (max !== null && less(exact(max), exact(number)));
  return outside ? notUsable(value, "out-of-range", { min, max }) : understood(value);
}
