/** Answers put aside: of several versions together, and what is said of them. The twin of toolkit/rules/aside.py. */

import { finding } from "../reading/reading.js";
import { byCodePoint, isEmpty, isObject } from "../reading/text.js";

/** @typedef {import("./place.js").Entries} Entries */
/** @typedef {import("../contract/shape.js").Rules} Rules */

/** @type {(entries: Entries, key: string) => any} */
const own = (entries, key) => (Object.hasOwn(entries, key) ? entries[key] : undefined);

/**
 * Both, place by place: a table may have lost one row in one version and another one in the next. Of two for one place both stay.
 * @param {Entries} before
 * @param {Entries} now
 */
export function together(before, now) {
  /** @type {Entries} */
  const made = Object.create(null);
  for (const name of [...Object.keys(before), ...Object.keys(now)])
    made[name] = both(own(before, name), own(now, name));
  return made;
}

/**
 * @param {any} before
 * @param {any} now
 * @returns {any}
 */
function both(before, now) {
  if (isEmpty(before) || isEmpty(now)) return isEmpty(now) ? before : now;
  if (isObject(before) && isObject(now)) return together(before, now);
  if (!Array.isArray(before) || !Array.isArray(now) || ![...before, ...now].every(isObject))
    return JSON.stringify(before) === JSON.stringify(now) ? now : [before, now];
  return Array.from({ length: Math.max(before.length, now.length) }, (_, row) =>
    together(before[row] ?? {}, now[row] ?? {}),
  );
}

/**
 * What is said of the answers put aside under `name`: of a question that is still asked, which rows, cells or columns are gone.
 * @param {Rules | undefined} field
 * @param {string} name
 * @param {any} value
 */
export function asideFindings(field, name, value) {
  /** @type {[string | null, string | null][]} */
  const cells = [];
  if (field && isObject(value)) {
    const rows = new Set((field.rows ?? []).map((/** @type {{ id: string }} */ { id }) => id));
    for (const row of Object.keys(value).sort(byCodePoint)) {
      const isAsked = rows.has(row) && isObject(value[row]);
      if (!isAsked) cells.push([row, null]);
      else for (const column of Object.keys(value[row]).sort(byCodePoint)) cells.push([row, column]);
    }
  } else if (field && Array.isArray(value)) {
    const columns = new Set(value.filter(isObject).flatMap((row) => Object.keys(row)));
    for (const column of [...columns].sort(byCodePoint)) cells.push([null, column]);
  }
  if (!cells.length) return [finding("answer-dropped", { field: name })];
  return cells.map(([row, column]) => finding("answer-dropped", { field: name, row, column }, { is: "part" }));
}
