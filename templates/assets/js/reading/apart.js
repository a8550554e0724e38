/**
 * Answers taken apart into cells and put together again, by the shapes of the contract. The twin of toolkit/reading/apart.py, which
 * refuses what has not its field's shape; here, where a form changes cell by cell, it stays as it is. `parts`: a cell without its nulls.
 */

import { answerOf, isCounted, namesOf } from "../contract/shape.js";
import { isObject } from "./text.js";

/** @typedef {import("../contract/shape.js").Rules} Rules */
/** @typedef {(string | number)[]} Parts */

/**
 * @param {any} value
 * @param {string | number} key
 */
const own = (value, key) =>
  value !== null && typeof value === "object" && Object.hasOwn(value, key) ? value[key] : undefined;

/**
 * A copy of `object` with `key` set, or without it where value is undefined. Without a prototype: keys come from files.
 * @param {any} object
 * @param {string | number} key
 * @param {any} value
 */
export function withKey(object, key, value) {
  const copy = Object.create(null);
  if (isObject(object)) for (const name of Object.keys(object)) copy[name] = object[name];
  if (value === undefined) delete copy[key];
  else copy[key] = value;
  return copy;
}

/**
 * Places `{option: place}` of a ranking, which may be a list (first = highest) or places already.
 * @param {any} raw
 */
function places(raw) {
  if (!Array.isArray(raw)) return raw;
  const found = Object.create(null);
  raw.forEach((option, index) => {
    if (typeof option === "string" && !(option in found)) found[option] = index + 1;
  });
  return found;
}

/**
 * What stands in one cell of an answer; undefined where nothing does. For an option of choices: whether it is chosen.
 * @param {Rules} field
 * @param {any} raw
 * @param {Parts} parts
 * @returns {any}
 */
export function lookUp(field, raw, parts) {
  if (!parts.length) return raw;
  const kind = answerOf(field);
  if (kind === "chosen") return Array.isArray(raw) && raw.includes(parts[0]);
  if (kind === "order") return own(places(raw), parts[0]);
  const line = own(raw, isCounted(field) ? Number(parts[0]) - 1 : parts[0]);
  return parts.length > 1 ? own(line, parts[1]) : line;
}

/**
 * The answer with one cell changed; `value` undefined empties it.
 * @param {Rules} field
 * @param {any} raw
 * @param {Parts} parts
 * @param {any} value
 * @returns {any}
 */
export function change(field, raw, parts, value) {
  if (!parts.length) return value;
  const [first, second] = parts;
  const kind = answerOf(field);
  if (kind === "chosen") {
    const others = (Array.isArray(raw) ? raw : []).filter((option) => option !== first);
    return value ? [...others, first] : others;
  }
  if (kind === "order") return withKey(places(raw), first, value);
  const inside = (/** @type {any} */ row) => (second === undefined ? value : withKey(row, second, value));
  if (isCounted(field)) {
    const rows = Array.isArray(raw) ? [...raw] : [];
    const count = Number(first);
    while (rows.length < count) rows.push({});
    rows[count - 1] = inside(rows[count - 1]) ?? {};
    return rows;
  }
  return withKey(raw, first, inside(own(raw, first)));
}

/**
 * One field's answer, raw, from the cells `[row, column, value]` that are filled in (at least one).
 * @param {Rules} field
 * @param {[any, any, any][]} cells
 * @returns {any}
 */
export function putTogether(field, cells) {
  if (answerOf(field) === "chosen") {
    const chosen = new Set(cells.map(([option]) => option));
    return namesOf(field)[0].filter((option) => chosen.has(option));
  }
  if (cells[0][0] === null) return cells[0][2];
  const answer = Object.create(null);
  for (const [row, column, value] of cells) {
    if (column === null) answer[row] = value;
    else (answer[row] ??= Object.create(null))[column] = value;
  }
  if (!isCounted(field)) return answer;
  const count = Math.max(...Object.keys(answer).map(Number));
  return Array.from({ length: count }, (_, index) => answer[index + 1] ?? Object.create(null));
}
