/** Reading answers of an older version of a worksheet. */

import { shapes } from "#fields/made.js";
import { answerOf, fieldsOf } from "../contract/shape.js";
import { parseDate } from "../reading/date.js";
import { parseNumber, wholeNumber } from "../reading/number.js";
import { byCodePoint, clean, isObject, isText } from "../reading/text.js";

const DEEPEST = 2; // an option's value stands no deeper than in a cell of a row
const FREE = new Set(["text", "longtext", "checkbox", "to"]); // cells that hold no value of a list or scale

const has = (map, key) => Object.hasOwn(map, key);
const lookUp = (map, key) => (has(map, key) ? map[key] : key);

/** `[answers, dropped]`: answers of `version` as the model's version has them, and those to fields no longer asked. */
export function bringUpToDate(model, version, answers, language) {
  let current = answers;
  const dropped = Object.create(null);
  const fields = new Map(fieldsOf(model).map((field) => [field.id, field]));
  const changes = model.changes.filter((change) => change.from >= version).sort((a, b) => a.from - b.from);
  changes.forEach((change, index) => {
    current = renamed(current, change.rename);
    for (const [name, table] of tablesOf(change)) {
      if (!(name in current)) continue;
      const nameNow = changes.slice(index + 1).reduce((known, later) => lookUp(later.rename, known), name);
      current[name] = mapAnswer(current[name], table, fields.get(nameNow) ?? null, language);
    }
    for (const name of change.dropped) {
      if (name in current) dropped[name] = current[name];
      delete current[name];
    }
  });
  return [current, dropped];
}

/** New name of a field → its old values and what they are now. A field may be called by both its names; each value is mapped once. */
function tablesOf({ rename, values }) {
  const tables = new Map();
  for (const field of Object.keys(values)) {
    const name = lookUp(rename, field);
    if (!tables.has(name)) tables.set(name, new Map());
    for (const [old, now] of Object.entries(values[field])) tables.get(name).set(old, now);
  }
  return tables;
}

/** Old keys under their new names. One whose new name is taken stays as it is: so it is found, and nothing is lost. */
function renamed(entries, names) {
  const made = Object.create(null);
  const keys = Object.keys(entries);
  for (const key of keys) if (!has(names, key)) made[key] = entries[key];
  for (const key of keys.filter((name) => has(names, name)).sort(byCodePoint)) {
    made[names[key] in made ? key : names[key]] = entries[key];
  }
  return made;
}

/**
 * Old values replaced wherever they stand as a value: alone, in a list, in a row; and as keys of a ranking, which is `{option: place}`
 * where it was read from a PDF. `field`: as it is asked today, null where it is not.
 */
function mapAnswer(raw, table, field, language) {
  const answer = field && answerOf(field);
  if (answer === "order" && isObject(raw)) {
    return renamed(raw, Object.assign(Object.create(null), Object.fromEntries(table)));
  }
  const inside = answer === "rows" ? field : null;

  function mapped(value, rules, depth) {
    if (Array.isArray(value) && depth) return value.map((item) => mapped(item, rules, depth - 1));
    if (isObject(value) && depth) {
      const made = Object.create(null);
      for (const key of Object.keys(value)) made[key] = mapped(value[key], cellIn(inside, key), depth - 1);
      return made;
    }
    const isFree = rules !== null && FREE.has(rules.type) && depth < DEEPEST; // only what is written in a row
    const name = isFree ? null : nameIn(value, rules, language);
    return name !== null && table.has(name) ? table.get(name) : value;
  }

  return mapped(raw, answer === "one" ? field : null, DEEPEST);
}

/** The sheet as `version` had it, as far as today's definition tells: fields under their old names, with their old options beside today's. */
export function earlier(model, version) {
  const changes = model.changes.filter((change) => change.from >= version).sort((a, b) => b.from - a.from);

  function asked(field) {
    let name = field.id;
    const options = [...(field.options ?? [])];
    for (const change of changes) {
      for (const [old, now] of tablesOf(change).get(name) ?? []) {
        const same = options.find(({ value }) => value === now);
        if (same && options.every(({ value }) => value !== old)) options.push({ ...same, value: old });
      }
      name = Object.keys(change.rename).find((old) => change.rename[old] === name) ?? name;
    }
    return { ...field, id: name, ...(field.options ? { options } : {}) };
  }

  const sections = model.sections.map((section) => ({ ...section, fields: section.fields.map(asked) }));
  return { ...model, sections };
}

/** How a cell in the row or column `key` is read; null where nothing says. */
function cellIn(field, key) {
  if (!field) return null;
  const rules = shapes[field.type].cell;
  const found = isText(rules) ? field[rules] : rules;
  if (Array.isArray(found)) return found.find(({ id }) => id === key) ?? null;
  return isText(rules) ? found : has(rules, key) ? rules[key] : null;
}

/** What a single answer is called in a table of values, however it is written: 3, 3.0, "3" and " 3 " are one step of a scale. */
function nameIn(value, rules, language) {
  const kind = rules?.type;
  const isWritten = isText(value);
  if (kind === "number" && (isWritten || typeof value === "number")) {
    const number = parseNumber(value, language, rules.unit);
    if (number !== null) return number;
  }
  if (kind === "date" && isWritten) {
    const day = parseDate(value);
    if (day !== null) return day;
  }
  const step = kind === "scale" || !isWritten ? wholeNumber(value) : null;
  if (step !== null) return String(step);
  return isWritten ? clean(value) : null;
}
