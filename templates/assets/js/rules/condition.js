/** Whether a condition holds, given the usable values of the visible fields. */

import { exact, less } from "../reading/number.js";
import { isEmpty, isObject } from "../reading/text.js";

/** @typedef {(field: string) => any} Usable */

/**
 * `usable(field)` gives the usable value of a field, null where it is hidden, unanswered or not understood.
 * @param {import("../contract/document.d.ts").Condition | null | undefined} condition absent from a page that says only what is so
 * @param {Usable} usable
 * @returns {boolean}
 */
export function holds(condition, usable) {
  if (!condition) return true;
  if ("of" in condition) {
    if (condition.op === "all") return condition.of.every((part) => holds(part, usable));
    if (condition.op === "any") return condition.of.some((part) => holds(part, usable));
    return !holds(condition.of[0], usable);
  }
  const value = atPath(usable, condition.path);
  if (condition.op === "answered") return isEmpty(value) !== condition.value;
  if (isEmpty(value)) return false;
  // === compares value and kind: 1 is not "1" and not true.
  if (condition.op === "in") return condition.values.includes(value);
  if (condition.op === "includes") return Array.isArray(value) && value.includes(condition.value);
  const amount = exactOf(Array.isArray(value) ? value.length : value);
  if (amount === null) return false;
  const limit = exact(condition.value);
  return condition.op === "at_least" ? !less(amount, limit) : !less(limit, amount);
}

/**
 * The usable value at `[field]`, `[grid, row]` or `[table, row, column]`; null where there is none.
 * @param {Usable} usable
 * @param {string[]} path
 */
export function atPath(usable, [field, ...keys]) {
  let value = usable(field);
  for (const key of keys) value = isObject(value) ? value[key] : null; // usable objects have no prototype
  return value;
}

/**
 * The paths that a condition asks about.
 * @param {import("../contract/document.d.ts").Condition | null | undefined} condition absent from a page that says only what is so
 * @returns {string[][]}
 */
export function pathsIn(condition) {
  if (!condition) return [];
  return "of" in condition ? condition.of.flatMap(pathsIn) : [condition.path];
}

/**
 * For each field the fields that its own condition and its section's ask about, in their order.
 * @param {import("../contract/document.d.ts").Document} model
 * @returns {Map<string, Set<string>>}
 */
export function askedBy(model) {
  const asked = new Map();
  for (const section of model.sections) {
    const about = pathsIn(section.show_if);
    for (const { id, show_if } of section.fields) {
      asked.set(id, new Set([...about, ...pathsIn(show_if)].map(([name]) => name)));
    }
  }
  return asked;
}

/**
 * Whether conditions go in a circle. By taking away what asks about nothing that is left; a stranger's definition may chain thousands.
 * @param {Map<string, Set<string>>} asked
 */
export function isCircular(asked) {
  const left = new Map([...asked].map(([name, others]) => [name, others.size]));
  /** @type {Map<string, string[]>} */
  const askers = new Map([...asked.keys()].map((name) => [name, []]));
  for (const [name, others] of asked) for (const other of others) askers.get(other)?.push(name);
  const free = [...left.keys()].filter((name) => !left.get(name));
  for (let taken = 0; taken < free.length; taken++) {
    for (const name of askers.get(free[taken]) ?? []) {
      left.set(name, Number(left.get(name)) - 1);
      if (!left.get(name)) free.push(name);
    }
  }
  return free.length < asked.size;
}

/**
 * The exact fraction of a usable number, null for anything else. Usable numbers are short enough to print without exponent.
 * @param {any} value
 */
export const exactOf = (value) => (typeof value === "number" ? exact(String(value)) : null);
