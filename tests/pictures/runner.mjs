/** Draws with the browser's half: `{"model"}`, then lines of `{"answers", "words", "width"}`, each answered with its pictures as JSON. ASCII only. */
import { createInterface } from "node:readline";
import { picturesOf } from "../../templates/assets/js/pictures/picture.js";

let model = null;
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const request = JSON.parse(line);
  if (request.model) model = request.model;
  else process.stdout.write(`${JSON.stringify(picturesOf(model, request.answers, request.words, request.width))}\n`);
}
