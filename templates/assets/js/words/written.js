/** How numbers and days are written. */

import languages from "#contract/languages.json" with { type: "json" };
import { fill } from "./fill.js";

/** @param {any} value */
export const asText = (value) => (typeof value === "string" ? value : JSON.stringify(value));

/** @type {Record<string, { decimal: string, day: string, months: string[] }>} */
const LANGUAGES = languages;

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
