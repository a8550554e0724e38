/** Several filled forms in one PDF, read apart by names or by pages, never mixed. The twin of toolkit/pdf/read/several.py, which says why. */

import { Unreadable } from "../files/unreadable.js";
import { decodeValue } from "./decode.js";
import { identityInField } from "./identity-text.js";
import { get, isArray, items } from "./objects.js";
import { pagesOf } from "./walk.js";

const IDENTITY_FIELD = "_id";
const SHARED = 3; // so many names in two places are no slip of a program

/** The fields of each form as `[name in it, field]`. Raises Unreadable `mixed-forms` where the forms cannot be told apart. */
export function formsIn(fields, root) {
  const marks = fields.map((raw) => ({ raw, affix: affixOfMark(raw) })).filter(({ affix }) => affix);
  if (marks.length < 2) {
    if (looksMixed(fields, root)) throw new Unreadable("mixed-forms");
    const affix = marks[0]?.affix ?? ["", ""];
    return [fields.map((raw) => [affix.join("") ? without(plain(raw.name), [affix])[0] : raw.name, raw])];
  }
  const parts = new Map(marks.map(({ affix }) => [affix.join("\0"), []]));
  const affixes = [...parts.keys()].map((key) => key.split("\0"));
  affixes.sort((a, b) => b.join("").length - a.join("").length);
  for (const raw of fields) {
    const [name, affix] = without(plain(raw.name), affixes);
    parts.get(affix.join("\0")).push([name, raw]);
  }
  const forms = [];
  for (const [key, part] of parts) {
    const own = marks.filter(({ affix }) => affix.join("\0") === key).map(({ raw }) => raw);
    forms.push(...(own.length === 1 ? [part] : byPages(part, own, pageMap(root))));
  }
  return forms;
}

/** MuPDF numbers each field that it renames by its object: `name [602]`, `long [604]`. One form all the same. */
const plain = (name) => name.replace(/ \[[0-9]{1,9}\]$/, " [n]");

/** What stands around the name of an identity field; null for any other field. */
function affixOfMark({ name, kind, entries }) {
  const text = plain(name);
  const at = text.lastIndexOf(IDENTITY_FIELD);
  if (at < 0 || kind !== "Tx" || entries.V === undefined || !identityInField(decodeValue(entries.V))) return null;
  return [text.slice(0, at), text.slice(at + IDENTITY_FIELD.length)];
}

/** The name without the longest affix that it has, and that affix; a name with none belongs to the last, the shortest. */
function without(name, affixes) {
  for (const [before, behind] of affixes) {
    if (name.length > before.length + behind.length && name.startsWith(before) && name.endsWith(behind))
      return [name.slice(before.length, name.length - behind.length), [before, behind]];
  }
  return [name, affixes.at(-1)];
}

/** Forms of the same names one behind the other: each begins with the page of its identity field. */
function byPages(part, marks, pages) {
  const starts = marks.flatMap((raw) => [...pagesOfField(raw, pages)]).sort((a, b) => a - b);
  if (starts.length !== marks.length || new Set(starts).size !== starts.length) throw new Unreadable("mixed-forms");
  const forms = starts.map(() => []);
  for (const [name, raw] of part) {
    const at = new Set();
    for (const page of pagesOfField(raw, pages))
      at.add(Math.max(starts.filter((start) => start <= page).length - 1, 0));
    if (at.size !== 1) throw new Unreadable("mixed-forms");
    forms[[...at][0]].push([name, raw]);
  }
  return forms;
}

/** Whether one set of names serves two forms: the same names on different pages, or text fields that show on several. */
function looksMixed(fields, root) {
  const byName = new Map();
  for (const raw of fields) byName.set(raw.name, [...(byName.get(raw.name) ?? []), raw]);
  const twice = [...byName.values()].filter((found) => found.length > 1);
  const spread = fields.filter(({ kind, merged, widgets }) => kind === "Tx" && !merged && widgets.length > 1);
  if (twice.length < SHARED && spread.length < SHARED) return false;
  const pages = pageMap(root);
  if (spread.filter((raw) => pagesOfField(raw, pages).size > 1).length >= SHARED) return true;
  const places = twice.slice(0, 50).map((found) => new Set(found.flatMap((raw) => [...pagesOfField(raw, pages)])));
  return places.filter((found) => found.size > 1).length >= SHARED;
}

function pagesOfField({ widgets }, pages) {
  return new Set(widgets.filter((widget) => pages.has(widget)).map((widget) => pages.get(widget)));
}

/** Page, from 0, of every annotation. */
function pageMap(root) {
  const pages = new Map();
  let number = 0;
  for (const page of pagesOf(root)) {
    const annotations = get(page, "Annots");
    if (isArray(annotations)) for (const [annotation] of items(annotations)) pages.set(annotation, number);
    number += 1;
  }
  return pages;
}
