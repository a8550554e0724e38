/** Reading the same scale or options for several rows. */

import { finding, notUsable } from "#js/reading/reading.js";
import { blank, keepUnknown, put } from "#js/reading/rows.js";
import { filled, isObject } from "#js/reading/text.js";

/**
 * @param {import("#js/contract/document.d.ts").GridField} field
 * @param {any} raw
 * @param {string} language
 * @param {import("#js/reading/reading.js").Readers} readers
 */
export function read(field, raw, language, readers) {
  if (!isObject(raw)) return notUsable(raw, "wrong-type");
  const result = blank();
  const entries = filled(raw);
  const ids = field.rows.map(({ id }) => id);
  const begun = ids.some((row) => row in entries);
  for (const row of ids) {
    if (row in entries) put(result, "row", row, readers[field.cell.type](field.cell, entries[row], language, readers));
    else if (field.required && begun) result.findings.push(finding("row-incomplete", { row }));
  }
  if (field.required && !begun) result.findings.push(finding("required"));
  keepUnknown(result, "row", entries, ids);
  return result;
}
