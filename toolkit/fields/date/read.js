/** Reading a day. */

import { isAmbiguousDay, parseDate } from "#js/reading/date.js";
import { notUnderstood, notUsable, understood } from "#js/reading/reading.js";
import { isText } from "#js/reading/text.js";

/**
 * @param {import("#js/contract/document.d.ts").DateField} field
 * @param {any} raw
 * @param {string} language
 */
export function read(field, raw, language) {
  if (!isText(raw)) return notUsable(raw, "wrong-type");
  if (isAmbiguousDay(raw, language)) return notUnderstood(raw, "language-needed");
  const day = parseDate(raw);
  if (day === null) return notUnderstood(raw, "not-a-date");
  const { min, max } = field;
  const outside = (min !== null && day < min) || (max !== null && day > max);
  return outside ? notUsable(day, "out-of-range", { min, max }) : understood(day);
}
