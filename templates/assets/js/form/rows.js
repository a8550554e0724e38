/** The buttons inside questions: a row more or less, an answer taken back, what cannot be shown removed. Each can be undone. */

import { change, lookUp } from "../reading/apart.js";
import { fill } from "../words/sentences.js";
import { withoutRow, withRow } from "./answers.js";
import { controlsIn, partsOf } from "./boxes.js";
import { seenAnswer } from "./errors.js";
import { rowName, rowsIn, setRows, showUnset, writeField } from "./screen.js";
import { answerOf, setAnswer } from "./sheet.js";

/** `page`: see page.js. */
export function startRows(page) {
  const { sheet, words, say, bar } = page;
  const { form } = words;

  /** Sets an answer and shows it. */
  function put({ element, field, id }, raw) {
    setAnswer(sheet, id, raw);
    writeField(element, field, raw, sheet);
    showUnset(element, field, sheet);
    page.touch();
  }

  /** What puts an answer back; where it has been changed since, `merge` joins the two, else what stands there can be had back. */
  const backTo = (at, before, after, merge) => () => {
    const now = answerOf(sheet, at.id);
    if (now !== after && merge) put(at, merge(now));
    else put(at, before);
    return now === after || merge ? null : backTo(at, now, before);
  };

  function add(at) {
    const { element, field } = at;
    const button = element.querySelector("[data-add]");
    const isFull = () => button.getAttribute("aria-disabled") === "true";
    if (isFull()) return say(form.no_more_rows);
    const number = rowsIn(element).length + 1;
    setRows(element, number, field, sheet);
    controlsIn(rowsIn(element).at(-1))[0].focus();
    bar.tell(fill(form.added, { what: rowName(field, number, sheet) }), () => {
      const again = takeOut(at, number);
      button.focus();
      return again;
    });
    if (isFull()) say(form.no_more_rows);
  }

  function remove(at, number) {
    const { element, field } = at;
    const putBack = takeOut(at, number);
    rowsIn(element)[Math.min(number, rowsIn(element).length) - 1].querySelector("[data-remove]").focus();
    bar.tell(fill(form.removed, { what: rowName(field, number, sheet) }), putBack);
  }

  /** Takes a row out, with what stands in it. Returns what puts it back, which returns what takes it out again. */
  function takeOut(at, number) {
    const { element, field, id } = at;
    const rows = rowsIn(element).length;
    const left = Math.max(rows - 1, 1);
    const before = answerOf(sheet, id);
    if (before !== undefined) put(at, withoutRow(field, before, number));
    const after = answerOf(sheet, id);
    setRows(element, left, field, sheet);
    return function putBack() {
      const now = answerOf(sheet, id);
      const count = rowsIn(element).length + rows - left;
      const row = Array.isArray(before) ? before[number - 1] : undefined;
      if (now === after && now !== before) put(at, before);
      else if (row !== undefined || (Array.isArray(now) && now.length >= number))
        put(at, withRow(field, now, number, row ?? {}));
      setRows(element, count, field, sheet);
      controlsIn(rowsIn(element)[number - 1])[0].focus();
      return () => takeOut(at, number);
    };
  }

  /** Takes back radio buttons; in a grid those of `row`. */
  function unset(at, row) {
    const { element, field, id } = at;
    const before = answerOf(sheet, id);
    const [radio] = controlsIn(element).filter((control) => !row || partsOf(control)[0] === row);
    const parts = partsOf(radio);
    const after = change(field, before, parts, undefined);
    put(at, after);
    radio.focus();
    bar.tell(
      form.unset_done,
      backTo(at, before, after, (now) => change(field, now, parts, lookUp(field, before, parts))),
    );
  }

  function drop(at) {
    const before = answerOf(sheet, at.id);
    const after = seenAnswer(at.element, at.field);
    put(at, after);
    controlsIn(at.element)[0].focus();
    bar.tell(form.dropped, backTo(at, before, after));
  }

  /** What a button in a question does. */
  return (button) => {
    const at = page.home(button);
    if (!at) return;
    page.read();
    const { dataset } = button;
    if (dataset.add !== undefined) add(at);
    else if (dataset.remove !== undefined) remove(at, Number(button.closest("tr").dataset.row));
    else if (dataset.unset !== undefined) unset(at, dataset.unset);
    else if (dataset.drop !== undefined) drop(at);
  };
}

/** Removes an answer to a question that the worksheet does not have. */
export function dropUnknown({ sheet, bar, words, touch, refresh }, name) {
  const before = sheet.answers[name];
  setAnswer(sheet, name, undefined);
  refresh(true);
  touch();
  bar.tell(words.form.dropped, () => {
    setAnswer(sheet, name, before);
    refresh(true);
    touch();
  });
}
