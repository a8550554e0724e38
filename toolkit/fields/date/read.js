/** Reading a day. */

import { parseDate } from "#js/reading/date.js";
import { notUnderstood, notUsable, understood } from "#js/reading/reading.js";
import { isText } from "#js/reading/text.js";

export function read(field, raw) {
  if (!isText(raw)) return notUsable(raw, "wrong-type");
  const day = parseDate(raw);
  if (day === null) return notUnderstood(raw, "not-a-date");
  const { min, max } = field;
  const outside = (min !== null && day < min) || (max !== null && day > max);
  return outside ? notUsable(day, "out-of-range", { min, max }) : understood(day);
}
