/** Answers that other worksheets can use: a field with `carry` offers what was answered under the same key elsewhere. */

import { fill } from "../words/sentences.js";
import { make } from "./said.js";

const KEY = "brobygger:carry";
const TYPES = new Set(["text", "longtext"]);

function stored() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return found !== null && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}

function put(entries) {
  try {
    localStorage.setItem(KEY, JSON.stringify(entries));
  } catch {
    // without storage nothing is carried
  }
}

const carried = (sheet) => [...sheet.fields.values()].filter(({ field }) => field.carry && TYPES.has(field.type));

/** Keeps this worksheet's answers, from a masked document, for the others. */
export function keepCarried(sheet, document) {
  const fields = carried(sheet);
  if (!fields.length) return;
  const entries = Object.assign(Object.create(null), stored());
  for (const { field } of fields) {
    const value = document.answers[field.id];
    if (typeof value === "string") entries[field.carry] = { value, from: sheet.model.id };
    else if (entries[field.carry]?.from === sheet.model.id) delete entries[field.carry];
  }
  put(entries);
}

/** Forgets what came from this worksheet. */
export function forgetCarried(sheet) {
  put(Object.fromEntries(Object.entries(stored()).filter(([, entry]) => entry?.from !== sheet.model.id)));
}

/** Shows an offer at each empty field that another worksheet has an answer for. */
export function offerCarried(sheet) {
  const entries = stored();
  for (const { field, element } of carried(sheet)) {
    const entry = Object.hasOwn(entries, field.carry) ? entries[field.carry] : null;
    const isOffered =
      typeof entry?.value === "string" && entry.from !== sheet.model.id && sheet.answers[field.id] === undefined;
    let offer = element.querySelector(".ws-carry");
    if (!isOffered) offer?.remove();
    if (!isOffered || offer) continue;
    offer = make("p", `${fill(sheet.words.form.carry, { value: entry.value })} `, { class: "ws-carry" });
    const button = make("button", sheet.words.form.carry_use, { type: "button", class: "ws-button ws-quiet" });
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
