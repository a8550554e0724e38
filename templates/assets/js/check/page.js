/** What the pages that read filled files begin with: what the page knows, its words, its parts, the reader. */

import { speaker } from "../page/said.js";
import { readInBackground } from "../pdf/load.js";
import { printable } from "../words/printable.js";
import { definitionsOf } from "./models.js";

/**
 * `places`: `{pdf, folder, stamp, findings}`, where the reader, the models and the sentences of findings are; `said`: the words of the form's
 * scripts. Returns `{data, words, part, say, definitions, reader}`; `reader` is for startIntake.
 */
export function openReader(root, places, said) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const data = JSON.parse(part("known").textContent);
  const words = { ...said, ...data.words, language: data.language };
  const definitions = definitionsOf(data, places);
  const speak = speaker(part("said"));
  const say = (text, key = text) => speak(text && printable(text), key);
  const readPdf = (given) => readInBackground(given, places.pdf);
  return {
    data,
    words,
    part,
    say,
    definitions,
    reader: { definitions, readPdf, words, say, findings: places.findings },
  };
}
