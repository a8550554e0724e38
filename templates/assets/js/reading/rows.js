/** Readings of rows, put together from the readings of their cells. */

import { append, at, notUsable, reading } from "./reading.js";
import { isEmpty, unknownKeys } from "./text.js";

/** @typedef {import("./reading.js").Reading} Reading */

/** A reading of a row in which nothing stands yet. */
export const blank = () => reading(Object.create(null), Object.create(null));

/**
 * `part` as the row or column (`place`) `key` of `result`; one in which nothing stands is left out.
 * @param {Reading} result
 * @param {"row" | "column"} place
 * @param {string} key
 * @param {Reading} part
 */
export function put(result, place, key, part) {
  append(result.findings, at(part.findings, { [place]: key }));
  if (!isEmpty(part.value)) result.value[key] = part.value;
  if (!isEmpty(part.usable)) result.usable[key] = part.usable;
}

/**
 * @param {Reading} result
 * @param {"row" | "column"} place
 * @param {Record<string, any>} entries
 * @param {Iterable<string>} known
 */
export function keepUnknown(result, place, entries, known) {
  for (const key of unknownKeys(entries, known)) put(result, place, key, notUsable(entries[key], "unknown-field"));
}

/**
 * The findings of counted rows, each with its row's number from 1.
 * @param {Reading[]} lines
 */
export const numbered = (lines) => lines.flatMap((line, index) => at(line.findings, { row: String(index + 1) }));
