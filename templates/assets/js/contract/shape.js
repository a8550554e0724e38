/** The shape of each field type's answer: which cells it has and what they are called. The twin of toolkit/contract/shape.py, which explains the data. */

import block from "#contract/respondent.json" with { type: "json" };
import { shapes } from "#fields/shapes.js";

export const PREFIX = "respondent__";

const axesOf = (field) => shapes[field.type].axes ?? [];
export const nameOf = (line) => line.id ?? line.value;
export const answerOf = (field) => shapes[field.type].answer;

/** The rows, options or columns along an axis; null where it has none, or only numbers or names. */
export function linesOf(field, axis) {
  const key = axesOf(field)[axis]?.lines;
  return (key && field[key]) || null;
}

/** Whether the rows of the answer are numbered, so that it is a list of rows. */
export const isCounted = (field) => axesOf(field)[0]?.count !== undefined && !linesOf(field, 0);

/** The names along each axis. */
export const namesOf = (field) =>
  axesOf(field).map((axis, number) => {
    const lines = linesOf(field, number);
    if (lines) return lines.map(nameOf);
    return axis.names ?? Array.from({ length: field[axis.count] }, (_, index) => String(index + 1));
  });

/** The cells `[row or option or number, column]` of a field, in reading order. */
export function cellsOf(field) {
  const [rows, columns] = namesOf(field);
  if (!rows) return answerOf(field) === "none" ? [] : [[null, null]];
  return rows.flatMap((row) => (columns ?? [null]).map((column) => [row, column]));
}

/** How many cells a field has, without making them: a stranger's definition may ask for millions. */
export const countOf = (field) =>
  axesOf(field).reduce((count, axis, number) => {
    const length = linesOf(field, number)?.length ?? axis.names?.length ?? field[axis.count];
    return count * Math.max(1, length);
  }, 1);

/** How many rows an answer may have; Infinity where they are not counted. */
export const mostRows = (field) => (isCounted(field) ? field[axesOf(field)[0].count] : Number.POSITIVE_INFINITY);

/** What a counted row is called in words (a key of templates/locale/places.yaml), or undefined. */
export const called = (field) => axesOf(field)[0]?.called;

/** The name of a cell, in a PDF and in the form: `field`, `field__row`, `field__row__column`. */
export const cellName = (id, cell) => [id, ...cell.filter((part) => part !== null)].join("__");

export const fieldsOf = (model) => model.sections.flatMap((section) => section.fields);

/** Name of cell → `{field, cell}`, in reading order: respondent, questions. The names of a PDF's fields, but for the identity. */
export function placesOf(model) {
  const places = new Map();
  const about = block.map((field) => ({ ...field, id: PREFIX + field.id }));
  for (const field of [...about, ...fieldsOf(model)]) {
    for (const cell of cellsOf(field)) places.set(cellName(field.id, cell), { field, cell });
  }
  return places;
}
