/** How numbers and days are written. */

import languages from "#contract/languages.json" with { type: "json" };
import { fill } from "./fill.js";

/** @param {any} value */
export const asText = (value) => (typeof value === "string" ? value : JSON.stringify(value));

/** @type {Record<string, { decimal: string, group: string, day: string, months: string[] }>} */
const LANGUAGES = languages;
const GROUPED_FROM = 10_000; // 2026 may be a year

/**
 * A number, a decimal string or an ISO date as the language writes it; any other text as it stands.
 * @param {any} value
 * @param {string} language
 */
export function written(value, language) {
  const text = asText(value);
  const signs = LANGUAGES[language];
  const day = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (day) {
    const [, year, month, number] = day;
    const name = signs.months[Number(month) - 1].slice(0, 3);
    return fill(signs.day, { year, month: Number(month), day: Number(number), name });
  }
  return /^-?[0-9]+(\.[0-9]+)?$/.test(text) ? text.replace(".", signs.decimal) : text;
}

/**
 * A number to be read, not to be filled in, with its thousands set apart: `12.345,5`.
 * @param {number} value
 * @param {string} language
 */
export function grouped(value, language) {
  const text = written(value, language);
  if (Math.abs(value) < GROUPED_FROM) return text;
  const { decimal, group } = LANGUAGES[language];
  const [whole, ...rest] = text.split(decimal);
  return [whole.replace(/\B(?=([0-9]{3})+$)/g, group), ...rest].join(decimal);
}
