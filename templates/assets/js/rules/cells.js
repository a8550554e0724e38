/** Reading a field with rows: grid, table, placement. */

import {
  append,
  at,
  finding,
  notUnderstood,
  notUsable,
  reading,
  understood,
  withoutEmptyTail,
} from "../reading/reading.js";
import { filled, isEmpty, isObject, isText, unknownKeys } from "../reading/text.js";
import { readChoice, SINGLE, wholeNumber } from "./single.js";

const NUMBERS = /^\d{1,3}(?:(?: +| *[,;] *)\d{1,3})* *[,;]?$/;
const CARD_KEYS = ["text", "row", "column", "mine", "to"];

const blank = () => reading(Object.create(null), Object.create(null));
const idsOf = (places) => places.map((place) => place.id);

export function readGrid(field, raw, language) {
  if (!isObject(raw)) return notUsable(raw, "wrong-type");
  const result = blank();
  const entries = filled(raw);
  const ids = idsOf(field.rows);
  const begun = ids.some((row) => row in entries);
  for (const row of ids) {
    if (row in entries) put(result, "row", row, SINGLE[field.cell.type](field.cell, entries[row], language));
    else if (field.required && begun) result.findings.push(finding("row-incomplete", { row }));
  }
  if (field.required && !begun) result.findings.push(finding("required"));
  keepUnknown(result, "row", entries, ids);
  return result;
}

export const readTable = (field, raw, language) =>
  field.rows === null ? readFree(field, raw, language) : readFixed(field, raw, language);

function readFixed(field, raw, language) {
  if (!isObject(raw)) return notUsable(raw, "wrong-type");
  const result = blank();
  const entries = filled(raw);
  const ids = idsOf(field.rows);
  for (const row of ids) if (row in entries) put(result, "row", row, readRow(field, entries[row], language));
  keepUnknown(result, "row", entries, ids);
  return result;
}

function readFree(field, raw, language) {
  if (!Array.isArray(raw)) return notUsable(raw, "wrong-type");
  const lines = raw.map((item) => (isEmpty(item) ? blank() : readRow(field, item, language)));
  const value = withoutEmptyTail(lines.map((line) => line.value));
  const findings = numbered(lines);
  const [min, count] = [field.min_rows, value.filter((row) => !isEmpty(row)).length];
  if (count && count < min) findings.push(finding("too-few", {}, { min, count }));
  append(findings, room(field.max_rows, value.length));
  return reading(
    value,
    lines.map((line) => line.usable).filter((row) => !isEmpty(row)),
    findings,
  );
}

function readRow(field, raw, language) {
  if (!isObject(raw)) return notUsable(raw, "wrong-type");
  const result = blank();
  const entries = filled(raw);
  for (const column of field.columns) {
    const name = column.id;
    if (name in entries) put(result, "column", name, SINGLE[column.type](column, entries[name], language));
    else if (column.required && !isEmpty(entries)) result.findings.push(finding("row-incomplete", { column: name }));
  }
  keepUnknown(result, "column", entries, idsOf(field.columns));
  return result;
}

/** `part` as the row or column `key` of `result`; one in which nothing stands is left out. */
function put(result, place, key, part) {
  append(result.findings, at(part.findings, { [place]: key }));
  if (!isEmpty(part.value)) result.value[key] = part.value;
  if (!isEmpty(part.usable)) result.usable[key] = part.usable;
}

function keepUnknown(result, place, entries, known) {
  for (const key of unknownKeys(entries, known)) put(result, place, key, notUsable(entries[key], "unknown-field"));
}

export function readPlacement(field, raw, language) {
  if (!Array.isArray(raw)) return notUsable(raw, "wrong-type");
  const cards = raw.map((item) => (isEmpty(item) ? blank() : readCard(field, item, language)));
  const isAnswered = (card) => !!card && isObject(card.value) && CARD_KEYS.some((key) => key in card.value);
  cards.forEach((card, index) => {
    const lines = card.usable?.to || [];
    if (lines.some((line) => line === index + 1 || !isAnswered(cards[line - 1]))) {
      card.findings.push(finding("unknown-option", { column: "to" }));
    }
  });
  const value = withoutEmptyTail(cards.map((card) => card.value));
  const usable = cards.filter(isAnswered).map((card) => card.value);
  return reading(value, usable, [...numbered(cards), ...room(field.max_cards, value.length)]);
}

function readCard(field, raw, language) {
  if (!isObject(raw)) return notUsable(raw, "wrong-type");
  const result = blank();
  const entries = filled(raw);
  if (entries.mine === false) delete entries.mine;
  for (const key of CARD_KEYS) {
    if (key in entries) put(result, "column", key, readEntry(field, key, entries[key], language));
    else if (!isEmpty(entries) && ["text", "row", "column"].includes(key)) {
      result.findings.push(finding("row-incomplete", { column: key }));
    }
  }
  keepUnknown(result, "column", entries, CARD_KEYS);
  return result;
}

function readEntry(field, key, raw, language) {
  if (key === "text") return SINGLE.text(field, raw, language);
  if (key === "mine") return raw === true ? understood(true) : notUsable(raw, "wrong-type");
  if (key === "to") return readLines(raw);
  return readChoice({ options: field[`${key}s`].map((place) => ({ value: place.id })) }, raw);
}

/** Numbers of other cards, as a list or as written: `2, 3`. */
function readLines(raw) {
  const written = isText(raw) && NUMBERS.test(raw.trim()) ? raw.match(/\d+/g) : raw;
  const numbers = Array.isArray(written) ? written.map(wholeNumber) : [null];
  if (numbers.includes(null)) return notUnderstood(raw, "not-a-number");
  return understood([...new Set(numbers)].sort((left, right) => left - right));
}

const numbered = (lines) => lines.flatMap((line, index) => at(line.findings, { row: String(index + 1) }));

const room = (max, count) => (max !== null && count > max ? [finding("too-many", {}, { max, count })] : []);
