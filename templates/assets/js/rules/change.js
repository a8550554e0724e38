/** Reading answers of an older version of a worksheet. */

import { byCodePoint, isObject, isText } from "../reading/text.js";

const DEEPEST = 2; // an option's value stands no deeper than in a cell of a row

const has = (map, key) => Object.hasOwn(map, key);
const lookUp = (map, key) => (has(map, key) ? map[key] : key);

/** `[answers, dropped]`: answers of `version` as the model's version has them, and those to fields no longer asked. */
export function bringUpToDate(model, version, answers) {
  let current = answers;
  const dropped = Object.create(null);
  const fields = model.sections.flatMap((section) => section.fields);
  const rankings = fields.filter((field) => field.type === "ranking").map((field) => field.id);
  const changes = model.changes.filter((change) => change.from >= version).sort((a, b) => a.from - b.from);
  changes.forEach(({ rename, values, dropped: gone }, index) => {
    current = renamed(current, rename);
    for (const field of Object.keys(values)) {
      const name = lookUp(rename, field);
      if (!(name in current)) continue;
      const nameNow = changes.slice(index + 1).reduce((known, later) => lookUp(later.rename, known), name);
      current[name] = mapValues(current[name], values[field], rankings.includes(nameNow));
    }
    for (const name of gone) {
      if (name in current) dropped[name] = current[name];
      delete current[name];
    }
  });
  return [current, dropped];
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
 * Old option values replaced wherever they stand as a value: alone, in a list, in a row.
 * `keysToo`: a ranking read from a PDF is `{option: place}`.
 */
function mapValues(value, values, keysToo = false, depth = DEEPEST) {
  if (isText(value)) return lookUp(values, value);
  if (keysToo && isObject(value)) return renamed(value, values);
  if (value === null || typeof value !== "object" || !depth) return value;
  const inside = (item) => mapValues(item, values, false, depth - 1);
  if (Array.isArray(value)) return value.map(inside);
  const made = Object.create(null);
  for (const key of Object.keys(value)) made[key] = inside(value[key]);
  return made;
}
