/** The shape of each field type's answer: which cells it has and what they are called. The twin of toolkit/contract/shape.py, which explains the data. */

import block from "#contract/respondent.json" with { type: "json" };
import { shapes } from "#fields/made.js";

/** @typedef {Record<string, any>} Rules a field, a column, or what else says how an answer is read */
/** @typedef {[string | null, string | null]} Cell row, option or number; column */
/** @typedef {{ lines?: string, count?: string, names?: string[], called?: string }} Axis */
/** @typedef {{ answer: string, value?: string, column?: boolean, axes?: Axis[], cell?: any }} Shape */

/** @type {Record<string, Shape>} */
const SHAPES = shapes;
export const PREFIX = "respondent__";
/** @type {Rules[]} the questions of the block "Om jer", with everything that reading one needs: fields without words */
export const ABOUT = block.map(({ options = [], ...field }) => ({
  min: null,
  max: null,
  ...field,
  options: options.map((value) => ({ value })),
}));

/** @param {Rules} field */
const axesOf = (field) => SHAPES[field.type].axes ?? [];

/**
 * @param {Rules} line
 * @returns {string}
 */
export const nameOf = (line) => line.id ?? line.value;

/**
 * What one answer of a type, or one item of it, is; undefined for what consists of cells, has no answer, or is a cell of its own kind.
 * @param {string} kind
 */
export const valueOf = (kind) => SHAPES[kind]?.value;

/** @param {Rules} field */
export const answerOf = (field) => SHAPES[field.type].answer;

/** @param {Rules} field */
export const hasAnswer = (field) => answerOf(field) !== "none";

/**
 * How one of its cells is read, as its shape says it: `columns`, the name of a key, or rules.
 * @param {Rules} field
 * @returns {string | Rules}
 */
export const cellOf = (field) => SHAPES[field.type].cell;

/**
 * The rows, options or columns along an axis; null where it has none, or only numbers or names.
 * @param {Rules} field
 * @param {number} axis
 * @returns {Rules[] | null}
 */
export function linesOf(field, axis) {
  const key = axesOf(field)[axis]?.lines;
  return (key && field[key]) || null;
}

/**
 * Whether the rows of the answer are numbered, so that it is a list of rows.
 * @param {Rules} field
 */
export const isCounted = (field) => axesOf(field)[0]?.count !== undefined && !linesOf(field, 0);

/**
 * The names along each axis.
 * @param {Rules} field
 * @returns {string[][]}
 */
export const namesOf = (field) =>
  axesOf(field).map((axis, number) => {
    const lines = linesOf(field, number);
    if (lines) return lines.map(nameOf);
    return axis.names ?? Array.from({ length: field[String(axis.count)] }, (_, index) => String(index + 1));
  });

/**
 * The cells of a field, in reading order.
 * @param {Rules} field
 * @returns {Cell[]}
 */
export function cellsOf(field) {
  const [rows, columns] = namesOf(field);
  if (!rows) return hasAnswer(field) ? [[null, null]] : [];
  return rows.flatMap((row) => (columns ?? [null]).map((column) => /** @type {Cell} */ ([row, column])));
}

/**
 * How the answer in a cell `[row]` or `[row, column]` is read, the field itself where `path` is empty; null where it has no such cell.
 * @param {Rules} field
 * @param {string[]} path
 * @returns {Rules | null}
 */
export function rulesAt(field, path) {
  if (!path.length) return field;
  const isInRows = answerOf(field) === "rows" && linesOf(field, 0) !== null;
  const names = isInRows ? namesOf(field) : [];
  if (path.length !== names.length || path.some((key, axis) => !names[axis].includes(key))) return null;
  const key = String(SHAPES[field.type].cell);
  return key === "columns" ? field[key].find((/** @type {Rules} */ column) => column.id === path[1]) : field[key];
}

/**
 * How many cells a field has, without making them: a stranger's definition may ask for millions.
 * @param {Rules} field
 */
export const countOf = (field) =>
  axesOf(field).reduce((count, axis, number) => {
    const length = linesOf(field, number)?.length ?? axis.names?.length ?? field[String(axis.count)];
    return count * Math.max(1, length);
  }, 1);

/**
 * How many rows an answer may have; Infinity where they are not counted.
 * @param {Rules} field
 * @returns {number}
 */
export const mostRows = (field) =>
  isCounted(field) ? field[String(axesOf(field)[0].count)] : Number.POSITIVE_INFINITY;

/**
 * What a counted row is called in words (a key of templates/locale/places.yaml), or undefined.
 * @param {Rules} field
 */
export const called = (field) => axesOf(field)[0]?.called;

/**
 * The name of a cell, in a PDF and in the form: `field`, `field__row`, `field__row__column`.
 * @param {string} id
 * @param {Cell} cell
 */
export const cellName = (id, cell) => [id, ...cell.filter((part) => part !== null)].join("__");

/**
 * @param {Rules} model
 * @returns {any[]}
 */
export const fieldsOf = (model) => model.sections.flatMap((/** @type {Rules} */ section) => section.fields);

/**
 * Whether one of its questions is answered: a file may hold nothing but names that the sheet does not know.
 * @param {Rules} model
 * @param {Record<string, any>} answers
 */
export const answersAny = (model, answers) => fieldsOf(model).some(({ id }) => Object.hasOwn(answers, id));

/**
 * Name of cell → `{field, cell}`, in reading order: respondent, questions. The names of a PDF's fields, but for the identity.
 * @param {Rules} model
 */
export const placesOf = (model) => placesIn(fieldsOf(model));

/**
 * The same of a sheet with these fields.
 * @param {Rules[]} fields
 * @returns {Map<string, { field: Rules, cell: Cell }>}
 */
export function placesIn(fields) {
  const places = new Map();
  const about = ABOUT.map((field) => ({ ...field, id: PREFIX + field.id }));
  for (const field of [...about, ...fields]) {
    for (const cell of cellsOf(field)) places.set(cellName(field.id, cell), { field, cell });
  }
  return places;
}
