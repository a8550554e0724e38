/** Sentences: placeholders filled in, findings said as `toolkit/words/messages.py` says them. */

import limits from "#contract/limits.json" with { type: "json" };
import { maskDocument, maskName } from "../rules/index.js";
import { fill } from "./fill.js";
import { asText, written } from "./written.js";

export { fill, written };

const AS_TYPED = new Set(["value", "worksheet", "field", "row", "column", "type", "text", "label"]);
const LONGEST = limits.shown;

/** @typedef {{ message: string, remedy: string }} Sentences */
/** @typedef {Sentences & Record<string, any>} Entry of a code, with its variants `<placeholder>_<value>` */

/**
 * The sentences of a finding. Variants: templates/locale/findings.yaml.
 * @param {Record<string, Entry>} findings
 * @param {string} language
 * @param {{ code: string, field: string | null, row: string | null, column: string | null, data: Record<string, any> }} finding
 * @param {string | null} type of its field
 * @returns {Sentences}
 */
export function sentence(findings, language, finding, type) {
  const { field, row, column, data } = finding;
  /** @type {Record<string, any>} */
  const known = { field, row, column, type, ...data };
  /** @type {Sentences} */
  let entry = findings[finding.code];
  /** @type {[string, any][]} */
  const variants = Object.entries(entry);
  for (const [name, variant] of variants) {
    const cut = name.lastIndexOf("_");
    if (cut < 0) continue;
    const value = known[name.slice(0, cut)];
    if (name.slice(cut + 1) === (value == null ? "null" : String(value))) {
      entry = variant;
      break;
    }
  }
  /** @type {Record<string, string>} */
  const values = {};
  for (const [key, value] of Object.entries(known)) values[key] = shown(key, value, language);
  return { message: fill(entry.message, values), remedy: fill(entry.remedy, values) };
}

/**
 * @param {string} key
 * @param {any} value
 * @param {string} language
 */
function shown(key, value, language) {
  if (value == null) return "";
  const told = maskDocument(value);
  const signs = [...maskName(AS_TYPED.has(key) ? asText(told) : written(told, language))];
  const most = key === "text" ? limits.definition.text : LONGEST; // "text" stands nowhere else: shown at length
  return signs.length > most ? `${signs.slice(0, most - 1).join("")}…` : signs.join("");
}
