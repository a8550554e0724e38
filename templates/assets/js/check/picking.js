/** Answers that lie on the device, chosen from a list and read like files. */

import languages from "#contract/languages.json" with { type: "json" };
import { asker, make } from "../page/said.js";
import { mask } from "../rules/index.js";
import { keptAnswers, watchKept } from "../store/kept.js";
import { printable } from "../words/printable.js";
import { fill } from "../words/sentences.js";

/**
 * `reader`: of page.js. `worksheets`: ids of those that the page can use, in the order of the list; `take`: is given `[{file, path}]`.
 * `called({title, name})`: what the page calls a set of answers. Where nothing is kept, nothing is offered.
 */
export function startPicking(root, { definitions, words, say }, { worksheets, take, called }) {
  const part = (name) => root.querySelector(`[data-pick${name}]`);
  const fold = /** @type {HTMLDetailsElement} */ (part(""));
  const ask = asker(root.querySelector("dialog.ws-dialog"));
  const taken = new Set(); // marks of those that are in
  const boxes = new Map(); // mark → `{box, one, model}` of those listed
  let turn = 0; // only the last reading of the storage is shown

  const found = () =>
    keptAnswers()
      .filter(({ worksheet }) => worksheets.includes(worksheet))
      .sort((a, b) => worksheets.indexOf(a.worksheet) - worksheets.indexOf(b.worksheet));
  const markOf = ({ worksheet, set, saved }) => `${worksheet}#${set}@${saved}`; // changed since, it is another one
  const time = (moment) =>
    new Date(moment).toLocaleString(languages[words.language].tag, { dateStyle: "medium", timeStyle: "short" });

  /** How many there are is seen before anything is loaded. */
  function offer() {
    const n = found().length;
    fold.hidden = !n;
    part("-count").textContent = n ? ` (${n})` : "";
    if (fold.open) list();
  }

  async function list() {
    const mine = ++turn;
    const chosen = new Set([...boxes].filter(([, { box }]) => box.checked).map(([mark]) => mark));
    const ones = found();
    const models = new Map();
    for (const { worksheet } of ones)
      if (!models.has(worksheet))
        models.set(worksheet, await definitions.model(worksheet, words.language).catch(() => null));
    if (mine !== turn) return;
    const had = [...boxes].find(([, { box }]) => box === document.activeElement)?.[0];
    boxes.clear();
    const sheets = [...models].map(([id, model]) => {
      const own = ones.filter(({ worksheet }) => worksheet === id);
      if (!model) return make("p", fill(words.pick_unread, { title: id }), { class: "ws-note" });
      const lines = own.map((one) => lineOf(one, model, chosen));
      return make("fieldset", [make("legend", model.title), ...lines], { class: "check-picks" });
    });
    part("-list").replaceChildren(...sheets);
    boxes.get(had)?.box.focus({ preventScroll: true });
    part("-all").hidden = boxes.size < 2;
    turnAll();
  }

  function lineOf(one, model, chosen) {
    const mark = markOf(one);
    const box = /** @type {HTMLInputElement} */ (make("input", undefined, { type: "checkbox" }));
    box.checked = chosen.has(mark);
    boxes.set(mark, { box, one, model });
    const name = one.name ? printable(mask(one.name)) : words.pick_own;
    const about = [
      one.saved ? fill(words.pick_saved, { time: time(one.saved) }) : "",
      taken.has(mark) ? words.pick_taken : "",
    ];
    const more = make("span", about.filter(Boolean).join(" "), { class: "check-picked" });
    return make("label", [box, make("span", [make("b", name), " ", more])], { class: "ws-option" });
  }

  const all = () => [...boxes.values()];
  const isWhole = () => all().every(({ box }) => box.checked);
  function turnAll() {
    part("-all").textContent = isWhole() ? words.pick_none : words.pick_all;
    part("-told").textContent = "";
  }

  async function add() {
    const chosen = all().filter(({ box }) => box.checked);
    if (!chosen.length) {
      part("-told").textContent = words.pick_nothing;
      say(words.pick_nothing, "pick");
      return all()[0]?.box.focus();
    }
    const sensitive = chosen.filter(({ model }) => model.personal_data === "sensitive");
    const titles = [...new Set(sensitive.map(({ model }) => model.title))].join(", ");
    if (titles && !(await ask(words.pick_ask, fill(words.pick_ask_text, { titles }), words.pick_yes))) return undefined;
    const files = chosen.map(({ one, model }) => {
      const { document, name } = one;
      const path = fill(words.pick_path, { name: called({ title: model.title, name: name && mask(name) }) });
      const text = JSON.stringify({ ...document, ...(name ? { name } : {}) });
      return { file: new File([text], "kept.json", { type: "application/json" }), path };
    });
    for (const { box, one } of chosen) {
      taken.add(markOf(one));
      box.checked = false;
    }
    fold.open = false;
    return take(files);
  }

  fold.addEventListener("toggle", () => fold.open && list());
  part("-list").addEventListener("change", turnAll);
  part("-add").addEventListener("click", add);
  part("-all").addEventListener("click", () => {
    const wanted = !isWhole();
    for (const { box } of all()) box.checked = wanted;
    turnAll();
  });
  watchKept(offer);
  window.addEventListener("pageshow", ({ persisted }) => persisted && offer());
  offer();

  return {
    /** Nothing of them is on the page any more. */
    clear() {
      taken.clear();
      if (fold.open) list();
    },
  };
}

/** Title and name, as most pages call a set of answers. */
export const namedAs =
  (words) =>
  ({ title, name }) =>
    name ? fill(words.pick_named, { title, name }) : title;
