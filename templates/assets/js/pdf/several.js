/** Several filled forms in one PDF, merged by whatever program, told apart. The twin of toolkit/pdf/read/several.py, which says why. */

import pdf from "#contract/pdf.json" with { type: "json" };
import { Unreadable } from "../files/unreadable.js";
import { decodeValue } from "./decode.js";
import { identityInField } from "./identity-text.js";
import { get, isArray, isDict, items } from "./objects.js";
import { pagesOf } from "./walk.js";

const RENAMED = new RegExp(`^${pdf.patterns.renamed}$`, "u");
const SHARED = pdf.limits.shared;

const merged = () => new Unreadable("mixed-forms");
const quoted = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/**
 * The forms in a file in their order, nearly always one: `[{fields, identity, first}]`, the fields under their own names, `first` the
 * first page, from 0. Raises Unreadable `mixed-forms`.
 */
export function formsIn(fields, root) {
  const marks = fields.map(markOf).filter((mark) => mark);
  const names = new Map();
  for (const { name } of fields) names.set(name, (names.get(name) ?? 0) + 1);
  const isPlain =
    marks.length < 2 && !marks.some(({ prefix, suffix, found }) => prefix || suffix || found.widgets.length > 1);
  if (isPlain && fields.length - names.size < SHARED && fields.filter(isSpread).length < SHARED)
    return [{ fields, identity: marks[0]?.identity ?? null, first: 0 }];
  const places = placesIn(root);
  for (const mark of marks) mark.pages = pagesWith(mark.found, places);
  if (marks.some(({ pages }) => pages.length > 1)) throw merged();
  if (marks.length < 2) refuseMixed(fields, names, places);
  if (!marks.length) return [{ fields, identity: null, first: 0 }];
  const chosen = areToldByName(marks) ? byName : byPage;
  const parts = marks.length > 1 ? chosen(fields, marks, places) : [fields];
  return parts.map((part, number) => ownNames(part, marks[number], places, marks.length > 1));
}

/** An identity field and what its name says of the others: `own` finds a field's own name in its name in the file. */
function markOf(found) {
  if (!found.name.includes(pdf.fields.identity)) return null;
  const name = RENAMED.exec(found.name);
  const claim = found.entries.V ?? (found.widgets[0] ? get(found.widgets[0], "V") : undefined);
  const identity = name && claim !== undefined ? identityInField(decodeValue(claim)) : null;
  if (!identity) return null;
  const [, prefix, suffix] = name;
  const ending = /^[0-9]+$/.test(suffix) ? suffix : quoted(suffix).replace(/[0-9]+/g, "[0-9]+");
  return { found, identity, prefix, suffix, own: new RegExp(`^${quoted(prefix)}(.+?)${ending}$`, "su"), pages: [] };
}

/** Widget → number of its page. */
export function placesIn(root) {
  const places = new Map();
  let number = 0;
  for (const page of pagesOf(root)) {
    const annotations = get(page, "Annots");
    if (isArray(annotations)) for (const [annotation] of items(annotations)) places.set(annotation, number);
    number += 1;
  }
  return places;
}

const pagesWith = ({ widgets }, places) => [
  ...new Set(widgets.filter((widget) => isDict(widget) && places.has(widget)).map((widget) => places.get(widget))),
];

const isSpread = ({ kind, widgets }) => kind === "Tx" && widgets.length > 1;

/** One set of names serves two forms: the same names on different pages, or text fields that show on several. */
function refuseMixed(fields, names, places) {
  const on = new Map();
  for (const found of fields) {
    if (names.get(found.name) < 2 && !isSpread(found)) continue;
    if (!on.has(found.name)) on.set(found.name, new Set());
    for (const page of pagesWith(found, places)) on.get(found.name).add(page);
  }
  if ([...on.values()].filter(({ size }) => size > 1).length >= SHARED) throw merged();
}

/** Whether each form has a prefix of its own; or no page tells, but each has been renamed in its own way. */
function areToldByName(marks) {
  const count = (key) => new Set(marks.map(key)).size;
  if (marks.every(({ prefix }) => prefix) && count(({ prefix }) => prefix) === marks.length) return true;
  const firsts = new Set(marks.flatMap(({ pages }) => pages));
  return firsts.size < marks.length && count(({ prefix, suffix }) => `${prefix}\0${suffix}`) === marks.length;
}

function byName(fields, marks) {
  const parts = marks.map(() => []);
  const length = ({ prefix, suffix }) => prefix.length + suffix.length;
  const longest = [...marks.keys()].sort((a, b) => length(marks[b]) - length(marks[a]));
  for (const found of fields) {
    const number = longest.find((at) => marks[at].own.test(found.name));
    if (number !== undefined) parts[number].push(found);
    else if (found.entries.V !== undefined) throw merged();
  }
  return parts;
}

/** A form begins on the page of its identity and goes to the next one. */
function byPage(fields, marks, places) {
  const starts = marks.flatMap(({ pages }, number) => pages.map((page) => [page, number])).sort(([a], [b]) => a - b);
  if (new Set(starts.map(([page]) => page)).size < marks.length) throw merged();
  const parts = marks.map(() => []);
  for (const found of fields) {
    const owners = new Set(pagesWith(found, places).map((page) => starts.findLast(([start]) => start <= page)?.[1]));
    if (owners.size > 1 || owners.has(undefined)) throw merged();
    if (owners.size) parts[[...owners][0]].push(found);
    else if (found.entries.V !== undefined) throw merged();
  }
  return parts;
}

function ownNames(fields, { own, identity }, places, isOneOfSeveral) {
  const seen = new Map();
  const named = fields.map((found) => ({ ...found, name: own.exec(found.name)?.[1] ?? found.name }));
  for (const found of named) {
    const on = pagesWith(found, places).join();
    if (isOneOfSeveral && seen.has(found.name) && seen.get(found.name) !== on) throw merged(); // the pages stand in another order than the forms had
    seen.set(found.name, on);
  }
  const pages = [...seen.values()].flatMap((on) => on.split(",").filter(Boolean).map(Number));
  return { fields: named, identity, first: pages.length ? Math.min(...pages) : 0 };
}
