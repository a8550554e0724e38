/** Answer files as they are written. */

import formats from "#contract/formats.json" with { type: "json" };
import { looksLikeCpr } from "../rules/cpr.js";

export const FORMAT = formats.answers;
const LONGEST = 40; // signs of an organisation

/**
 * Answers to a worksheet, as a file holds them.
 * @param {import("../contract/document.d.ts").Document} model
 * @param {Record<string, any>} respondent
 * @param {Record<string, any>} answers
 */
export const answerDocument = ({ id, version, language }, respondent, answers) => ({
  format: FORMAT,
  worksheet: id,
  version,
  language,
  respondent,
  answers,
});

/**
 * `<worksheet>-<organisation>-<day>.<ending>`, with nothing in it that a file system refuses. The document is masked; an organisation
 * whose numbers come together here (`010190, 1234`) stays out of the name.
 * @param {{ worksheet: string, saved: string, respondent: Record<string, any> }} document
 */
export function fileName(document, ending = "json") {
  const { organisation } = document.respondent;
  const words = typeof organisation === "string" ? organisation.toLowerCase().normalize("NFC") : "";
  const named = [...words.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "")].slice(0, LONGEST).join("");
  const told = looksLikeCpr(named) ? "" : named.replace(/-$/, "");
  return `${[document.worksheet, told, document.saved.slice(0, 10)].filter(Boolean).join("-")}.${ending}`;
}
