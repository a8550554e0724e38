/** Reading a table, its rows fixed or counted. */

import { countFindings } from "#js/reading/count.js";
import { append, finding, notUsable, reading, withoutEmptyTail } from "#js/reading/reading.js";
import { blank, keepUnknown, numbered, put } from "#js/reading/rows.js";
import { filled, isEmpty, isObject } from "#js/reading/text.js";

/** @param {{ id: string }[]} places */
const idsOf = (places) => places.map((place) => place.id);

/**
 * @param {import("#js/contract/document.d.ts").TableField} field
 * @param {any} raw
 * @param {string} language
 * @param {import("#js/reading/reading.js").Readers} readers
 */
export const read = (field, raw, language, readers) =>
  field.rows === null ? readCounted(field, raw, language, readers) : readFixed(field, raw, language, readers);

/**
 * @param {import("#js/contract/document.d.ts").TableField} field
 * @param {any} raw
 * @param {string} language
 * @param {import("#js/reading/reading.js").Readers} readers
 */
function readFixed(field, raw, language, readers) {
  if (!isObject(raw)) return notUsable(raw, "wrong-type");
  const result = blank();
  const entries = filled(raw);
  const ids = idsOf(field.rows ?? []);
  for (const row of ids) if (row in entries) put(result, "row", row, readRow(field, entries[row], language, readers));
  keepUnknown(result, "row", entries, ids);
  return result;
}

/**
 * @param {import("#js/contract/document.d.ts").TableField} field
 * @param {any} raw
 * @param {string} language
 * @param {import("#js/reading/reading.js").Readers} readers
 */
function readCounted(field, raw, language, readers) {
  if (!Array.isArray(raw)) return notUsable(raw, "wrong-type");
  const lines = raw.map((item) => (isEmpty(item) ? blank() : readRow(field, item, language, readers)));
  const value = withoutEmptyTail(lines.map((line) => line.value));
  const findings = numbered(lines);
  append(findings, countFindings(value.filter((row) => !isEmpty(row)).length, field.min_rows));
  append(findings, countFindings(value.length, null, field.max_rows));
  return reading(
    value,
    lines.map((line) => line.usable).filter((row) => !isEmpty(row)),
    findings,
  );
}

/**
 * @param {import("#js/contract/document.d.ts").TableField} field
 * @param {any} raw
 * @param {string} language
 * @param {import("#js/reading/reading.js").Readers} readers
 */
function readRow(field, raw, language, readers) {
  if (!isObject(raw)) return notUsable(raw, "wrong-type");
  const result = blank();
  const entries = filled(raw);
  for (const column of field.columns) {
    const name = column.id;
    if (name in entries) put(result, "column", name, readers[column.type](column, entries[name], language, readers));
    else if (column.required && !isEmpty(entries)) result.findings.push(finding("row-incomplete", { column: name }));
  }
  keepUnknown(result, "column", entries, idsOf(field.columns));
  return result;
}
