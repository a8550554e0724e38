/** Numbers as people write them, exactly: fractions `[top, bottom]` of BigInt (bottom > 0), never a rounded double. */

import languages from "#contract/languages.json" with { type: "json" };
import limits from "#contract/limits.json" with { type: "json" };
import units from "#contract/units.json" with { type: "json" };
import { isText, plain } from "./text.js";

const { decimals: MOST_DECIMALS, digits: MOST_DIGITS, longest: LONGEST } = limits.number;

/** @type {Record<string, RegExp>} */
const FORMS = Object.fromEntries(
  Object.entries(languages).map(([language, { group, decimal }]) => [
    language,
    new RegExp(`^([+-]?)(\\d{1,3}(?:([\\${group} ])\\d{3}(?:\\3\\d{3})*)|\\d+)(?:\\${decimal}(\\d+))?$`),
  ]),
);
const JSON_NUMBER = /^([+-]?)(\d+)()(?:\.(\d+))?$/;

/**
 * The number in a JSON number or in a text in `language`: a decimal string without idle zeros,
 * or null where it is not one of the accepted forms (docs/model.md).
 * @param {number | string} raw
 * @param {string} language
 * @param {string | null} unit
 * @returns {string | null}
 */
export function parseNumber(raw, language, unit) {
  if (isText(raw) && !FORMS[language]) {
    const [first, ...others] = Object.keys(FORMS).map((known) => parseNumber(raw, known, unit));
    return others.every((number) => number === first) ? first : null; // read only where every language reads it alike
  }
  const match = typeof raw === "number" ? JSON_NUMBER.exec(String(raw)) : parseText(raw, language, unit);
  if (!match) return null;
  const whole = match[2].replace(/\D/g, "").replace(/^0+(?=\d)/, "");
  const part = (match[4] || "").replace(/0+$/, "");
  const digits = (whole + part).replace(/^0+/, "");
  if (whole.length > MOST_DIGITS || part.length > MOST_DECIMALS || (part && digits.length > MOST_DIGITS)) return null;
  return (match[1] === "-" && digits ? "-" : "") + whole + (part && `.${part}`);
}

/**
 * @param {string} raw
 * @param {string} language
 * @param {string | null} unit
 */
function parseText(raw, language, unit) {
  const text = withoutUnit(plain(raw).replace(/\u2212/g, "-"), unit);
  return text.length > LONGEST ? null : FORMS[language].exec(text);
}

/**
 * Without the unit before or behind it, in any of its spellings; where none is asked for, without kroner.
 * @param {string} text
 * @param {string | null} unit
 */
function withoutUnit(text, unit) {
  const called = (unit || units.money[0]).toLowerCase().replace(/\.+$/, "");
  const names = Object.values(units).find((group) => group.includes(called)) ?? [called];
  const low = text.toLowerCase();
  if (low.length !== text.length) return text;
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    for (const spelt of [`${name}.`, name]) {
      if (low.endsWith(spelt)) return withoutOre(text.slice(0, text.length - spelt.length).trim(), names);
      if (low.startsWith(spelt)) return withoutOre(text.slice(spelt.length).trim(), names);
    }
  }
  return withoutOre(text, names);
}

/**
 * `5.000,-`
 * @param {string} text
 * @param {string[]} names
 */
const withoutOre = (text, names) => (names === units.money ? text.replace(/ ?[.,] ?[-\u2010-\u2015]{1,2}$/, "") : text);

/**
 * Whether a text is a number in some language, where nothing says in which one it is written.
 * @param {number | string} raw
 * @param {string} language
 * @param {string | null} unit
 */
export const isAmbiguous = (raw, language, unit) =>
  !FORMS[language] && Object.keys(FORMS).some((known) => parseNumber(raw, known, unit) !== null);

/** @param {string} decimal */
export const decimalsOf = (decimal) => (decimal.split(".")[1] || "").length;

/** @typedef {[bigint, bigint]} Fraction */

/**
 * The exact fraction of a decimal string.
 * @param {string} decimal
 * @returns {Fraction}
 */
export function exact(decimal) {
  const [whole, part = ""] = decimal.split(".");
  return [BigInt(whole + part), 10n ** BigInt(part.length)];
}

/** @type {(a: Fraction, b: Fraction) => Fraction} */
export const add = (a, b) => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
/** @type {(a: Fraction, b: Fraction) => Fraction} */
export const multiply = (a, b) => [a[0] * b[0], a[1] * b[1]];
/** @type {(a: Fraction, b: Fraction) => Fraction} */
export const divide = (a, b) => (b[0] < 0n ? [-a[0] * b[1], -a[1] * b[0]] : [a[0] * b[1], a[1] * b[0]]);
/** @type {(a: Fraction, b: Fraction) => boolean} */
export const less = (a, b) => a[0] * b[1] < b[0] * a[1];

/**
 * Rounded half away from zero: a decimal string with `decimals` decimals.
 * @param {Fraction} fraction
 * @param {number} decimals
 */
export function roundHalfUp([top, bottom], decimals) {
  const scaled = (top < 0n ? -top : top) * 10n ** BigInt(decimals);
  const digits = String((2n * scaled + bottom) / (2n * bottom)).padStart(decimals + 1, "0");
  const cut = digits.length - decimals;
  return (top < 0n ? "-" : "") + digits.slice(0, cut) + (decimals ? `.${digits.slice(cut)}` : "");
}

/**
 * The JSON number of a decimal string; never -0.
 * @param {string} decimal
 */
export const toJson = (decimal) => Number(decimal) + 0;

/**
 * The whole number in a JSON number or in a text of at most three digits; null where there is none.
 * @param {any} raw
 * @returns {number | null}
 */
export function wholeNumber(raw) {
  if (isText(raw)) return /^-?\d{1,3}$/.test(plain(raw)) ? Number(plain(raw)) + 0 : null;
  return Number.isInteger(raw) && Math.abs(raw) < 1e15 ? raw + 0 : null;
}
