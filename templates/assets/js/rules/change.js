/** Reading answers of an older version of a worksheet. */

import { answerOf, cellOf, fieldsOf, valueOf } from "../contract/shape.js";
import { parseDate } from "../reading/date.js";
import { parseNumber, wholeNumber } from "../reading/number.js";
import { byCodePoint, clean, isObject, isText } from "../reading/text.js";
import { called, put, putAside, renamed, rulesOf, take } from "./place.js";

const DEEPEST = 2; // an option's value stands no deeper than in a cell of a row
const FREE = [undefined, "text", "number"]; // in cells that hold no value of a list or scale; undefined are a tick and the numbers of cards

/** @typedef {import("../contract/document.d.ts").Document} Document */
/** @typedef {import("../contract/document.d.ts").Change} Change */
/** @typedef {import("../contract/shape.js").Rules} Rules */
/** @typedef {import("./place.js").Entries} Entries */
/** @typedef {Map<string, string>} Table old value → new value */
/** @typedef {(name: string) => Rules | null} Asked how what stood at a place is read today, null where it is not asked */

/**
 * `[answers, dropped]`: answers of `version` as the model's version has them, and those to fields no longer asked.
 * @param {Document} model
 * @param {number} version
 * @param {Entries} answers
 * @param {string} language that numbers are written in
 * @returns {[Entries, Entries]}
 */
export function bringUpToDate(model, version, answers, language) {
  let current = answers;
  const dropped = Object.create(null);
  const fields = new Map(fieldsOf(model).map((field) => [field.id, field]));
  const changes = changesSince(model, version);
  changes.forEach((change, index) => {
    current = renamed(current, change.rename);
    const tables = tablesOf(change);
    const own = new Set(Object.keys(change.values).map((name) => called(name, change.rename)));
    /** @type {Asked} */
    const asked = (name) => rulesOf(fields, nameAfter(name, changes.slice(index + 1)));
    const found = take(current, tables.keys()); // each by itself, so that a value in a row is mapped once
    for (const name of [...found.keys()].reverse()) {
      const table = tables.get(name) ?? new Map();
      put(current, name, mapAnswer(name, found.get(name), table, asked, language, own.has(name)));
    }
    putAside(current, dropped, change.dropped);
  });
  return [current, dropped];
}

/**
 * The changes that answers of `version` have to go through, in order.
 * @param {Document} model
 * @param {number} version
 */
export const changesSince = (model, version) =>
  model.changes.filter((change) => change.from >= version).sort((a, b) => a.from - b.from);

/**
 * New name of a place → its old values and what they are now. A field may be called by both its names, and one whose rows have moved by
 * its old one; each value is mapped once.
 * @param {Change} change
 */
export function tablesOf({ rename, values }) {
  /** @type {Map<string, Table>} */
  const tables = new Map();
  for (const name of Object.keys(values)) {
    const rows = Object.keys(rename).filter((old) => old.startsWith(`${name}.`));
    for (const place of [called(name, rename), ...rows.map((old) => rename[old])]) {
      const table = tables.get(place) ?? new Map();
      for (const [old, now] of Object.entries(values[name])) table.set(old, now);
      tables.set(place, table);
    }
  }
  return tables;
}

/**
 * What a place is called after `later` changes.
 * @param {string} name
 * @param {Change[]} later
 */
export const nameAfter = (name, later) => later.reduce((known, { rename }) => called(known, rename), name);

/**
 * Old values replaced wherever they stand as a value: alone, in a list, in a row; and as keys of a ranking, which is `{option: place}`
 * where it was read from a PDF.
 * @param {string} name
 * @param {any} raw
 * @param {Table} table
 * @param {Asked} asked
 * @param {string} language
 * @param {boolean} isOwn the table is the place's own, not that of what the place stood in, where free texts and what is asked no longer stay
 */
function mapAnswer(name, raw, table, asked, language, isOwn) {
  const field = asked(name);
  const answer = field && answerOf(field);
  if (answer === "order" && isObject(raw)) return withKeys(raw, table);
  const inside = answer === "rows" ? field : null;

  /**
   * @param {any} value
   * @param {string} place
   * @param {Rules | null} rules
   * @param {number} depth
   * @returns {any}
   */
  function mapped(value, place, rules, depth) {
    if (Array.isArray(value) && depth) return value.map((item) => mapped(item, place, rules, depth - 1));
    if (isObject(value) && depth) {
      const made = Object.create(null);
      for (const key of Object.keys(value)) {
        const cell = `${place}.${key}`;
        made[key] = mapped(value[key], cell, cellIn(inside, key) ?? asked(cell), depth - 1);
      }
      return made;
    }
    const isFree = (depth < DEEPEST || !isOwn) && (rules ? FREE.includes(valueOf(rules.type)) : inside !== null);
    const known = isFree ? null : nameIn(value, rules, language);
    return known === null ? value : (table.get(known) ?? value);
  }

  return mapped(raw, name, answer === "one" ? field : null, DEEPEST);
}

/**
 * Old keys under their new names. One whose new name is taken stays as it is.
 * @param {Entries} entries
 * @param {Table} names
 */
function withKeys(entries, names) {
  const made = Object.create(null);
  const keys = Object.keys(entries);
  for (const key of keys) if (!names.has(key)) made[key] = entries[key];
  for (const key of keys.filter((name) => names.has(name)).sort(byCodePoint)) {
    const name = names.get(key) ?? key;
    made[name in made ? key : name] = entries[key];
  }
  return made;
}

/**
 * How a cell in the row or column `key` is read; null where nothing says.
 * @param {Rules | null} field
 * @param {string} key
 * @returns {Rules | null}
 */
function cellIn(field, key) {
  if (!field) return null;
  const rules = cellOf(field);
  const found = isText(rules) ? field[rules] : rules;
  if (Array.isArray(found)) return found.find(({ id }) => id === key) ?? null;
  return isText(rules) ? found : Object.hasOwn(rules, key) ? rules[key] : null;
}

/**
 * What a single answer is called in a table of values, however it is written: 3, 3.0, "3" and " 3 " are one step of a scale.
 * @param {any} value
 * @param {Rules | null} rules
 * @param {string} language
 */
function nameIn(value, rules, language) {
  const kind = rules && valueOf(rules.type);
  const isWritten = isText(value);
  if (rules && kind === "number" && (isWritten || typeof value === "number")) {
    const number = parseNumber(value, language, rules.unit);
    if (number !== null) return number;
  }
  if (kind === "day" && isWritten) {
    const day = parseDate(value);
    if (day !== null) return day;
  }
  const step = kind === "step" || !isWritten ? wholeNumber(value) : null;
  if (step !== null) return String(step);
  return isWritten ? clean(value) : null;
}
