/** Answers from anywhere, seen with the model that they belong to. The twin of toolkit/intake/reading.py. */

import { hasAnswer } from "../contract/shape.js";
import { languageOf, UNDETERMINED } from "../reading/language.js";
import { wholeNumber } from "../reading/number.js";
import { finding } from "../reading/reading.js";
import { isEmpty, isObject } from "../reading/text.js";
import { hasCpr, isName } from "../rules/cpr.js";
import { evaluate } from "../rules/index.js";

const BY_ANY_RULES = new Set(["unknown-version", "unknown-language", "looks-like-cpr"]);

/**
 * What a file says: `{worksheet, version, language, document, model, evaluation, findings}`. `document`: the answers as they stand in the
 * file, of its own version; `model`: what they were judged by, null for an unknown worksheet; `findings`: all, in the order of the sheet.
 */
export const answersOf = (worksheet, version, language, document, model = null) => ({
  worksheet,
  version,
  language,
  document,
  model,
  evaluation: null,
  findings: [],
});

/** An answer document against the worksheet that it names. `definitions`: `model(id, language)`, a promise of the model or null. */
export async function judgeDocument(document, definitions) {
  const { worksheet, version, language: written } = document;
  // Where nothing is said, what is read differently in two languages is asked about.
  const given = isEmpty(written) ? { ...document, language: UNDETERMINED } : document;
  const language = languageOf(written);
  const model = await definitions.model(worksheet, language);
  const told = language ?? (typeof written === "string" && !isEmpty(written) ? written : null);
  const answers = answersOf(worksheet, wholeNumber(version), told, given, model);
  if (!model) {
    answers.findings = [finding("unknown-worksheet", {}, { worksheet }), ...cprIn(document)];
    return answers;
  }
  judge(answers, []);
  if (isEmpty(written) && !answers.findings.some(({ code }) => code === "language-needed")) {
    answers.language = model.language;
  }
  return answers;
}

/** Adds evaluation and findings; `found`: what the file itself has shown already. */
export function judge(answers, found) {
  const { model } = answers;
  if (isEmpty(answers.document.version)) answers.version ??= model.version;
  answers.evaluation = evaluate(model, answers.document);
  let { findings } = answers.evaluation;
  if (findings.some(({ code }) => code === "unknown-version")) {
    // Judged by rules that are not its own, the rest would only be noise.
    findings = findings.filter(({ code }) => BY_ANY_RULES.has(code));
  }
  const order = new Map(model.sections.flatMap((section) => section.fields).map(({ id }, place) => [id, place + 2]));
  const rank = ({ field }) => {
    if (field === null) return 0;
    return field.startsWith("respondent") && !order.has(field) ? 1 : (order.get(field) ?? order.size + 2);
  };
  const asks = model.sections.some(({ fields }) => fields.some(hasAnswer));
  const isBlank = asks && !findings.length && !Object.keys(answers.evaluation.answers).length;
  if (isBlank) found = [finding("nothing-answered"), ...found];
  answers.findings = found.length ? [...findings, ...found].sort((a, b) => rank(a) - rank(b)) : findings;
}

/** Civil registration numbers in answers to a worksheet that nobody here knows, and beside them. */
export function cprIn({ answers, ...beside }) {
  const told = isObject(answers) ? answers : {};
  const parts = [...Object.entries(told), ...Object.entries(beside).filter(([key]) => !Object.hasOwn(told, key))];
  return parts
    .filter(([name, value]) => isName(name) || hasCpr(value))
    .map(([field]) => finding("looks-like-cpr", { field }));
}
