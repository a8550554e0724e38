/** Answers at places: `field`, `grid.row`, `table.row.column`; found, taken out, put in. The twin of toolkit/rules/place.py. */

import { rulesAt } from "../contract/shape.js";
import { byCodePoint, isEmpty, isObject } from "../reading/text.js";

/** @typedef {Record<string, any>} Entries answers by the ids of their fields, or of their rows, or of their columns */
/** @typedef {Record<string, string>} Names old name → new name */
/** @typedef {import("../contract/shape.js").Rules} Rules */

/** @type {(entries: object, key: string) => boolean} */
const has = (entries, key) => Object.hasOwn(entries, key);

/**
 * `[field]`, `[field, row]`, `[field, row, column]`.
 * @param {string} name
 */
export function pathOf(name) {
  const [field, row, ...rest] = name.split(".");
  return [field, row, rest.length ? rest.join(".") : undefined].filter((part) => part !== undefined);
}

/** @param {string} name */
const depthOf = (name) => name.split(".").length;

/**
 * A copy whose keys are nothing but its own.
 * @param {Entries} entries
 * @returns {Entries}
 */
const copied = (entries) => Object.assign(Object.create(null), entries);

/**
 * Answers at their new places. One whose new place is taken stays where it is: so it is found, and nothing is lost.
 * @param {Entries} answers
 * @param {Names} names
 */
export function renamed(answers, names) {
  /** @type {Set<string>} */
  const staying = new Set();
  for (;;) {
    const made = copied(answers);
    const going = Object.keys(names).filter((old) => !staying.has(old));
    const moved = take(made, going);
    const stuck = [...moved.keys()].sort(byCodePoint).filter((old) => !put(made, names[old], moved.get(old)));
    if (!stuck.length) return made;
    for (const old of stuck) staying.add(old);
  }
}

/**
 * Takes what is answered at these places out of `answers`: place → value; rows before the field that they stand in. What it holds is
 * copied, not changed.
 * @param {Entries} answers
 * @param {Iterable<string>} names
 */
export function take(answers, names) {
  /** @type {Map<string, any>} */
  const taken = new Map();
  for (const name of [...names].sort((a, b) => depthOf(b) - depthOf(a))) {
    const value = without(answers, pathOf(name));
    if (!isEmpty(value)) taken.set(name, value);
  }
  return taken;
}

/**
 * @param {Entries} entries
 * @param {string[]} path
 * @returns {any}
 */
function without(entries, path) {
  const [key, ...rest] = path;
  const inside = has(entries, key) ? entries[key] : undefined;
  if (!rest.length) {
    delete entries[key];
    return inside;
  }
  if (!isObject(inside)) return undefined;
  const left = copied(inside);
  const value = without(left, rest);
  entries[key] = left;
  if (isEmpty(left)) delete entries[key];
  return value;
}

/**
 * Whether the place was free, and now holds the value.
 * @param {Entries} answers
 * @param {string} name
 * @param {any} value
 */
export const put = (answers, name, value) => within(answers, pathOf(name), value);

/**
 * @param {Entries} entries
 * @param {string[]} path
 * @param {any} value
 * @returns {boolean}
 */
function within(entries, path, value) {
  const [key, ...rest] = path;
  const inside = has(entries, key) ? entries[key] : undefined;
  if (!rest.length) {
    if (isEmpty(inside)) entries[key] = value;
    return isEmpty(inside);
  }
  if (!isEmpty(inside) && !isObject(inside)) return false;
  const made = copied(isObject(inside) ? inside : {});
  if (!within(made, rest, value)) return false;
  entries[key] = made;
  return true;
}

/**
 * Moves what is answered at these places from `answers` to `aside`. `table.column` is that column in each of a table's free rows. What has
 * no room there stays.
 * @param {Entries} answers
 * @param {Entries} aside
 * @param {string[]} names
 */
export function putAside(answers, aside, names) {
  /** @type {Map<string, Set<string>>} */
  const columns = new Map();
  for (const name of names) {
    const [field, ...cell] = pathOf(name);
    if (cell.length === 1 && has(answers, field) && Array.isArray(answers[field])) {
      columns.set(field, (columns.get(field) ?? new Set()).add(cell[0]));
      continue;
    }
    for (const [place, value] of take(answers, [name])) {
      if (!put(aside, place, value)) put(answers, place, value);
    }
  }
  for (const [field, gone] of columns) {
    /** @type {any[]} */
    const rows = has(answers, field) ? answers[field] : []; // none: the whole table went
    const known = has(aside, field) ? aside[field] : [];
    const taken = rows.map((row) => cells(row, (key) => gone.has(key)));
    if (!Array.isArray(known) || !taken.some((row) => Object.keys(row).length)) continue;
    aside[field] = taken.map((row, index) => Object.assign(copied(known[index] ?? {}), row));
    answers[field] = rows.map((row) => (isObject(row) ? cells(row, (key) => !gone.has(key)) : row));
  }
}

/**
 * What a row says in the columns that are `wanted`.
 * @param {any} row
 * @param {(column: string) => boolean} wanted
 */
function cells(row, wanted) {
  const made = copied({});
  if (!isObject(row)) return made;
  for (const key of Object.keys(row)) if (wanted(key) && !isEmpty(row[key])) made[key] = row[key];
  return made;
}

/**
 * What a place is called by new names: its own, or that of the field or row that it stands in.
 * @param {string} name
 * @param {Names} names
 */
export function called(name, names) {
  const path = pathOf(name);
  for (let length = path.length; length; length -= 1) {
    const known = path.slice(0, length).join(".");
    if (has(names, known)) return [names[known], ...path.slice(length)].join(".");
  }
  return name;
}

/**
 * How what stands at a place is read; null where there is no such place.
 * @param {Map<string, Rules>} fields by id
 * @param {string} name
 */
export function rulesOf(fields, name) {
  const [id, ...cell] = pathOf(name);
  const field = fields.get(id);
  return field ? rulesAt(field, cell) : null;
}
