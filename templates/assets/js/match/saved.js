/** A saved comparison, opened again. Its file comes from anywhere: of it only names, and rows that the worksheet itself has, are taken over. */

import formats from "#contract/formats.json" with { type: "json" };
import limits from "#contract/limits.json" with { type: "json" };
import { fieldsOf } from "../contract/shape.js";
import { objectsIn, ownFile } from "../files/own.js";
import { mask } from "../rules/index.js";
import { ranked } from "../rules/match.js";

/**
 * What a file says, as the page lays it out: `[{model, pairs}]`, of profiles that have a name and no answers.
 * Raises Unreadable, or returns nothing, where it is no such file. `modelOf(id)`: a promise of a model or null.
 */
export async function openSaved(file, modelOf) {
  const found = await ownFile(file, formats.matches);
  const profiles = objectsIn(found?.profiles).slice(0, limits.profiles);
  const sheets = [...new Set(profiles.map(({ worksheet }) => worksheet))];
  const made = [];
  for (const id of sheets.filter((sheet) => typeof sheet === "string")) {
    const model = await modelOf(id);
    const own = namedIn(profiles.filter(({ worksheet }) => worksheet === id));
    const pairs = model ? pairsIn(objectsIn(found.pairs), own, model) : [];
    if (pairs.length) made.push({ model, pairs });
  }
  return made;
}

/** id → profile, as pairView takes it. */
function namedIn(profiles) {
  const named = new Map();
  const taken = new Set();
  for (const { id, organisation, path } of profiles) {
    if (!Number.isInteger(id)) continue;
    const given = [organisation, path].find((text) => typeof text === "string" && text.trim()) ?? "";
    const name = unlike(mask(given) || String(id), taken);
    taken.add(name);
    named.set(id, { name, answers: {}, values: {}, visible: new Set() });
  }
  return named;
}

/** A name that is not among those taken. */
export function unlike(name, taken) {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name} (${number})`;
  return free;
}

/** Each two profiles once, in the order of their rows. */
function pairsIn(given, profiles, model) {
  const seen = new Set();
  const pairs = given.flatMap(({ a, b, rows }) => {
    if (a === b || !profiles.has(a) || !profiles.has(b)) return [];
    const key = `${a} ${b}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ a: profiles.get(a), b: profiles.get(b), rank: 0, rows: rowsIn(objectsIn(rows), model) }];
  });
  return ranked(pairs);
}

/** The rows of the worksheet that the file says hold, with its own options and reasons. */
function rowsIn(given, model) {
  return model.match.flatMap(({ kind, field, other, reason }) => {
    const { options } = fieldsOf(model).find(({ id }) => id === field);
    const ways = kind === "wants" || kind === "conflict" ? ["a", "b"] : ["both"];
    return ways.flatMap((from) => {
      const isIt = (row) => row.kind === kind && row.field === field && row.other === other && row.from === from;
      const { values } = given.find(isIt) ?? {};
      const own = options.map(({ value }) => value).filter((value) => Array.isArray(values) && values.includes(value));
      return own.length ? [{ kind, field, other, values: own, from, reason }] : [];
    });
  });
}
