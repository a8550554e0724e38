/** Brings the form to life: puts its parts together. */

import { hasAnswer } from "../contract/shape.js";
import { fileName } from "../files/file.js";
import { saveFile } from "../files/save.js";
import { mask } from "../rules/cpr.js";
import { fill } from "../words/sentences.js";
import { startBar } from "./bar.js";
import { startBoards } from "./boards.js";
import { filledIn, readBoxes, refill, restoreEmptied } from "./boxes.js";
import { count } from "./counter.js";
import { startKeeping } from "./keeping.js";
import { startLeaving } from "./leaving.js";
import { openPage } from "./page.js";
import { grow, showUnset, showVisible, writeField } from "./screen.js";
import { answerOf, documentOf, isEmpty, judge } from "./sheet.js";
import { startTools } from "./tools.js";
import { startTyping } from "./typing.js";

const QUIET = 150; // ms after the last key before rules run

export function startForm(root, words) {
  const page = openPage(root, words);
  const { sheet, papers, part, say } = page;
  const { form } = words;
  page.bar = startBar(part("bar"), { form, say, settle: page.settle });
  const tools = startTools(page);
  const boards = startBoards(root, page);
  let timer;

  /** Runs the rules and brings everything that depends on them up to date. `left`: questions that somebody has just left. */
  page.refresh = (isQuiet = false, left = []) => {
    clearTimeout(timer);
    judge(sheet);
    const { came, went } = showVisible(sheet, sheet.result.visible);
    if (!isQuiet && came) say(came === 1 ? form.appeared_one : fill(form.appeared, { n: came }), "came");
    if (!isQuiet && went) say(went === 1 ? form.disappeared_one : fill(form.disappeared, { n: went }), "went");
    boards.refresh();
    tools.refresh(left, isQuiet);
  };

  /** Something was changed by the person. */
  page.touch = () => {
    clearTimeout(timer);
    timer = setTimeout(page.refresh, QUIET);
    keeping.changed();
  };

  /** Shows all answers in the controls, after they came from somewhere else than the keyboard. */
  page.show = () => {
    root.dispatchEvent(new Event("ws-shown"));
    for (const [id, { field, element }] of sheet.fields) {
      if (!hasAnswer(field)) continue;
      writeField(element, field, answerOf(sheet, id), sheet);
      showUnset(element, field, sheet);
      for (const control of element.querySelectorAll("textarea")) grow(control);
      for (const control of element.querySelectorAll("[data-max]")) count(control, form);
    }
    if (Object.keys(sheet.respondent).length) sheet.fields.get("respondent").element.open = true; // else nobody sees that it goes along
    say.stop();
    sheet.bands.clear();
    page.refresh(true);
  };

  page.notes = tools.notes;
  page.leave = tools.leave;
  page.clear = tools.clear;
  page.aside = tools.aside;
  page.choices = tools.choices;

  /** What a step in the pile of documents takes to be taken back, and again. */
  page.taking = (swap) => () => {
    const again = swap();
    tools.leave();
    page.show();
    keeping.settled();
    return page.taking(again);
  };

  page.save = async () => {
    await tools.done();
    page.read();
    const saved = documentOf(sheet);
    const file = fileName(saved);
    saveFile(saved, file);
    if (keeping.isTooMuch()) return page.bar.tell(fill(form.saved_too_long, { name: file }));
    return page.filed(file, fill(form.saved, { name: file }));
  };

  /** All answers are in a file now. */
  page.filed = (file, text) => {
    keeping.savedAs(file);
    page.say(null, "state"); // what is told says it, too
    page.bar.tell(text);
    const happened = part("happened");
    if (!happened) return;
    happened.textContent = text;
    happened.hidden = false;
  };

  const keeping = startKeeping(page);
  const { read, heard, settled, isOn, inTab, tab } = keeping;
  Object.assign(page, { keeping, read, heard, settled, isOn, inTab, tab });
  startTyping(page);
  startLeaving(page);
  part("save").addEventListener("click", page.save);
  window.addEventListener("beforeprint", () => page.read());
  root.addEventListener("ws-typed", () => {
    for (const typed of root.querySelectorAll(".ws-typed")) typed.textContent = mask(typed.textContent);
  });
  begin();

  async function begin() {
    const found = keeping.kept().read();
    const isOther = found.document && found.document.version !== sheet.model.version;
    if (isOther && !(await tools.load())) return root.classList.add("ws-on"); // only they read older versions: nothing is kept over those
    sheet.seen = new WeakMap(); // what was typed while they were on their way is new, as what was before the scripts came
    const filled = filledIn(sheet);
    const before = keeping.restore(found);
    page.show();
    if (before && !isEmpty(sheet)) page.bar.tell(form.restored);
    const undo = papers.here();
    refill(filled);
    if (readBoxes(sheet).length) {
      papers.touched();
      page.show();
      if (before) page.bar.tell(form.typed_over, page.taking(undo));
    }
    keeping.tellAside();
    keeping.keepNow();
    root.classList.add("ws-on");
    for (const box of root.querySelectorAll("textarea")) grow(box);
    tools.receive();
    // Browsers put back what was typed before after the page has been shown again.
    window.addEventListener("pageshow", ({ persisted }) => {
      restoreEmptied(sheet);
      page.read();
      if (persisted) page.heard();
    });
    return undefined;
  }
}
