/** A finding in words: label, message and remedy. The twin of toolkit/words/messages.py, which says the same from the same sentences. */

import limits from "#contract/limits.json" with { type: "json" };
import { fieldsOf } from "../contract/shape.js";
import { maskName } from "../rules/index.js";
import { fill, sentence } from "./sentences.js";

/** @typedef {import("../contract/document.d.ts").Field} Field */
/** @typedef {import("../reading/reading.js").Finding} Finding */
/** @typedef {{ title: string, sections: { fields: Field[] }[] }} Questions */
/** @typedef {{ card: string, row: string, card_keys: Record<string, string> }} Places */
/** @typedef {{ language: string, findings: Record<string, import("./sentences.js").Entry>, respondent: Record<string, any>, places: Places }} Words */

/** @param {string | null} text */
const orNull = (text) => (text == null ? null : clipped(maskName(text)));

/**
 * The text, its end cut off where it is longer than any that means something.
 * @param {string} text
 */
export function clipped(text, most = limits.name) {
  if (text.length <= most) return text;
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join("")}…`;
}

/** @type {<Value>(object: Record<string, Value>, key: string) => Value | undefined} */
const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

/**
 * The finding in words, every text masked.
 * @param {Finding} finding
 * @param {Questions} model
 * @param {Words} words
 */
export function describe(finding, model, words) {
  const { code, severity, field, row, column } = finding;
  const type = fieldsOf(model).find(({ id }) => id === field)?.type ?? null;
  return {
    code,
    severity,
    field: orNull(field),
    row: orNull(row),
    column: orNull(column),
    label: clipped(maskName(labelOf(finding, model, words)), limits.definition.text),
    ...sentence(words.findings, words.language, finding, type),
  };
}

/**
 * The question in words, with its row and column: `Evidens – Klare mål, Kilde`.
 * @param {Pick<Finding, "field" | "row" | "column"> & Partial<Pick<Finding, "data">>} finding
 * @param {Questions} model
 * @param {Pick<Words, "respondent" | "places">} words
 * @returns {string}
 */
export function labelOf({ field: name, row, column, data }, model, words) {
  if (name === null) return model.title;
  if (name === "respondent" || name.startsWith("respondent.")) {
    const { respondent } = words;
    const key = name.slice(11);
    const known = own(respondent, key);
    return key ? `${respondent.title}: ${typeof known === "string" ? known : key}` : respondent.title;
  }
  const field = fieldsOf(model).find(({ id }) => id === name);
  if (!field) return data?.label ?? name;
  const place = [lineLabel(field, "rows", row, words), lineLabel(field, "columns", column, words)]
    .filter(Boolean)
    .join(", ");
  return place ? `${field.label} – ${place}` : field.label;
}

/**
 * @param {import("../contract/shape.js").Rules} field
 * @param {"rows" | "columns"} axis
 * @param {string | null} key
 * @param {Pick<Words, "places">} words
 * @returns {string}
 */
function lineLabel(field, axis, key, { places }) {
  if (key === null) return "";
  if (field.type === "placement")
    return axis === "columns" ? (own(places.card_keys, key) ?? key) : fill(places.card, { number: key });
  const lines = [field[axis], field.options].find((list) => list?.length) ?? [];
  const found = lines.find(
    (/** @type {import("../contract/shape.js").Rules} */ line) =>
      (Object.hasOwn(line, "id") ? line.id : line.value) === key,
  );
  if (!found && axis === "rows" && field.type === "table") return fill(places.row, { number: key });
  return found?.label || key;
}
