/** One card at a time in a dialog: its text, where it lies, what it works with. Opened from the board, one for each board. */

import { make } from "../../page/said.js";
import { count } from "../counter.js";
import { isJoined } from "./cards.js";

const button = (text, act, attributes = {}) => {
  const made = make("button", text, { type: "button", class: "ws-button", ...attributes });
  made.addEventListener("click", act);
  return made;
};

/**
 * `board`: what board.js gives, `{id, field, words, page, cards, nameOf, placeOf, write, move, takeOff, remove, join}`. Returns
 * `open(number, {isNew, closed})`; `closed` is called when the dialog is, with what was done: "moved", "removed" or null.
 */
export function startEditor(board) {
  const { id, field, words, page } = board;
  const { places } = page.words;
  const dialog = make("dialog", undefined, { class: "ws-dialog ws-board-dialog", "aria-labelledby": `${id}-title` });
  const title = make("p", undefined, { class: "ws-asked", id: `${id}-title` });
  const label = make("label", places.card_keys.text, { class: "ws-label", for: `${id}-text` });
  const text = /** @type {HTMLTextAreaElement} */ (
    make("textarea", undefined, {
      class: "ws-input",
      id: `${id}-text`,
      rows: "2",
      autocomplete: "off",
      "data-max": String(field.max_length),
    })
  );
  const where = make("div", undefined, { role: "group", "aria-labelledby": `${id}-where` });
  const mine = /** @type {HTMLInputElement} */ (make("input", undefined, { type: "checkbox" }));
  const mineLabel = make("label", undefined, { class: "ws-option" });
  mineLabel.append(mine, make("span", places.card_keys.mine));
  const together = make("div", undefined, { role: "group", "aria-labelledby": `${id}-together` });
  const buttons = make("div", undefined, { class: "ws-buttons" });
  let number = 0;
  let done = null;

  const card = () => board.cards().find((one) => one.number === number) ?? { number, row: "", column: "", to: [] };
  function close(what) {
    done = what;
    dialog.close();
  }

  function place(row, column) {
    board.move(number, row, column);
    if (text.value.trim()) close("moved");
    else {
      showPlaces();
      text.focus();
    }
  }

  function showPlaces() {
    const { row: ofRow, column: ofColumn } = card();
    const lines = field.rows.map((row) => {
      const line = make("div", undefined, { class: "ws-board-line" });
      const choices = field.columns.map((column) => {
        const isHere = row.id === ofRow && column.id === ofColumn;
        const choice = button(column.label, () => place(row.id, column.id), { "aria-pressed": String(isHere) });
        choice.prepend(make("span", `${row.label} / `, { class: "ws-sr" }));
        return choice;
      });
      line.append(make("p", row.label, { "aria-hidden": "true" }), ...choices);
      return line;
    });
    where.replaceChildren(make("p", words.where, { class: "ws-label", id: `${id}-where` }), ...lines);
    if (!(ofRow && ofColumn)) return;
    const off = button(words.take_off, () => {
      board.takeOff(number);
      close("moved");
    });
    off.classList.add("ws-quiet");
    where.append(off);
  }

  function showOthers() {
    const own = card();
    const others = board.cards().filter((other) => other.number !== number);
    const options = others.map((other) => {
      const option = make("label", undefined, { class: "ws-option" });
      const tick = /** @type {HTMLInputElement} */ (make("input", undefined, { type: "checkbox" }));
      tick.checked = isJoined(own, other);
      tick.addEventListener("change", () => board.join(number, other.number, tick.checked));
      option.append(tick, make("span", `${other.number}. ${other.text || words.no_text}`));
      return option;
    });
    together.hidden = !others.length;
    together.replaceChildren(make("p", words.together, { class: "ws-label", id: `${id}-together` }), ...options);
  }

  text.addEventListener("input", () => {
    board.write(number, { text: text.value });
    count(text, page.words.form);
  });
  mine.addEventListener("change", () => board.write(number, { mine: mine.checked }));
  buttons.append(
    button(words.done, () => close(null), { class: "ws-button ws-primary" }),
    button(words.remove, () => {
      board.remove(number);
      close("removed");
    }),
  );
  dialog.append(title, label, text, where, mineLabel, together, buttons);

  return {
    dialog,
    open(which, { isNew = false, closed }) {
      number = which;
      done = null;
      const { text: written = "", mine: isMine = false } = card();
      title.textContent = board.nameOf(number);
      text.value = written;
      mine.checked = isMine;
      count(text, page.words.form);
      showPlaces();
      showOthers();
      dialog.addEventListener("close", () => closed(done), { once: true });
      dialog.showModal();
      (isNew ? text : (where.querySelector("[aria-pressed=true]") ?? where.querySelector("button"))).focus();
    },
  };
}
