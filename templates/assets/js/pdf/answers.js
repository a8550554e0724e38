/** PDF values as answers. The twin of `document_from_values` in toolkit/pdf/fields.py and of the names in toolkit/paper/boxes.py. */

import formats from "#contract/formats.json" with { type: "json" };
import { isEmpty } from "../reading/text.js";
import { RESPONDENT_KEYS } from "../rules/evaluate.js";

const PREFIX = "respondent__";
const CARD_CELLS = ["text", "row", "column", "mine", "to"];

const isRows = (field) => field.type === "placement" || (field.type === "table" && !field.rows);
const numbers = (count) => Array.from({ length: count }, (_, index) => String(index + 1));

/** The places `[row or option or card, column]` of a field's PDF fields, in reading order. */
function cellsOf(field) {
  switch (field.type) {
    case "cards":
      return [];
    case "choices":
    case "ranking":
      return field.options.map(({ value }) => [value, null]);
    case "grid":
      return field.rows.map(({ id }) => [id, null]);
    case "table": {
      const rows = field.rows ? field.rows.map(({ id }) => id) : numbers(field.max_rows);
      return rows.flatMap((row) => field.columns.map(({ id }) => [row, id]));
    }
    case "placement":
      return numbers(field.max_cards).flatMap((card) => CARD_CELLS.map((key) => [card, key]));
    default:
      return [[null, null]];
  }
}

/** Name of PDF field → `{field, cell}`, in reading order, without the identity. */
export function slotsOf(model) {
  const slots = new Map();
  const about = RESPONDENT_KEYS.map((key) => ({ id: PREFIX + key, type: "text" }));
  for (const field of [...about, ...model.sections.flatMap((section) => section.fields)]) {
    for (const cell of cellsOf(field)) {
      slots.set([field.id, ...cell.filter((part) => part !== null)].join("__"), { field, cell });
    }
  }
  return slots;
}

/** The answer document of PDF values, `Map` of name → text, option value, true, false or null; raw, as `evaluate` takes it. */
export function documentFromValues(model, values, slots = slotsOf(model)) {
  const parts = new Map();
  const left = new Map(values);
  const isAnswer = (value) => value !== false && !isEmpty(value);
  for (const [name, { field, cell }] of slots) {
    const value = left.get(name);
    left.delete(name);
    if (!isAnswer(value)) continue;
    if (!parts.has(field.id)) parts.set(field.id, { field, cells: [] });
    parts.get(field.id).cells.push([...cell, value]);
  }
  const answers = Object.create(null);
  const respondent = Object.create(null);
  const known = new Set(RESPONDENT_KEYS.map((key) => PREFIX + key));
  for (const [id, { field, cells }] of parts) {
    const answer = wholeAnswer(field, cells);
    if (known.has(id)) respondent[id.slice(PREFIX.length)] = answer;
    else answers[id] = answer;
  }
  for (const [name, value] of left) if (isAnswer(value)) answers[name] = value;
  return {
    format: formats.answers,
    worksheet: model.id,
    version: model.version,
    language: model.language,
    respondent,
    answers,
  };
}

/** One field's answer, raw, from the cells `[row, column, value]` that are filled in. */
function wholeAnswer(field, cells) {
  if (field.type === "choices") {
    const chosen = new Set(cells.map(([option]) => option));
    return field.options.map(({ value }) => value).filter((value) => chosen.has(value));
  }
  if (isRows(field)) {
    const rows = Array.from({ length: Math.max(...cells.map(([row]) => Number(row))) }, () => Object.create(null));
    for (const [row, column, value] of cells) rows[row - 1][column] = value;
    return rows;
  }
  if (cells[0][0] === null) return cells[0][2];
  const answer = Object.create(null);
  for (const [row, column, value] of cells) {
    if (column === null) answer[row] = value;
    else (answer[row] ??= Object.create(null))[column] = value;
  }
  return answer;
}
