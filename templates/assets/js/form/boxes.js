/**
 * What stands in the boxes. Browsers fill them in without an event that says so (autofill, what was typed before the scripts came, what
 * was there before the page was left), so they are read anew before anything is done with the answers.
 */

import { hasAnswer } from "../contract/shape.js";
import { isBlank } from "../reading/text.js";
import { changeCell } from "./sheet.js";

export const controlsIn = (element) => [...element.querySelectorAll("[name]")];
export const partsOf = (control) => control.name.split("__").slice(1);

const isTick = ({ type }) => type === "radio" || type === "checkbox";
const stateOf = (control) => (isTick(control) ? control.checked : control.value);
// `sheet.seen`: control → its state when it was last read or written
const isNew = ({ seen }, control) => stateOf(control) !== (seen.get(control) ?? (isTick(control) ? false : ""));

/** Says that what stands in a control is known. */
export const know = ({ seen }, control) => seen.set(control, stateOf(control));

/** The value of a control as it goes into the answers; undefined for nothing. */
export function valueOf(control) {
  if (control.type === "checkbox") return control.checked || undefined;
  if (control.type === "radio") return control.checked ? control.value : undefined;
  return isBlank(control.value) ? undefined : control.value;
}

/** Takes over what is new in the boxes of a question. Says whether anything was. */
export function readBox(sheet, id, element) {
  const controls = controlsIn(element);
  const fresh = controls.filter((control) => isNew(sheet, control));
  for (const control of fresh) {
    const chosen =
      control.type === "radio" ? controls.find(({ name, checked }) => checked && name === control.name) : control;
    changeCell(sheet, id, partsOf(control), chosen && valueOf(chosen));
    know(sheet, control);
  }
  return fresh.length > 0;
}

/** Takes over what is new in all boxes. Returns the ids of their questions. */
export function readBoxes(sheet) {
  const ids = [];
  for (const [id, { field, element }] of sheet.fields) {
    if (hasAnswer(field) && readBox(sheet, id, element)) ids.push(id);
  }
  return ids;
}

/** What was put into the boxes before anything was shown in them: `[control, state]`, to be put back over what is shown. */
export const filledIn = (sheet) =>
  [...sheet.fields.values()].flatMap(({ element }) =>
    controlsIn(element)
      .filter((control) => isNew(sheet, control))
      .map((control) => [control, stateOf(control)]),
  );

export function refill(filled) {
  for (const [control, state] of filled) {
    if (!control.isConnected || stateOf(control) === state) continue;
    if (isTick(control)) control.checked = state;
    else control.value = state;
  }
}

/** A box that somebody else has emptied gets its text back: nobody types nothing. */
export function restoreEmptied(sheet) {
  for (const { element } of sheet.fields.values()) {
    for (const control of controlsIn(element)) {
      const state = sheet.seen.get(control);
      if (state && !stateOf(control) && control.type !== "radio") refill([[control, state]]);
    }
  }
}
