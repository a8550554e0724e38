/** What the columns of a table come to that say so (`total`): derived from its answer, never a part of it. */

import limits from "#contract/limits.json" with { type: "json" };
import { add, exact, parseNumber, roundHalfUp, toJson } from "./number.js";
import { isObject } from "./text.js";

/** The number in a cell as it was read; null for what was not understood. @param {any} cell */
const numberIn = (cell) => (typeof cell === "number" ? parseNumber(cell, "", null) : null);

/** Of a table with fixed rows those that it has. @type {(field: import("#js/contract/document.d.ts").TableField, value: any) => any[]} */
function rowsOf({ rows }, value) {
  if (!rows) return Array.isArray(value) ? value : [];
  return isObject(value) ? rows.map(({ id }) => value[id]) : [];
}

/**
 * `{column: total}`, of the columns with a total in which a number stands. `value`: the table's answer as it was read. What was not understood
 * is not counted; a number outside `min` and `max` is, since it is what stands there.
 * @param {import("#js/contract/document.d.ts").TableField} field
 * @param {any} value
 */
export function totals(field, value) {
  const rows = rowsOf(field, value).filter(isObject);
  /** @type {Record<string, number>} */
  const found = {};
  for (const column of field.columns) {
    if (column.type !== "number" || column.total !== true) continue;
    const numbers = rows.map((row) => numberIn(row[column.id])).filter((number) => number !== null);
    if (numbers.length) found[column.id] = toJson(roundHalfUp(numbers.map(exact).reduce(add), limits.number.decimals));
  }
  return found;
}
