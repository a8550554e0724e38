/** The questions of a sheet as an older version had them, as far as today's definition tells. The twin of toolkit/rules/earlier.py. */

import { fieldsOf } from "../contract/shape.js";
import { byCodePoint } from "../reading/text.js";
import { changesSince, nameAfter, tablesOf } from "./change.js";
import { called, pathOf, put, rulesOf } from "./place.js";

/** @typedef {import("../contract/document.d.ts").Document} Document */
/** @typedef {import("../contract/shape.js").Rules} Rules */
/** @typedef {import("./place.js").Entries} Entries */
/** @typedef {[string | null, (string | null)?, (string | null)?]} Place field, row, column */

const BETWEEN = "__"; // the parts of the name of a box in a PDF
const NUMBER = /^[1-9][0-9]?$/;

/** @param {string} name */
const isPlace = (name) => name.includes(".");

/**
 * The fields of the sheet under the names of `version`, with their old options beside today's.
 * @param {Document} model
 * @param {number} version
 */
export function earlier(model, version) {
  /** @type {Rules[]} */
  let fields = fieldsOf(model);
  for (const change of changesSince(model, version).reverse()) {
    const tables = tablesOf(change);
    const today = new Map(fields.map((field) => [field.id, field]));
    /** @type {Map<string, Rules>} */
    const moved = new Map();
    /** @type {Map<string, string>} */
    const before = new Map();
    for (const [old, now] of Object.entries(change.rename)) {
      const rules = isPlace(old) || isPlace(now) ? rulesOf(today, now) : null;
      if (rules) moved.set(old, withOldOptions(rules, tables.get(now)));
      else if (!before.has(now)) before.set(now, old);
    }
    const asked = fields.map((field) => ({
      ...withOldOptions(field, tables.get(field.id)),
      id: before.get(field.id) ?? field.id,
    }));
    fields = withMoved(asked, moved);
  }
  return fields;
}

/**
 * @param {Rules[]} fields
 * @param {Map<string, Rules>} moved
 */
function withMoved(fields, moved) {
  if (!moved.size) return fields;
  /** @type {Map<string, Rules>} */
  const known = new Map(fields.map((field) => [field.id, field]));
  for (const [old, rules] of moved) {
    const path = pathOf(old);
    known.set(path[0], holding(known.get(path[0]), path, rules));
  }
  const made = fields.map((field) => {
    const now = known.get(field.id) ?? field;
    known.delete(field.id);
    return now;
  });
  return [...made, ...known.values()];
}

/**
 * @param {Rules} rules
 * @param {import("./change.js").Table} [table]
 * @returns {Rules}
 */
function withOldOptions(rules, table) {
  if (!rules.options) return rules;
  const options = [...rules.options];
  for (const [old, now] of table ?? []) {
    const same = options.find(({ value }) => value === now);
    if (same && options.every(({ value }) => value !== old)) options.push({ ...same, value: old });
  }
  return { ...rules, options };
}

/**
 * A field of the old version in which something stood that stands elsewhere today: itself, or with this row and column.
 * @param {Rules | undefined} field
 * @param {string[]} path
 * @param {Rules} rules
 * @returns {Rules}
 */
function holding(field, path, rules) {
  const [id, row, column] = path;
  if (row === undefined) return { label: "", ...rules, id };
  const type = column === undefined ? "grid" : "table";
  /** @type {Rules[]} */
  const known = (field?.type === type && field.rows) || [];
  const rows = known.some((line) => line.id === row) ? known : [...known, { id: row, label: "" }];
  /** @type {Rules} */
  const made = { ...(field ?? { label: "" }), id, type, rows };
  if (type === "grid") return { cell: { ...rules }, ...made };
  const columns = (made.columns ?? []).filter((/** @type {Rules} */ line) => line.id !== column);
  return { ...made, columns: [...columns, { label: "", ...rules, id: column }], min_rows: 0, max_rows: null };
}

/**
 * Where today that stands which stood at `place` in `version`.
 * @param {Document} model
 * @param {number} version
 * @param {Place} place
 * @returns {Place}
 */
export function placeToday(model, version, place) {
  const name = place.filter((part) => part !== null && part !== undefined).join(".");
  const today = nameAfter(name, changesSince(model, version));
  if (today === name) return place;
  const [field, row = null, column = null] = pathOf(today);
  return [field, row, column];
}

/**
 * `answers` of a PDF of `version`, with the boxes of what was dropped since put together by their names, as nothing else is known of them:
 * so they are put aside as the one answer that they are.
 * @param {Document} model
 * @param {number} version
 * @param {Entries} answers
 */
export function gathered(model, version, answers) {
  /** @type {Entries} */
  const made = Object.assign(Object.create(null), answers);
  const changes = changesSince(model, version);
  for (const box of Object.keys(answers).sort(byCodePoint)) {
    const [field, row, ...rest] = box.split(BETWEEN);
    const column = rest.length ? rest.join(BETWEEN) : undefined;
    const name = [field, row, column].filter((part) => part !== undefined).join(".");
    const isFree = column !== undefined && NUMBER.test(row); // a row that has a number
    if (row !== undefined && isDropped(name, changes)) {
      if (put(made, name, made[box])) delete made[box];
    } else if (isFree && isDropped(`${field}.${column}`, changes) && Array.isArray(made[field] ?? [])) {
      const rows = [...(made[field] ?? [])];
      while (rows.length < Number(row)) rows.push({});
      rows[Number(row) - 1] = { ...rows[Number(row) - 1], [column]: made[box] };
      made[field] = rows;
      delete made[box];
    }
  }
  return made;
}

/**
 * Whether a place, or what it stands in, is put aside on the way to today.
 * @param {string} name
 * @param {import("../contract/document.d.ts").Change[]} changes
 */
function isDropped(name, changes) {
  let now = name;
  return changes.some(({ rename, dropped }) => {
    now = called(now, rename);
    return dropped.some((gone) => now === gone || now.startsWith(`${gone}.`));
  });
}
