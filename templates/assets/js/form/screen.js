/** The controls of the form: answers into them, rows added. Only `value`, `checked` and texts are set. */

import { called, cellOf, mostRows } from "../contract/shape.js";
import { lookUp } from "../reading/apart.js";
import { fill } from "../words/sentences.js";
import { boxText, rowsToShow } from "./answers.js";
import { controlsIn, know, partsOf } from "./boxes.js";

/** Shows an answer in the controls of its field; a free table gets the rows that the answer needs. */
export function writeField(element, field, raw, sheet) {
  if (element.querySelector("[data-add]")) {
    const first = Math.max(field.min_rows ?? Math.min(field.max_cards, 3), 1);
    setRows(element, Math.max(rowsToShow(field, raw), first), field, sheet);
  }
  for (const control of controlsIn(element)) {
    const cell = lookUp(field, raw, partsOf(control));
    if (control.type === "checkbox") control.checked = cell === true;
    else if (control.type === "radio") control.checked = cell !== undefined && control.value === boxText(cell, "en");
    else control.value = boxText(cell, sheet.model.language, "date" in control.dataset);
    if (control.selectedIndex < 0) control.value = ""; // a list without that option
    know(sheet, control);
  }
}

/** Makes a box as high as its text, for the eye and for paper. */
export function grow(box) {
  box.style.height = "";
  if (box.scrollHeight > box.clientHeight) box.style.height = `${box.scrollHeight + 4}px`;
}

/** Line breaks pasted into a text of one line become spaces. */
export function keepOnOneLine(box) {
  if (!box.value.includes("\n")) return;
  const caret = box.selectionStart;
  const one = (text) => text.replace(/\s*\n\s*/g, " ");
  const before = one(box.value.slice(0, caret));
  box.value = one(box.value).trimEnd();
  box.setSelectionRange(before.length, before.length);
}

export const rowsIn = (element) => [...element.querySelectorAll("tr[data-row]")];

const blanks = new WeakMap(); // of a free table a row as the page came, before anything is said about what stands in it

/** An empty row like the first one. */
function blankOf(element) {
  if (!blanks.has(element)) {
    const form = document.createElement("form");
    form.append(rowsIn(element)[0].cloneNode(true));
    form.reset(); // a copy takes along what was typed before the scripts came
    blanks.set(element, form.firstChild);
  }
  return blanks.get(element);
}

/** Makes the free table have `count` rows: new ones like its first, surplus ones off the end. */
export function setRows(element, count, field, sheet) {
  const body = element.querySelector(".ws-table > tbody");
  const blank = blankOf(element);
  for (const row of rowsIn(element).slice(count)) row.remove();
  for (let number = rowsIn(element).length + 1; number <= count; number++) {
    const row = blank.cloneNode(true);
    row.dataset.row = number;
    row.querySelector("[data-number]").textContent = number;
    for (const part of row.querySelectorAll("*")) {
      for (const attribute of ["id", "name", "for", "aria-labelledby"]) {
        const value = part.getAttribute(attribute);
        if (value) part.setAttribute(attribute, value.replace(/__1(?=__| |$)/g, `__${number}`));
      }
    }
    const what = `${sheet.words.form.remove}: ${rowName(field, number, sheet)}, ${field.label}`;
    row.querySelector("[data-remove]").setAttribute("aria-label", what);
    body.append(row);
  }
  // Not `disabled`: the focus must not be lost with the last row that there is room for.
  element.querySelector("[data-add]").setAttribute("aria-disabled", String(count >= mostRows(field)));
}

export function rowName(field, number, sheet) {
  return fill(sheet.words.places[called(field)], { number });
}

/** Shows what is asked and hides what is not. Returns how many questions came and went. */
export function showVisible(sheet, visible) {
  const asked = new Set(visible);
  let came = 0;
  let went = 0;
  for (const { element, field } of sheet.fields.values()) {
    if (field.id === "respondent") continue;
    const hide = !asked.has(field.id);
    if (element.hidden !== hide) hide ? went++ : came++;
    element.hidden = hide;
  }
  for (const section of sheet.root.querySelectorAll("[data-section]")) {
    section.hidden = ![...section.querySelectorAll("[data-field]")].some((element) => !element.hidden);
  }
  for (const panel of sheet.root.querySelectorAll("[data-picture]"))
    panel.hidden = !panel.dataset.of.split(" ").some((id) => asked.has(id));
  return { came, went };
}

/** "Remove the answer" is there for radio buttons only once one is chosen; in a grid for the row last changed. */
export function showUnset(element, field, sheet, row) {
  const button = element.querySelector("[data-unset]");
  if (!button) return;
  const chosen = controlsIn(element).filter((control) => control.checked);
  const ofRow = chosen.find((control) => partsOf(control)[0] === row);
  const isAlike = cellOf(field) === "cell";
  button.hidden = isAlike ? !ofRow : !chosen.length;
  if (!isAlike || !ofRow) return;
  const { label } = field.rows.find((line) => line.id === row);
  button.dataset.unset = row;
  button.firstChild.data = fill(sheet.words.form.unset_row, { row: label });
}
