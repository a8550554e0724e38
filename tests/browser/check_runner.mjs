/**
 * The check page's reader without a page: a line of JSON in, a line out. `{"models": {id: {language: model}}, "words": {language: …}}`
 * sets what is known, and gives `null`; `{"kinds": [[name, base64]]}` asks what kinds files are; `{"name", "kind", "data": base64, "language"}` is a file and gives `{forms: [{report, document}], form}`. Bundled by esbuild first.
 */
import { createInterface } from "node:readline";
import { checkFile } from "../../templates/assets/js/check/report.js";
import { insteadOfPdf, isPassed, kindOf } from "../../templates/assets/js/files/kinds.js";
import { readPdf } from "../../templates/assets/js/pdf/read.js";
import { readTrusted } from "../../templates/assets/js/pdf/trusted.js";

let known = { models: {}, words: {} };
const definitions = {
  async model(id, language) {
    const found = Object.hasOwn(known.models, id) ? known.models[id] : null;
    return found && (found[language] ?? Object.values(found)[0]);
  },
};

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const task = JSON.parse(line);
  if (task.models) {
    known = task;
    process.stdout.write("null\n");
    continue;
  }
  if (task.kinds) {
    const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));
    const kinds = task.kinds.map(([name, head]) => [
      isPassed(name),
      kindOf(name, bytes(head)),
      insteadOfPdf(bytes(head)),
    ]);
    process.stdout.write(`${JSON.stringify({ kinds })}\n`);
    continue;
  }
  let form = null;
  const reader = async (bytes) => (form = await readTrusted(bytes));
  let answer;
  try {
    const bytes = new Uint8Array(Buffer.from(task.data, "base64"));
    if (task.kind === "form") answer = { form: await readPdf(bytes) };
    else {
      const forms = await checkFile(task.name, bytes, task.kind, {
        definitions,
        readPdf: reader,
        words: known.words[task.language],
      });
      answer = { forms: forms.map(({ report, document }) => ({ report, document })), form };
    }
  } catch (error) {
    answer = { error: error.stack };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
