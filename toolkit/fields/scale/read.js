/** Reading a step of a scale. */

import { wholeNumber } from "#js/reading/number.js";
import { notUnderstood, notUsable, understood } from "#js/reading/reading.js";
import { isText, plain } from "#js/reading/text.js";

/**
 * @param {import("#js/contract/document.d.ts").ScaleField | import("#js/contract/document.d.ts").ScaleCell} field
 * @param {any} raw
 */
export function read(field, raw) {
  if (typeof raw !== "number" && !isText(raw)) return notUsable(raw, "wrong-type");
  const step = wholeNumber(raw);
  const { min, max } = field;
  if (step === null) {
    return field.not_relevant && isText(raw) && plain(raw) === "na"
      ? understood("na")
      : notUnderstood(raw, "unknown-option");
  }
  return step < min || step > max
    ? notUsable(step, "out-of-range", { min: String(min), max: String(max) })
    : understood(step);
}
