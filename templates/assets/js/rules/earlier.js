/** The sheet as an older version had it, as far as today's definition tells. The twin of toolkit/rules/earlier.py. */

import { fieldsOf } from "../contract/shape.js";
import { changesSince, nameAfter, tablesOf } from "./change.js";
import { pathOf, rulesOf } from "./place.js";

const isPlace = (name) => name.includes(".");

/** The sheet with its fields under the names of `version`, with their old options beside today's. */
export function earlier(model, version) {
  let sections = model.sections;
  for (const change of changesSince(model, version).reverse()) {
    const tables = tablesOf(change);
    const today = new Map(fieldsOf({ sections }).map((field) => [field.id, field]));
    const moved = new Map();
    const before = new Map();
    for (const [old, now] of Object.entries(change.rename)) {
      const rules = isPlace(old) || isPlace(now) ? rulesOf(today, now) : null;
      if (rules) moved.set(old, withOldOptions(rules, tables.get(now)));
      else if (!before.has(now)) before.set(now, old);
    }
    const asked = (field) => ({ ...withOldOptions(field, tables.get(field.id)), id: before.get(field.id) ?? field.id });
    sections = sections.map((section) => ({ ...section, fields: section.fields.map(asked) }));
    sections = withMoved(sections, moved);
  }
  return { ...model, sections };
}

function withMoved(sections, moved) {
  if (!moved.size) return sections;
  const known = new Map(fieldsOf({ sections }).map((field) => [field.id, field]));
  for (const [old, rules] of moved) {
    const path = pathOf(old);
    known.set(path[0], holding(known.get(path[0]), path, rules));
  }
  const made = sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) => {
      const now = known.get(field.id) ?? field;
      known.delete(field.id);
      return now;
    }),
  }));
  made.at(-1).fields.push(...known.values());
  return made;
}

function withOldOptions(rules, table) {
  if (!rules.options) return rules;
  const options = [...rules.options];
  for (const [old, now] of table ?? []) {
    const same = options.find(({ value }) => value === now);
    if (same && options.every(({ value }) => value !== old)) options.push({ ...same, value: old });
  }
  return { ...rules, options };
}

/** A field of the old version in which something stood that stands elsewhere today: itself, or with this row and column. */
function holding(field, path, rules) {
  const [id, row, column] = path;
  if (row === undefined) return { label: "", ...rules, id };
  const type = column === undefined ? "grid" : "table";
  const known = (field?.type === type && field.rows) || [];
  const rows = known.some((line) => line.id === row) ? known : [...known, { id: row, label: "" }];
  const made = { ...(field ?? { label: "" }), id, type, rows };
  if (type === "grid") return { cell: { ...rules }, ...made };
  const columns = (made.columns ?? []).filter((line) => line.id !== column);
  return { ...made, columns: [...columns, { label: "", ...rules, id: column }], min_rows: 0, max_rows: null };
}

/** Where today that stands, `[field, row, column]`, which stood at `place` in `version`. */
export function placeToday(model, version, place) {
  const name = place.filter((part) => part !== null && part !== undefined).join(".");
  const today = nameAfter(name, changesSince(model, version));
  return today === name ? place : [...pathOf(today), null, null].slice(0, 3);
}
