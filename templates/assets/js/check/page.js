/** What the pages that read filled files begin with: what the page knows, its words, its parts, the reader. */

import { make } from "../page/foreign.js";
import { speaker } from "../page/said.js";
import { loadScript } from "../page/script.js";
import { readInBackground } from "../pdf/load.js";
import { printable } from "../words/printable.js";
import { definitionsOf } from "./models.js";

/**
 * `places`: `{pdf, folder, stamp, findings, reads}`, where the readers, the models and the sentences of findings are; `said`: the words of the
 * form's scripts. Returns `{data, words, part, say, definitions, reader}`; `reader` is for startIntake, its `loaded()` a promise of what
 * reads files (reads-main.js) once the sentences of findings are there: 20 KB that nothing needs before. `fail(text)` says what could
 * not be loaded, in sight too, since nothing else on the page changes; null takes it away.
 */
export function openReader(root, places, said) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const data = JSON.parse(part("known").textContent);
  const words = { ...said, ...data.words, language: data.language };
  const definitions = definitionsOf(data, places);
  const speak = speaker(part("said"));
  const say = (text, key = text) => speak(text && printable(text), key);
  const readPdf = (given) => readInBackground(given, places.pdf);
  function fail(text) {
    part("failed")?.remove();
    if (!text) return;
    part("drop").after(make("p", text, { class: "ws-note", "data-failed": "" }));
    say(text, "failed");
  }
  async function loaded() {
    if (!words.findings) {
      const { findings, respondent } = await loadScript(places.findings, () => window.brobyggerWords);
      Object.assign(words, { findings, respondent });
    }
    return loadScript(places.reads, () => window.brobyggerReads);
  }
  return {
    data,
    words,
    part,
    say,
    definitions,
    reader: { definitions, readPdf, words, say, loaded, fail },
  };
}
