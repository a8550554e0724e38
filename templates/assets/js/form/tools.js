/** What is loaded at the first sign that somebody uses the form (tools-main.js), and what is done with it. */

import { takeDropped } from "../page/dropped.js";
import { loadScript } from "../page/script.js";
import { hasOthers, keyOf } from "../store/kept.js";
import { hasMarks } from "../store/marks.js";
import { askForAnswers, handed } from "../store/tab.js";
import { address, models, sheets } from "./address.js";
import { released } from "./press.js";

const SIGNS = ["focusin", "pointerdown", "dragover", "input"];
const INSIDE = "[data-add], [data-remove], [data-unset], [data-drop]";

/** `page`: see page.js. Returns `{load, refresh, leave, notes}`; all may be called before anything is loaded. */
export function startTools(page) {
  const { root, sheet, words, bar, part } = page;
  const waiting = { left: [], notes: [] };
  let loading = null;

  page.address = address;
  page.models = models();
  page.sheets = sheets();

  async function take() {
    await loadScript(page.address("findings", `findings-${sheet.model.language}`), () => null);
    const start = await loadScript(page.address("tools"), () => window.brobyggerFormTools);
    await released();
    page.tools = start(page);
    page.tools.refresh(waiting.left.splice(0), true);
    for (const given of waiting.notes.splice(0)) page.tools.opening.notes(...given);
  }

  /** A promise of the tools; null where they cannot be had, which is said. */
  function load() {
    loading ??= take().then(
      () => page.tools,
      () => {
        loading = null;
        bar.tell(words.form.not_loaded);
        return null;
      },
    );
    return loading;
  }
  let busy = 0;
  let queue = Promise.resolve(); // one thing after the other, as they were asked for
  function later(act) {
    busy += 1;
    queue = queue
      .then(load)
      .then((tools) => tools && act(tools))
      .finally(() => {
        busy -= 1;
      });
  }
  const using = (act) => (page.tools && !busy ? act(page.tools) : later(act));
  /** What a dialog asks or changes is about the document below it: it is closed, as with Escape. */
  function open(files) {
    if (!files.length) return;
    for (const dialog of root.querySelectorAll("dialog[open]")) dialog.close();
    later(({ opening }) => opening.open(files));
  }

  page.hear = () => using(({ hearing }) => hearing.hear());
  const clear = (isSure = false) => using((tools) => tools.clear(isSure));

  for (const sign of SIGNS) root.addEventListener(sign, load, { once: true, passive: true });
  root.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    if (button.matches(INSIDE)) using(({ rows }) => rows(button));
    else if (button.matches("[data-out]")) using(({ out }) => out[button.dataset.out]());
    else if (button.matches("[data-check]")) using(({ panel }) => panel.check());
    else if (button.matches("[data-clear]")) clear();
    else if (button.matches("[data-set]")) using(({ sets }) => sets.reveal());
    else if (button.matches("[data-example]")) using(({ opening }) => opening.example(button.dataset.example));
  });
  part("open").addEventListener("change", ({ target }) => {
    open([...target.files]);
    target.value = ""; // so that the same file can be opened again
  });
  takeDropped(({ files }) => open([...files]));

  return {
    load,
    /** Shows at once what another page brought along, which needs the tools. */
    receive() {
      const show = (text) => using(({ opening }) => opening.receive(text));
      if (handed(sheet.model.id)) show();
      else askForAnswers(show);
      // Answers that were kept here and are not may be missed before anything is touched.
      if (!page.keeping.kept().look().isThere) hasMarks().then((isMarked) => isMarked && load());
    },
    /** `isQuiet`: nothing is said of what the person did not do. */
    refresh(left, isQuiet) {
      waiting.left.push(...left);
      if (page.tools) page.tools.refresh(waiting.left.splice(0), isQuiet);
      else if (sheet.result.findings.some(isShown) || mayTell() || mayOffer()) load();
    },
    /** A promise of when everything that was asked for is done. */
    done: () => queue,
    clear,
    /** The buttons of a state; where nobody has them yet, the line is shown anew when they come. */
    choices(now) {
      if (page.tools) return page.tools.choices(now);
      load().then((tools) => tools && page.keeping.state());
      return [];
    },
    aside: () => using((tools) => tools.aside()),
    leave: () => page.tools?.panel.leave(),
    notes(...given) {
      if (!given[0].length) return;
      waiting.notes.push(given);
      if (page.tools) for (const one of waiting.notes.splice(0)) page.tools.opening.notes(...one);
      else load();
    },
  };

  /** Whether there may be a score or a picture of answers. */
  function mayTell() {
    const isTold = sheet.model.scores.length || root.querySelector("[data-picture]");
    return isTold && Object.keys(sheet.result.answers).length;
  }

  /** Whether another worksheet may have answered something that is asked here. */
  function mayOffer() {
    return [...sheet.fields.values()].some(({ field }) => field.carry) && hasOthers(keyOf(sheet.model.id));
  }

  /** Whether a finding has its place on the page now. */
  function isShown({ severity, field, code }) {
    return severity === "error" && (code === "unknown-field" || sheet.shown.has(field?.split(".")[0]));
  }
}
