/** Whether a condition holds, given the usable values of the visible fields. */

import { exact, less } from "../reading/number.js";
import { isEmpty, isObject } from "../reading/text.js";

/** `usable(field)` gives the usable value of a field, null where it is hidden, unanswered or not understood. */
export function holds(condition, usable) {
  if (condition === null) return true;
  const { op, of, path, values, value: wanted } = condition;
  if (op === "all") return of.every((part) => holds(part, usable));
  if (op === "any") return of.some((part) => holds(part, usable));
  if (op === "not") return !holds(of[0], usable);
  const value = atPath(usable, path);
  if (op === "answered") return isEmpty(value) !== wanted;
  if (isEmpty(value)) return false;
  // === compares value and kind: 1 is not "1" and not true.
  if (op === "in") return values.includes(value);
  if (op === "includes") return Array.isArray(value) && value.includes(wanted);
  const amount = exactOf(Array.isArray(value) ? value.length : value);
  if (amount === null) return false;
  return op === "at_least" ? !less(amount, exact(wanted)) : !less(exact(wanted), amount);
}

/** The usable value at `[field]`, `[grid, row]` or `[table, row, column]`; null where there is none. */
export function atPath(usable, [field, ...keys]) {
  let value = usable(field);
  for (const key of keys) value = isObject(value) ? value[key] : null; // usable objects have no prototype
  return value;
}

/** The paths that a condition asks about. */
export const pathsIn = (condition) =>
  condition === null ? [] : condition.path ? [condition.path] : condition.of.flatMap(pathsIn);

/** For each field the fields that its own condition and its section's ask about, in their order. */
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

/** Whether conditions go in a circle. By taking away what asks about nothing that is left; a stranger's definition may chain thousands. */
export function isCircular(asked) {
  const left = new Map([...asked].map(([name, others]) => [name, others.size]));
  const askers = new Map([...asked.keys()].map((name) => [name, []]));
  for (const [name, others] of asked) for (const other of others) askers.get(other)?.push(name);
  const free = [...left.keys()].filter((name) => !left.get(name));
  for (let taken = 0; taken < free.length; taken++) {
    for (const name of askers.get(free[taken])) {
      left.set(name, left.get(name) - 1);
      if (!left.get(name)) free.push(name);
    }
  }
  return free.length < asked.size;
}

/** The exact fraction of a usable number, null for anything else. Usable numbers are short enough to print without exponent. */
export const exactOf = (value) => (typeof value === "number" ? exact(String(value)) : null);
