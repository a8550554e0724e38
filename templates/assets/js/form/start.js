/** Brings the form to life: what happens when somebody types, leaves a question, or adds a row. */

import { mask } from "../rules/index.js";
import { fill } from "../words/sentences.js";
import { startActions } from "./actions.js";
import { withoutRow } from "./answers.js";
import { offerCarried } from "./carry.js";
import { count } from "./counter.js";
import { seenAnswer, showErrors } from "./errors.js";
import { asker, make, speaker } from "./said.js";
import { showScores } from "./scores.js";
import {
  controlsIn,
  grow,
  keepOnOneLine,
  partsOf,
  rowName,
  rowsIn,
  setRows,
  showUnset,
  showVisible,
  valueOf,
  writeField,
} from "./screen.js";
import { answerOf, changeCell, judge, openSheet, setAnswer } from "./sheet.js";

const QUIET = 150; // ms after the last key before rules run

export function startForm(root, words) {
  const sheet = openSheet(root, words);
  const say = speaker(root.querySelector("[data-said]"));
  let timer;

  /** Runs the rules and brings everything that depends on them up to date. */
  function refresh(isQuiet = false) {
    clearTimeout(timer);
    judge(sheet);
    const { came, went } = showVisible(sheet, sheet.result.visible);
    const { form } = words;
    if (!isQuiet && came) say(came === 1 ? form.appeared_one : fill(form.appeared, { n: came }), "came");
    if (!isQuiet && went) say(went === 1 ? form.disappeared_one : fill(form.disappeared, { n: went }), "went");
    showErrors(sheet);
    showScores(sheet, isQuiet ? () => {} : say);
    showUnknown(sheet, touch);
    offerCarried(sheet);
  }

  /** Shows all answers in the controls, after they came from somewhere else than the keyboard. */
  function show() {
    for (const [id, { field, element }] of sheet.fields) {
      if (field.type === "cards") continue;
      writeField(element, field, answerOf(sheet, id), sheet);
      showUnset(element, field, sheet);
      for (const control of element.querySelectorAll("textarea")) grow(control);
      for (const control of element.querySelectorAll("[data-max]")) count(control, words.form);
    }
    const about = sheet.fields.get("respondent").element;
    if (Object.keys(sheet.respondent).length) about.open = true; // else nobody sees that it goes along
    sheet.bands.clear();
    refresh(true);
  }

  const actions = startActions(sheet, { say, ask: asker(root.querySelector("dialog")), show, refresh });

  /** Something was changed by the person. */
  function touch() {
    clearTimeout(timer);
    timer = setTimeout(refresh, QUIET);
    actions.changed();
  }

  const changed = new Set();
  const home = (target) => {
    const element = target.closest("[data-field]");
    return element ? { element, id: element.dataset.field, ...sheet.fields.get(element.dataset.field) } : null;
  };

  root.addEventListener("input", ({ target }) => {
    const at = target.name ? home(target) : null;
    if (!at) return;
    const parts = partsOf(target);
    if (target.matches("[data-line]")) keepOnOneLine(target);
    changeCell(sheet, at.id, parts, valueOf(target));
    changed.add(at.id);
    if (target.type === "radio") showUnset(at.element, at.field, sheet, parts[0]);
    if (target.matches("textarea")) grow(target);
    if (target.matches("[data-max]")) count(target, words.form, say);
    touch();
  });

  // Findings come when a question has been changed and left. An error that appears while a mouse button is down would move the
  // button under it away and swallow the click, so it waits for the release.
  const left = new Set();
  let isHeld = false;
  function judgeLeft() {
    isHeld = false;
    if (!left.size) return;
    for (const id of left) sheet.shown.add(id);
    left.clear();
    refresh();
  }
  const page = root.ownerDocument;
  page.addEventListener("pointerdown", () => (isHeld = true), true);
  for (const event of ["pointerup", "pointercancel"]) page.addEventListener(event, () => setTimeout(judgeLeft), true);
  root.addEventListener("focusout", ({ target, relatedTarget }) => {
    const at = home(target);
    if (!at || !changed.has(at.id) || (relatedTarget && at.element.contains(relatedTarget))) return;
    left.add(at.id);
    if (!isHeld) judgeLeft();
  });

  root.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    const at = button && home(button);
    if (!at) return;
    const { element, field, id } = at;
    const { add, remove, unset, drop } = button.dataset;
    if (add !== undefined) {
      const number = rowsIn(element).length + 1;
      setRows(element, number, field, sheet);
      controlsIn(rowsIn(element).at(-1))[0].focus();
      say(fill(words.form.added, { what: rowName(field, number, sheet) }));
      if (element.querySelector("[data-add]").disabled) say(words.form.no_more_rows);
    } else if (remove !== undefined) {
      removeRow(element, field, id, Number(button.closest("tr").dataset.row));
    } else if (unset !== undefined) {
      const radios = controlsIn(element).filter((radio) => !unset || partsOf(radio)[0] === unset);
      changeCell(sheet, id, partsOf(radios[0]), undefined);
      for (const radio of radios) radio.checked = false;
      radios[0].focus();
      showUnset(element, field, sheet, unset);
      touch();
    } else if (drop !== undefined) {
      setAnswer(sheet, id, seenAnswer(element, field));
      controlsIn(element)[0].focus();
      touch();
    }
  });

  function removeRow(element, field, id, number) {
    const left = Math.max(rowsIn(element).length - 1, 1);
    const raw = answerOf(sheet, id);
    if (raw !== undefined) setAnswer(sheet, id, withoutRow(field, raw, number));
    writeField(element, field, answerOf(sheet, id), sheet);
    setRows(element, left, field, sheet);
    const row = rowsIn(element)[Math.min(number, left) - 1];
    row.querySelector("[data-remove]").focus();
    say(fill(words.form.removed, { what: rowName(field, number, sheet) }));
    touch();
  }

  // Enter in a text box would submit; there is nothing to submit to.
  root.addEventListener("submit", (event) => {
    if (!event.target.closest("dialog")) event.preventDefault();
  });
  root.classList.add("ws-on");
  actions.restore();
  show();
  actions.receive();
  // Browsers put back what was typed before after the page has been shown again.
  window.addEventListener("pageshow", show);
}

/** Answers to questions that the worksheet does not have, each with a button that removes it. */
function showUnknown(sheet, touch) {
  const section = sheet.root.querySelector("[data-unknown]");
  const names = Object.keys(sheet.result.answers).filter((name) => !sheet.fields.has(name) || name === "respondent");
  const list = section.querySelector("ul");
  section.hidden = !names.length;
  list.replaceChildren(
    ...names.map((name) => {
      const value = sheet.result.answers[name];
      const text = mask(`${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`);
      const line = make("li", `${text.length > 200 ? `${text.slice(0, 200)}…` : text} `);
      const button = make("button", sheet.words.form.remove, {
        type: "button",
        class: "ws-button ws-quiet",
        "aria-label": `${sheet.words.form.remove}: ${mask(name)}`,
      });
      button.addEventListener("click", () => {
        delete sheet.answers[name];
        touch();
      });
      line.append(button);
      return line;
    }),
  );
}
