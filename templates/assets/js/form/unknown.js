/** Answers to questions that the worksheet does not have, each with a button that removes it. */

import { make, quietButton } from "../page/said.js";
import { mask } from "../rules/index.js";
import { fill } from "../words/sentences.js";

const MOST = 50; // shown; the others are counted
const LONGEST = 200;

/** `drop(name)`: removes one. */
export function showUnknown(sheet, drop) {
  const section = sheet.root.querySelector("[data-unknown]");
  const names = Object.keys(sheet.result.answers).filter((name) => !sheet.fields.has(name) || name === "respondent");
  const { remove, more } = sheet.words.form;
  section.hidden = !names.length;
  if (section.dataset.names === JSON.stringify(names)) return; // or a button that has the focus would be made anew
  section.dataset.names = JSON.stringify(names);
  const lines = names.slice(0, MOST).map((name) => {
    const value = sheet.result.answers[name];
    const text = mask(`${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`);
    const act = () => {
      const place = [...line.parentElement.children].indexOf(line);
      drop(name);
      const buttons = [...section.querySelectorAll("button")];
      (buttons[place] ?? buttons.at(-1) ?? sheet.root.querySelector("[data-check]")).focus();
    };
    const button = quietButton(remove, act, { "aria-label": `${remove}: ${mask(name).slice(0, LONGEST)}` });
    const line = make("li", [`${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text} `, button]);
    return line;
  });
  if (names.length > MOST) lines.push(make("li", fill(more, { n: names.length - MOST })));
  section.querySelector("ul").replaceChildren(...lines);
}
