/** Reading a field with one answer: text, number, date, choice, scale. */

import { parseDate } from "../reading/date.js";
import { decimalsOf, exact, less, parseNumber, toJson } from "../reading/number.js";
import { finding, notUnderstood, notUsable, understood } from "../reading/reading.js";
import { clean, codePointCount, isText } from "../reading/text.js";

const isNumber = (raw) => typeof raw === "number";

function readText(field, raw) {
  if (!isText(raw)) return notUsable(raw, "wrong-type");
  const text = clean(raw);
  const [max, length] = [field.max_length, codePointCount(text)];
  return understood(text, length > max ? [finding("too-long", {}, { max, length })] : []);
}

function readNumber(field, raw, language) {
  if (!isNumber(raw) && !isText(raw)) return notUsable(raw, "wrong-type");
  const number = parseNumber(raw, language, field.unit);
  if (number === null) return notUnderstood(raw, "not-a-number");
  const value = toJson(number);
  const { min, max, decimals } = field;
  if (decimalsOf(number) > decimals) return notUsable(value, "too-many-decimals", { decimals });
  const outside =
    (min !== null && less(exact(number), exact(min))) || (max !== null && less(exact(max), exact(number)));
  return outside ? notUsable(value, "out-of-range", { min, max }) : understood(value);
}

function readDate(field, raw) {
  if (!isText(raw)) return notUsable(raw, "wrong-type");
  const day = parseDate(raw);
  if (day === null) return notUnderstood(raw, "not-a-date");
  const { min, max } = field;
  const outside = (min !== null && day < min) || (max !== null && day > max);
  return outside ? notUsable(day, "out-of-range", { min, max }) : understood(day);
}

export function readChoice(field, raw) {
  if (!isText(raw)) return notUsable(raw, "wrong-type");
  const value = clean(raw);
  return field.options.some((option) => option.value === value)
    ? understood(value)
    : notUnderstood(raw, "unknown-option");
}

function readScale(field, raw) {
  if (!isNumber(raw) && !isText(raw)) return notUsable(raw, "wrong-type");
  const step = wholeNumber(raw);
  const { min, max } = field;
  if (step === null) {
    return field.not_relevant && isText(raw) && raw.trim() === "na"
      ? understood("na")
      : notUnderstood(raw, "unknown-option");
  }
  return step < min || step > max
    ? notUsable(step, "out-of-range", { min: String(min), max: String(max) })
    : understood(step);
}

/** The whole number in a JSON number or in a text of at most three digits; null where there is none. */
export function wholeNumber(raw) {
  if (isText(raw)) return /^-?\d{1,3}$/.test(raw.trim()) ? Number(raw) + 0 : null;
  return Number.isInteger(raw) && Math.abs(raw) < 1e15 ? raw + 0 : null;
}

export const SINGLE = {
  text: readText,
  longtext: readText,
  number: readNumber,
  date: readDate,
  choice: readChoice,
  scale: readScale,
};
