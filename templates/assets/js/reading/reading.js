/**
 * What reading one answer gives. `value`: canonical, or the raw answer where it was not understood;
 * `usable`: what conditions and scores may use; `findings`: what is wrong, where, and what the sentence about it needs.
 */

import codes from "#contract/codes.json" with { type: "json" };
import { clean, isEmpty, isText } from "./text.js";

/** @typedef {import("../contract/document.d.ts").FindingCode} FindingCode */
/** @typedef {{ field?: string | null, row?: string | null, column?: string | null }} Place */
/** @typedef {{ code: FindingCode, severity: "error" | "note", field: string | null, row: string | null, column: string | null, data: Record<string, any> }} Finding */
/** @typedef {{ value: any, usable: any, findings: Finding[] }} Reading */
/** @typedef {Record<string, (field: any, raw: any, language: string, readers: any) => Reading>} Readers */

/** @type {string[]} */
const NOTES = codes.notes;

/**
 * @param {FindingCode} code
 * @param {Place} place
 * @param {Record<string, any>} data
 * @returns {Finding}
 */

export function finding(code, place = {}, data = {}) {
  const { field = null, row = null, column = null } = place;
  return { code, severity: NOTES.includes(code) ? "note" : "error", field, row, column, data };
}

/**
 * The same findings at a place; a place that one already has stays.
 * @param {Finding[]} findings
 * @param {Place} place
 */
export const at = (findings, place) =>
  findings.map((one) =>
    finding(
      one.code,
      {
        field: one.field ?? place.field,
        row: one.row ?? place.row,
        column: one.column ?? place.column,
      },
      one.data,
    ),
  );

/**
 * @param {any} value
 * @param {any} usable
 * @param {Finding[]} findings
 * @returns {Reading}
 */
export const reading = (value, usable, findings = []) => ({ value, usable, findings });

/**
 * @param {any} value
 * @param {Finding[]} [findings]
 */
export const understood = (value, findings) => reading(value, value, findings);

/**
 * @param {any} value
 * @param {FindingCode} code
 * @param {Record<string, any>} [data]
 */
export const notUsable = (value, code, data) => reading(value, null, [finding(code, {}, data)]);

/**
 * `notUsable` for what was perhaps written by hand: a text is tidied, and the sentence can quote it.
 * @param {any} raw
 * @param {FindingCode} code
 */
export const notUnderstood = (raw, code) =>
  isText(raw) ? notUsable(clean(raw), code, { value: clean(raw) }) : notUsable(raw, code);

/**
 * Not `push(...more)`: a hostile list would overflow the stack.
 * @param {Finding[]} findings
 * @param {Finding[]} more
 */
export function append(findings, more) {
  for (const one of more) findings.push(one);
}

/**
 * Rows keep their places; only the empty ones at the end fall away.
 * @param {any[]} items
 */
export function withoutEmptyTail(items) {
  let length = items.length;
  while (length && isEmpty(items[length - 1])) length -= 1;
  return items.slice(0, length);
}
