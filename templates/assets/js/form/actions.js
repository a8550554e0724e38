/** The buttons of the form: check, save, open, example, print, clear, and what is kept on the device. */

import { fileName, isTooBig, readAnswers, saveFile } from "../files/file.js";
import { mask } from "../rules/index.js";
import { handedOver } from "../store/handover.js";
import { keeper } from "../store/keep.js";
import { fill } from "../words/sentences.js";
import { forgetCarried, keepCarried } from "./carry.js";
import { labelOf, panelItems, say as sentenceOf } from "./errors.js";
import { isPdf, readPdfAnswers } from "./pdf.js";
import { showPanel } from "./said.js";
import { documentOf, empty, isEmpty, readDocument } from "./sheet.js";

const PAUSE = 600; // ms after the last change before the answers are kept

/** `page`: `{say, ask, show, refresh}` of the form. Returns `{changed, restore, receive}`. */
export function startActions(sheet, { say, ask, show, refresh }) {
  const { root, model } = sheet;
  const { form } = sheet.words;
  const part = (name) => root.querySelector(`[data-${name}]`);
  const panel = part("summary");
  const box = part("keep");
  const keep = keeper(model.id);
  let isUnsaved = false;
  let isStopped = false; // another window or a newer version owns what is on the device
  let timer;

  const state = (text) => (part("kept").textContent = text);
  const note = (title, more = {}) => showPanel(panel, more.kind ?? "note", [{ title, ...more }], more.isQuiet);
  /** Takes the answers off the device; that somebody said no is remembered, but of a sensitive worksheet nothing is. */
  const leave = () => (box.checked || model.personal_data === "sensitive" ? keep.forget() : keep.refuse());

  function keepNow(isSure = false) {
    clearTimeout(timer);
    if (!box.checked || isStopped || (!isUnsaved && !isSure)) return;
    const document = documentOf(sheet);
    const outcome = keep.write(document, isSure);
    if (outcome === "conflict") return askOther();
    if (outcome === "failed") {
      say(form.keep_failed, "keep");
      return state(form.keep_failed);
    }
    isUnsaved = false;
    keepCarried(sheet, document);
    const time = new Date().toLocaleTimeString(model.language === "da" ? "da-DK" : "en-GB", {
      hour: "2-digit",
      minute: "2-digit",
    });
    state(fill(form.kept_at, { time }));
  }

  function changed() {
    isUnsaved = true;
    clearTimeout(timer);
    timer = setTimeout(keepNow, PAUSE);
  }

  /** What `readDocument` makes of a document; null where it is refused, which is said. */
  function read(document, title) {
    let found;
    try {
      found = readDocument(sheet, document);
    } catch {
      found = { refused: { code: "damaged", field: null, row: null, column: null, data: {} } }; // nested too deep to walk
    }
    if (!found.refused) return found;
    const { message, remedy } = sentenceOf(sheet, found.refused);
    note(title.not, { kind: "error", texts: [message, remedy], isQuiet: title.isQuiet });
    return null;
  }

  function bring({ notes, take }, title) {
    take();
    show();
    const items = notes.map((finding) => {
      const text = Object.values(sentenceOf(sheet, finding)).join(" ");
      return finding.field && finding.code !== "answer-dropped" ? `${labelOf(sheet, finding)}: ${text}` : text; // that one names its question
    });
    if (items.length || !title.isQuiet) note(title.done, { items, isQuiet: title.isQuiet });
  }

  function restore() {
    const { document, off } = keep.read();
    box.checked = document !== null || (!off && model.personal_data !== "sensitive");
    state(box.checked ? form.kept_empty : form.kept_nowhere);
    if (document === null || typeof document !== "object") return;
    const title = { not: form.newer_kept, done: form.restored, isQuiet: true };
    const found = read(document, title);
    isStopped = !found;
    if (!found) return;
    bring(found, title);
    say(form.restored);
  }

  /** Another window has written: nothing is kept from here until somebody chooses. */
  function askOther() {
    isStopped = true;
    const go = (act) => () => {
      isStopped = false;
      act();
    };
    const buttons = [
      { text: form.other_take, act: go(adopt) },
      { text: form.other_keep, act: go(() => keepNow(true)) },
    ];
    note(form.other_window, { texts: [form.other_window_text], buttons, isQuiet: true });
    say(`${form.other_window}. ${form.other_window_text}`);
    state(form.other_window);
  }

  /** Another window has written and nothing here waits to be kept: this window follows. */
  function adopt() {
    const isOff = keep.read().off;
    if (!isOff) empty(sheet);
    restore();
    show();
    isUnsaved = isOff && !isEmpty(sheet);
  }

  window.addEventListener("storage", ({ key }) => {
    if (key !== keep.key && key !== null) return;
    if (isUnsaved) askOther();
    else adopt();
  });
  window.addEventListener("pagehide", () => keepNow());
  window.addEventListener("beforeunload", (event) => {
    keepNow();
    if (isUnsaved && !isEmpty(sheet)) event.preventDefault();
  });

  box.addEventListener("change", () => {
    if (box.checked) keepNow(true);
    else {
      leave();
      forgetCarried(sheet);
      isUnsaved = !isEmpty(sheet);
      state(form.kept_nowhere);
    }
  });

  part("check").addEventListener("click", () => {
    sheet.checked = true;
    refresh(true);
    const { error, note: notes } = panelItems(sheet);
    /** @type {any[]} */
    const parts = error.length
      ? [{ title: form.check_errors, items: error }]
      : [{ title: form.check_good, texts: [form.check_good_text] }];
    if (notes.length) parts.push({ title: form.notes, items: notes });
    showPanel(panel, error.length ? "error" : "good", parts);
  });

  part("save").addEventListener("click", () => {
    refresh(true);
    const document = documentOf(sheet);
    const name = fileName(document);
    saveFile(document, name);
    if (!box.checked) isUnsaved = false;
    say(fill(form.saved, { name }));
  });

  part("open").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    const found = await readFile(file);
    target.value = ""; // so that the same file can be opened again
    const title = { not: fill(form.not_opened, { name: file.name }), done: fill(form.opened, { name: file.name }) };
    if (found.other !== undefined) {
      note(title.not, {
        kind: "error",
        texts: [fill(form.wrong_worksheet, { worksheet: mask(found.other).slice(0, 60) })],
      });
    } else if (found.code) {
      const { message, remedy } = sentenceOf(sheet, { field: null, row: null, column: null, data: {}, ...found });
      note(title.not, { kind: "error", texts: [message, remedy] });
    } else {
      await replaceBy(found.document, title, found.notes);
    }
  });

  async function readFile(file) {
    if (isTooBig(file)) return { code: "too-big" };
    const bytes = await file.arrayBuffer();
    return isPdf(file) ? readPdfAnswers(new Uint8Array(bytes), model) : readAnswers(bytes, model.id);
  }

  async function replaceBy(document, title, more = []) {
    const taken = read(document, title);
    if (!taken || !(await mayReplace())) return;
    bring({ ...taken, notes: [...taken.notes, ...more] }, title);
    changed();
  }

  /** Answers that another page of the site brought along. */
  function receive() {
    const document = handedOver(model.id);
    if (document) replaceBy(document, { not: form.not_handed, done: form.handed });
  }

  for (const button of root.querySelectorAll("[data-example]")) {
    const { title, answers, respondent } = model.examples[button.dataset.example];
    button.addEventListener("click", async () => {
      if (await mayReplace())
        bring(readDocument(sheet, { answers, respondent }), { done: fill(form.example_shown, { title }) });
    });
  }

  const mayReplace = async () => isEmpty(sheet) || ask(form.ask_replace, form.ask_replace_text, form.yes_replace);

  part("print").addEventListener("click", () => window.print());

  part("clear").addEventListener("click", async () => {
    if (!isEmpty(sheet) && !(await ask(form.ask_clear, form.ask_clear_text, form.yes_clear))) return;
    empty(sheet);
    isStopped = false;
    isUnsaved = false;
    clearTimeout(timer);
    leave();
    forgetCarried(sheet);
    show();
    state(box.checked ? form.kept_empty : form.kept_nowhere);
    note(form.cleared, { kind: "good" });
  });

  return { changed, restore, receive };
}
