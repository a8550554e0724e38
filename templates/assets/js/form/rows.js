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

  function add({ element, field }) {
    const number = rowsIn(element).length + 1;
    setRows(element, number, field, sheet);
    controlsIn(rowsIn(element).at(-1))[0].focus();
    say(fill(form.added, { what: rowName(field, number, sheet) }));
    if (element.querySelector("[data-add]").disabled) say(form.no_more_rows);
  }

  function remove(at, number) {
    const { element, field, id } = at;
    const left = Math.max(rowsIn(element).length - 1, 1);
    const before = answerOf(sheet, id);
    const row = Array.isArray(before) ? before[number - 1] : undefined;
    if (before !== undefined) setAnswer(sheet, id, withoutRow(field, before, number));
    const after = answerOf(sheet, id);
    writeField(element, field, after, sheet);
    setRows(element, left, field, sheet);
    rowsIn(element)[Math.min(number, left) - 1].querySelector("[data-remove]").focus();
    const text = fill(form.removed, { what: rowName(field, number, sheet) });
    const isFilled = row !== undefined && row !== null && Object.keys(row).length > 0;
    page.touch();
    if (isFilled)
      bar.tell(
        text,
        backTo(at, before, after, (now) => withRow(field, now, number, row)),
      );
    else say(text);
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
