/**
 * The definition inside a PDF, for a worksheet that the site does not know. It may come from anyone, so it is looked at from end to end
 * before `evaluate` sees it. The twin of toolkit/intake/embedded.py.
 */

import formats from "#contract/formats.json" with { type: "json" };
import limits from "#contract/limits.json" with { type: "json" };
import { countOf } from "../contract/shape.js";

const MOST = 200; // of anything that a sheet has a list of
const MOST_CELLS = limits.definition.cells;
const LONGEST = 5_000;
const DEEPEST = 10;

const isText = (value) => typeof value === "string" && (value.length <= LONGEST || [...value].length <= LONGEST);
const isValue = (value) => typeof value === "string" && value.length > 0 && [...value].length <= 100;
const isWhole = (value) => Number.isInteger(value) && Math.abs(value) <= 10_000;
const isFlag = (value) => typeof value === "boolean";
const isPlain = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

const like = (pattern) => (value) => typeof value === "string" && pattern.test(value);
const orNull = (check) => (value) => value === null || check(value);
const list =
  (check, least = 0) =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.length <= MOST && value.every((item) => check(item));
/** An object that has at least these keys. */
const record = (checks) => (value) =>
  isPlain(value) && Object.entries(checks).every(([key, check]) => Object.hasOwn(value, key) && check(value[key]));
const map = (key, check) => (value) => {
  const entries = isPlain(value) ? Object.entries(value) : null;
  return entries !== null && entries.length <= MOST && entries.every(([name, item]) => key(name) && check(item));
};
/** An object of one of several kinds, told by the text at `key`. */
const one = (key, kinds) => (value) =>
  isPlain(value) &&
  Object.hasOwn(value, key) &&
  typeof value[key] === "string" &&
  Object.hasOwn(kinds, value[key]) &&
  kinds[value[key]](value);
const among =
  (...values) =>
  (value) =>
    values.includes(value);
const both =
  (...checks) =>
  (value) =>
    checks.every((check) => check(value));

const isId = like(/^[a-z][a-z0-9-]{0,40}$/);
const isDecimal = like(/^-?[0-9]{1,15}(\.[0-9]{1,6})?$/);
const isPositive = like(/^(?=.*[1-9])[0-9]{1,6}(\.[0-9]{1,6})?$/);
const isDay = like(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/);
const isPath = list(isValue, 1);
const isLine = record({ id: isId, label: isText });
const hasOptions = record({ options: list(record({ value: isValue, label: isText, exclusive: isFlag }), 1) });
const isStepped = record({
  min: isWhole,
  max: isWhole,
  not_relevant: isFlag,
  options: list(record({ value: isWhole, label: isText }), 1),
});

/** A scale's options: one for each step from min to max. */
function hasSteps(value) {
  if (!isStepped(value)) return false;
  return (
    value.options.length === value.max - value.min + 1 &&
    value.options.every((step, index) => step.value === value.min + index)
  );
}

const SINGLE = {
  text: record({ max_length: isWhole }),
  longtext: record({ max_length: isWhole }),
  number: record({ unit: orNull(isText), min: orNull(isDecimal), max: orNull(isDecimal), decimals: isWhole }),
  date: record({ min: orNull(isDay), max: orNull(isDay) }),
  choice: hasOptions,
  scale: hasSteps,
};
const isColumn = both(record({ id: isId, label: isText, required: isFlag }), one("type", SINGLE));
const FIELDS = {
  ...SINGLE,
  choices: both(hasOptions, record({ at_least: orNull(isWhole), at_most: orNull(isWhole) })),
  grid: record({ rows: list(isLine, 1), cell: one("type", { scale: hasSteps, choice: hasOptions }) }),
  table: (value) =>
    record({ columns: list(isColumn, 1), min_rows: isWhole })(value) &&
    (record({ rows: list(isLine, 1) })(value) || record({ rows: among(null), max_rows: isWhole })(value)),
  placement: record({ rows: list(isLine, 1), columns: list(isLine, 1), max_cards: isWhole, max_length: isWhole }),
  ranking: both(hasOptions, record({ at_least: orNull(isWhole) })),
  cards: () => true,
};

const isScalar = (value) => isValue(value) || isWhole(value) || isFlag(value);
const OPERATORS = {
  in: ["values", list(isScalar)],
  includes: ["value", isScalar],
  answered: ["value", isFlag],
  at_least: ["value", isDecimal],
  at_most: ["value", isDecimal],
};

function isCondition(value, depth = 0) {
  if (value === null && depth === 0) return true;
  if (depth > DEEPEST || !isPlain(value)) return false;
  const { op, of } = value;
  if (["all", "any", "not"].includes(op)) {
    const most = op === "not" ? 1 : MOST;
    return Array.isArray(of) && of.length >= 1 && of.length <= most && of.every((part) => isCondition(part, depth + 1));
  }
  if (typeof op !== "string" || !Object.hasOwn(OPERATORS, op) || !isPath(value.path)) return false;
  const [key, check] = OPERATORS[op];
  return Object.hasOwn(value, key) && check(value[key]);
}

const isShown = (value) => isCondition(value);
const isField = both(record({ id: isId, label: isText, required: isFlag, show_if: isShown }), one("type", FIELDS));
const isBand = record({ up_to: isDecimal, label: isText, advice: orNull(isText) });
const isScore = record({
  id: isId,
  label: isText,
  kind: among("mean", "sum"),
  items: list(record({ path: isPath, weight: isPositive, reverse: orNull(isDecimal) })),
  min_answered: isWhole,
  decimals: (value) => Number.isInteger(value) && value >= 0 && value <= 6,
  bands: list(isBand),
});
const isDefinition = record({
  format: among(formats.worksheet),
  id: isId,
  version: (value) => Number.isInteger(value) && value > 0 && value < 1e6,
  language: among("da", "en"),
  hash: like(/^[0-9a-f]{64}$/),
  title: isText,
  sections: list(record({ id: isId, title: isText, show_if: isShown, fields: list(isField) }), 1),
  scores: list(isScore),
  changes: list(
    record({
      from: isWhole,
      rename: map(isValue, isValue),
      values: map(isValue, map(isValue, isValue)),
      dropped: list(isValue),
    }),
  ),
});

/** Whether an attached definition has the shape of docs/model.md in every part that reading and evaluating use. */
export const isSound = (definition) => isDefinition(definition) && doReferencesHold(definition);

/** Ids are unique, conditions and scores ask about fields that are there, and no small file asks for millions of cells. */
function doReferencesHold({ sections, scores }) {
  const fields = sections.flatMap((section) => section.fields);
  const names = new Set(fields.map(({ id }) => id));
  const cells = fields.reduce((sum, field) => sum + countOf(field), 0);
  if (names.size !== fields.length || cells > MOST_CELLS) return false;
  const asked = [...sections, ...fields].flatMap((part) => pathsIn(part.show_if));
  for (const score of scores) for (const { path } of score.items) asked.push(path);
  return asked.every(([name]) => names.has(name));
}

function pathsIn(condition) {
  if (condition === null) return [];
  return ["all", "any", "not"].includes(condition.op) ? condition.of.flatMap(pathsIn) : [condition.path];
}
