/**
 * Evaluates with the browser's rules: reads `{"model", "document"}` as JSON, one per line, from standard input and
 * writes one line per result, in the same order. A model may be given once as `{"model"}` for the lines after it.
 * An evaluation that throws gives `{"error"}`. `{"document", "mask": true}` gives the masked document; `{"document": [documents], "match": true}` the pairs.
 * The lines must be ASCII (escaped): readline also ends a line at U+2028.
 */
import { createInterface } from "node:readline";
import { evaluate, maskDocument } from "../templates/assets/js/rules/index.js";
import { chosenValues, matchAll } from "../templates/assets/js/rules/match.js";

let model = null;

function answer(line) {
  const request = JSON.parse(line);
  if (request.model) model = request.model;
  if (!("document" in request)) return undefined;
  try {
    if (request.match)
      return matchAll(
        model,
        request.document.map((one) => chosenValues(model, evaluate(model, one))),
      );
    return request.mask ? maskDocument(request.document) : evaluate(model, request.document);
  } catch (error) {
    return { error: error.stack };
  }
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const result = answer(line);
  if (result !== undefined) process.stdout.write(`${JSON.stringify(result)}\n`);
}
