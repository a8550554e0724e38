/** Reading answers of an older version of a worksheet. */

import { isObject, isText } from "./text.js";

const DEEPEST = 2; // an option's value stands no deeper than in a cell of a row

const lookUp = (map, key) => (Object.prototype.hasOwnProperty.call(map, key) ? map[key] : key);
const build = (entries) => entries.reduce((made, [key, value]) => ((made[key] = value), made), Object.create(null));

/** `[answers, dropped]`: answers of `version` as the model's version has them, and those to fields no longer asked. */
export function bringUpToDate(model, version, answers) {
  let current = answers;
  const dropped = Object.create(null);
  const fields = model.sections.flatMap((section) => section.fields);
  const rankings = fields.filter((field) => field.type === "ranking").map((field) => field.id);
  const changes = model.changes.filter((change) => change.from >= version).sort((a, b) => a.from - b.from);
  changes.forEach(({ rename, values, dropped: gone }, index) => {
    const isOld = ([key]) => lookUp(rename, key) !== key;
    const entries = Object.entries(current);
    const renamed = entries.filter(isOld).map(([key, value]) => [rename[key], value]);
    current = build([...entries.filter((entry) => !isOld(entry)), ...renamed]);
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

/**
 * Old option values replaced wherever they stand as a value: alone, in a list, in a row.
 * `keysToo`: a ranking read from a PDF is `{option: place}`.
 */
function mapValues(value, values, keysToo = false, depth = DEEPEST) {
  if (isText(value)) return lookUp(values, value);
  const inside = (item) => mapValues(item, values, false, depth - 1);
  if (Array.isArray(value) && depth) return value.map(inside);
  if (!isObject(value) || !depth) return value;
  return build(Object.entries(value).map(([key, item]) => (keysToo ? [lookUp(values, key), item] : [key, inside(item)])));
}
