/** Numbers as people write them, exactly: fractions `[top, bottom]` of BigInt (bottom > 0), never a rounded double. */

import languages from "#contract/languages.json" with { type: "json" };
import limits from "#contract/limits.json" with { type: "json" };
import { clean, isText } from "./text.js";

const { decimals: MOST_DECIMALS, digits: MOST_DIGITS, longest: LONGEST } = limits.number;

/** @type {Record<string, RegExp>} */
const FORMS = Object.fromEntries(
  Object.entries(languages).map(([language, { group, decimal }]) => [
    language,
    new RegExp(`^([+-]?)(\\d{1,3}(?:([\\${group} \\u00a0\\u202f])\\d{3}(?:\\3\\d{3})*)|\\d+)(?:\\${decimal}(\\d+))?$`),
  ]),
);
const JSON_NUMBER = /^([+-]?)(\d+)()(?:\.(\d+))?$/;

/**
 * The number in a JSON number or in a text in `language`: a decimal string without idle zeros,
 * or null where it is not one of the accepted forms (docs/model.md).
 */
export function parseNumber(raw, language, unit) {
  const match = typeof raw === "number" ? JSON_NUMBER.exec(String(raw)) : parseText(raw, language, unit);
  if (!match) return null;
  const whole = match[2].replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  const part = (match[4] || "").replace(/0+$/, "");
  const digits = (whole + part).replace(/^0+/, "");
  if (whole.length > MOST_DIGITS || part.length > MOST_DECIMALS || (part && digits.length > MOST_DIGITS)) return null;
  return (match[1] === "-" && digits ? "-" : "") + whole + (part && `.${part}`);
}

function parseText(raw, language, unit) {
  let text = clean(raw);
  if (unit && text.endsWith(unit)) text = text.slice(0, -unit.length).trim();
  return text.length > LONGEST ? null : FORMS[language].exec(text.replace(/\u2212/g, "-"));
}

export const decimalsOf = (decimal) => (decimal.split(".")[1] || "").length;

/** The exact fraction of a decimal string. */
export function exact(decimal) {
  const [whole, part = ""] = decimal.split(".");
  return [BigInt(whole + part), 10n ** BigInt(part.length)];
}

export const add = (a, b) => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
export const multiply = (a, b) => [a[0] * b[0], a[1] * b[1]];
export const divide = (a, b) => (b[0] < 0n ? [-a[0] * b[1], -a[1] * b[0]] : [a[0] * b[1], a[1] * b[0]]);
export const less = (a, b) => a[0] * b[1] < b[0] * a[1];

/** Rounded half away from zero: a decimal string with `decimals` decimals. */
export function roundHalfUp([top, bottom], decimals) {
  const scaled = (top < 0n ? -top : top) * 10n ** BigInt(decimals);
  const digits = String((2n * scaled + bottom) / (2n * bottom)).padStart(decimals + 1, "0");
  const cut = digits.length - decimals;
  return (top < 0n ? "-" : "") + digits.slice(0, cut) + (decimals ? `.${digits.slice(cut)}` : "");
}

/** The JSON number of a decimal string; never -0. */
export const toJson = (decimal) => Number(decimal) + 0;

/** The whole number in a JSON number or in a text of at most three digits; null where there is none. */
export function wholeNumber(raw) {
  if (isText(raw)) return /^-?\d{1,3}$/.test(raw.trim()) ? Number(raw) + 0 : null;
  return Number.isInteger(raw) && Math.abs(raw) < 1e15 ? raw + 0 : null;
}
