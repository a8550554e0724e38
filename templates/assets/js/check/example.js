/** A press that opens invented files: what a page does is seen before one has any of one's own. */

import { fieldsOf } from "../contract/shape.js";
import { answerDocument } from "../files/file.js";
import { make } from "../page/foreign.js";
import { fill } from "../words/sentences.js";

/**
 * `root` holds the button `[data-example]`, which is shown where `id` names a worksheet. `made(model)`: `[{document, path}]`; `take`: the `add`
 * of an intake. Returns `{isOf}`: whether a path is one of those made.
 */
export function offerExample(root, { definitions, words, say }, { id, language, made, take }) {
  const button = root.querySelector("[data-example]");
  const paths = new Set();
  button.hidden = !id;
  button.addEventListener("click", async () => {
    let model;
    try {
      model = await definitions.model(id, language);
    } catch {
      const text = fill(words.failed, { name: button.textContent });
      button.parentElement.replaceChildren(button, make("span", text));
      return say(text, "failed");
    }
    const files = made(model).map(({ document, path }) => {
      paths.add(path);
      const file = new File([JSON.stringify(document)], "example.json", { type: "application/json" });
      return { file, path };
    });
    return take(files);
  });
  return { isOf: (path) => paths.has(path) };
}

/** The example of a worksheet, as it stands and without what must be answered. */
export function wholeAndUnfinished(model, words) {
  const { title, answers, respondent } = model.examples[0];
  const required = new Set(fieldsOf(model).flatMap((field) => (field.required ? [field.id] : [])));
  const kept = Object.entries(answers).filter(([name]) => required.size && !required.has(name));
  return [
    { document: answerDocument(model, respondent, answers), path: title },
    {
      document: answerDocument(model, respondent, Object.fromEntries(kept)),
      path: fill(words.example_gaps, { title }),
    },
  ];
}
