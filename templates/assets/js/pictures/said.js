/** What pictures say in words. Twin: toolkit/pictures/said.py. */

import data from "#contract/picture.json" with { type: "json" };
import { fill } from "../words/fill.js";

const LONGEST_NAME = 60;

/** @typedef {Record<string, string>} Words */
/** @typedef {number | string | null | undefined} Value a step, `na`, or nothing */

/**
 * The name that a row begins with: `Open: we speak up` → `Open`; the whole label where there is none. `1. Before: …` keeps its number.
 * @param {string} label
 */
export function headOf(label) {
  const signs = [...label];
  for (let place = 1; place < Math.min(signs.length - 1, LONGEST_NAME); place++)
    if (":.".includes(signs[place]) && signs[place + 1] === " " && !"0123456789".includes(signs[place - 1]))
      return signs.slice(0, place).join("");
  return label;
}

/**
 * `4 in a high degree`, `don't know`, or `–`.
 * @type {(value: Value, scale: any, words: Words) => string}
 */
export function stepWords(value, scale, words) {
  if (value === null || value === undefined) return words.none;
  if (value === "na") return words.na;
  const label = scale.options.find((/** @type {any} */ option) => option.value === value)?.label ?? "";
  return label && label !== String(value) ? `${value} ${label}` : String(value);
}

/**
 * Its steps that have a name: `1 not at all · 5 very much`.
 * @param {any} scale
 * @returns {string}
 */
export const scaleWords = ({ options }) =>
  options
    .filter((/** @type {any} */ { value, label }) => label !== "" && label !== String(value))
    .map((/** @type {any} */ { value, label }) => `${value} ${label}`)
    .join(" · ");

/**
 * A few of them by name, and how many more there are.
 * @type {(found: string[], words: Words) => string}
 */
export function names(found, words) {
  const shown = found.slice(0, data.named);
  const rest = found.length - shown.length;
  return [...shown, ...(rest > 0 ? [fill(words.more, { n: rest })] : [])].join(", ");
}

/** @type {(label: string, value: unknown, words: Words) => string} */
export const named = (label, value, words) => fill(words.named, { label: headOf(label), value });
