/**
 * Evaluates with the browser's rules: reads `{"model", "document"}` as JSON, one per line, from standard input and
 * writes one line per result, in the same order. A model may be given once as `{"model"}` for the lines after it.
 * An evaluation that throws gives `{"error"}`. `{"document", "mask": true}` gives the masked document, `"name": true` the name of its file; `{"document": [documents], "match": true}` the pairs,
 * `"summary": options` what they say together, `{"document", "line": true}` its short line, `{"document": text, "line": true}` what a line says.
 * `{"document", "kept": true}` gives what the form says of answers that it has kept, `told`, and the `document` that it keeps then.
 * The lines must be ASCII (escaped): readline also ends a line at U+2028.
 */
import { createInterface } from "node:readline";
import { fileName } from "../templates/assets/js/files/file.js";
import { documentOf, openSheet, readDocument } from "../templates/assets/js/form/sheet.js";
import { totals } from "../templates/assets/js/reading/total.js";
import { evaluate, maskDocument } from "../templates/assets/js/rules/index.js";
import { answersOfLine, lineOf, readLine, signsOf } from "../templates/assets/js/rules/line.js";
import { chosenValues, matchAll } from "../templates/assets/js/rules/match.js";
import { more } from "../templates/assets/js/rules/more.js";
import { summarise } from "../templates/assets/js/rules/summary.js";

let model = null;

function voiceOf(document) {
  const { answers, visible, respondent, scores } = evaluate(model, document);
  return { answers, visible, respondent, scores, version: model.version, label: respondent.name ?? "" };
}

/** What the rules say, and what the columns of tables come to. */
function evaluated(document) {
  const result = evaluate(model, document);
  const tables = model.sections.flatMap(({ fields }) => fields).filter(({ type }) => type === "table");
  const sums = tables.map((field) => [field.id, totals(field, result.answers[field.id])]);
  return { ...result, totals: Object.fromEntries(sums.filter(([, each]) => Object.keys(each).length)) };
}

function keptAgain(document) {
  const sheet = Object.assign(openSheet(model, new Map(), {}), { more });
  const { notes, unread, take } = readDocument(sheet, document);
  take();
  return { told: [...notes, ...unread], document: documentOf(sheet) };
}

function lineAnswer(document) {
  if (typeof document !== "string") return lineOf(model, evaluate(model, document).answers);
  const signs = signsOf(model);
  const read = readLine(signs, document);
  return { ...read, values: read.values.map((value) => value ?? null), answers: answersOfLine(signs, read.values) };
}

function answer(line) {
  const request = JSON.parse(line);
  if (request.model) model = request.model;
  if (!("document" in request)) return undefined;
  try {
    if (request.name) return fileName(request.document);
    if (request.kept) return keptAgain(request.document);
    if (request.line) return lineAnswer(request.document);
    if (request.summary) return summarise(model, request.document.map(voiceOf), request.summary);
    if (request.match)
      return matchAll(
        model,
        request.document.map((one) => chosenValues(model, evaluate(model, one))),
      );
    return request.mask ? maskDocument(request.document) : evaluated(request.document);
  } catch (error) {
    return { error: error.stack };
  }
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const result = answer(line);
  if (result !== undefined) process.stdout.write(`${JSON.stringify(result)}\n`);
}
