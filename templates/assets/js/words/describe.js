/** A finding in words: label, message and remedy. The twin of toolkit/words/messages.py, which says the same from the same sentences. */

import limits from "#contract/limits.json" with { type: "json" };
import { called, fieldsOf, linesOf, nameOf } from "../contract/shape.js";
import { maskName } from "../rules/index.js";
import { fill, sentence } from "./sentences.js";

/** @typedef {import("../contract/document.d.ts").Field} Field */
/** @typedef {import("../reading/reading.js").Finding} Finding */
/** @typedef {{ title: string, sections: { fields: Field[] }[] }} Questions */
/** @typedef {Record<string, any>} Places how rows are called, and their parts: `card`, `card_keys` */
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
  const place = [lineLabel(field, 0, row, words), lineLabel(field, 1, column, words)].filter(Boolean).join(", ");
  return place ? `${field.label} – ${place}` : field.label;
}

/**
 * @param {import("../contract/shape.js").Rules} field
 * @param {number} axis
 * @param {string | null} key
 * @param {Pick<Words, "places">} words
 * @returns {string}
 */
function lineLabel(field, axis, key, { places }) {
  if (key === null) return "";
  const label = linesOf(field, axis)?.find((line) => nameOf(line) === key)?.label;
  if (label) return label;
  const kind = called(field);
  if (axis) return own(own(places, `${kind}_keys`) ?? {}, key) ?? key;
  return kind ? fill(places[kind], { number: key }) : key;
}
