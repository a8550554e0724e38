/** Answers that other worksheets can use: a field with `carry` offers what was answered under the same key elsewhere. */

import { carried } from "../store/carried.js";
import { fill } from "../words/sentences.js";
import { make, namedButton } from "./said.js";

const TYPES = new Set(["text", "longtext"]);

const carrying = (sheet) => [...sheet.fields.values()].filter(({ field }) => field.carry && TYPES.has(field.type));

/** What a document has to offer the others: `[[key, answer], …]`. */
export const carriedBy = (sheet, document) =>
  carrying(sheet).map(({ field }) => [field.carry, document.answers[field.id]]);

/** Shows an offer at each empty field that another worksheet has an answer for. */
export function offerCarried(sheet) {
  const fields = carrying(sheet);
  if (!fields.length) return;
  const entries = carried();
  for (const { field, element } of fields) {
    const entry = Object.hasOwn(entries, field.carry) ? entries[field.carry] : null;
    const isOffered =
      typeof entry?.value === "string" && entry.from !== sheet.model.id && sheet.answers[field.id] === undefined;
    let offer = element.querySelector(".ws-carry");
    if (!isOffered) offer?.remove();
    if (!isOffered || offer) continue;
    offer = make("p", `${fill(sheet.words.form.carry, { value: entry.value })} `, { class: "ws-carry" });
    const button = namedButton(sheet.words.form.carry_use, field.label);
    button.addEventListener("click", () => {
      const control = element.querySelector("[name]");
      control.value = entry.value;
      control.focus();
      control.dispatchEvent(new Event("input", { bubbles: true }));
    });
    offer.append(button);
    element.append(offer);
  }
}
