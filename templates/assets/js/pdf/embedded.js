/**
 * The definition inside a PDF, for a worksheet that the site does not know. It may come from anyone, so it is looked at from end to end
 * before `evaluate` sees it. The shape is checked by what is made from the types of the contract; here stands what no type says.
 * The twin of toolkit/intake/embedded.py.
 */

import limits from "#contract/limits.json" with { type: "json" };
import isDocument from "#is-document";
import { cellOf, countOf, fieldsOf, mostRows, valueOf } from "../contract/shape.js";
import { askedBy, isCircular } from "../rules/condition.js";
import { parseDefinition } from "./identity-text.js";

const LIMITS = limits.definition;
const SURROGATE = /\p{Surrogate}/u;

/** Whether the text of an attachment is a definition with the shape of docs/model.md in every part that reading and evaluating use. */
export function isSound(text) {
  const definition = parseDefinition(text);
  return isPlain(definition) && isDocument(definition) && holdsTogether(definition);
}

/** Not nested deeper than any check may follow, and every text of it can be written. */
function isPlain(definition) {
  let level = [definition];
  for (let depth = 0; depth < LIMITS.depth && level.length; depth++) {
    if (level.some((item) => typeof item === "string" && SURROGATE.test(item))) return false;
    const next = [];
    for (const item of level) {
      if (item !== null && typeof item === "object") for (const part of Object.values(item)) next.push(part);
    }
    level = next;
  }
  return !level.length;
}

/** Ids are unique, conditions and scores ask about fields that are there, in no circle, and no small file asks for millions of cells. */
function holdsTogether(document) {
  const fields = fieldsOf(document);
  const names = new Set(fields.map(({ id }) => id));
  const cells = fields.reduce((sum, field) => sum + countOf(field), 0);
  if (names.size !== fields.length || cells > LIMITS.cells) return false;
  if (!fields.flatMap(scalesIn).every(hasSteps)) return false;
  if (fields.some((field) => mostRows(field) === null)) return false; // a number that nothing says
  const asked = [...document.sections, ...fields].flatMap(({ show_if }) => (show_if ? pathsIn(show_if) : []));
  const counted = document.scores.flatMap(({ items }) => items.map(({ path }) => path));
  return [...asked, ...counted].every(([name]) => names.has(name)) && !isCircular(askedBy(document));
}

function scalesIn(field) {
  const cell = cellOf(field);
  const inside = typeof cell === "string" ? field[cell] : []; // one cell, or a cell in every column
  return [field, inside].flat().filter(({ type }) => valueOf(type) === "step");
}

/** One step for each from `min` to `max`. */
const hasSteps = ({ min, max, options }) =>
  options.length === max - min + 1 && options.every(({ value }, index) => value === min + index);

/** What a condition asks about; an empty path for what is nested too deep. */
function pathsIn(condition, depth = 0) {
  if (depth > LIMITS.condition) return [[]];
  return condition.path ? [condition.path] : condition.of.flatMap((part) => pathsIn(part, depth + 1));
}
