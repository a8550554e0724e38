/** One card at a time in a dialog: its text, where it lies, what it works with. Opened from the board, one for each board. */

import { button, make, quietButton } from "../../page/said.js";
import { count } from "../counter.js";
import { isJoined } from "./cards.js";

/**
 * `board`: what board.js gives, `{id, field, words, page, cards, nameOf, placeOf, write, move, takeOff, remove, join}`. Returns
 * `open(number, {isNew, closed})`; `closed` is called when the dialog is, with what was done: "moved", "removed", "left" or null.
 */
export function startEditor(board) {
  const { id, field, words, page } = board;
  const { places } = page.words;
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
  const mineLabel = make("label", [mine, make("span", places.card_keys.mine)], { class: "ws-option" });
  const together = make("div", undefined, { role: "group", "aria-labelledby": `${id}-together` });
  const done = button(words.done, () => close(null), { class: "ws-button ws-primary" });
  const remove = button(words.remove, () => {
    board.remove(number);
    close("removed");
  });
  const buttons = make("div", [done, remove], { class: "ws-buttons" });
  const dialog = /** @type {HTMLDialogElement} */ (
    make("dialog", [title, label, text, where, mineLabel, together, buttons], {
      class: "ws-dialog ws-board-dialog",
      "aria-labelledby": `${id}-title`,
    })
  );
  let number = 0;
  let outcome = null;

  const card = () => board.cards().find((one) => one.number === number) ?? { number, row: "", column: "", to: [] };
  function close(what) {
    outcome = what;
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
      const choices = field.columns.map((column) => {
        const isHere = row.id === ofRow && column.id === ofColumn;
        const inside = [make("span", `${row.label} / `, { class: "ws-sr" }), column.label];
        return button(inside, () => place(row.id, column.id), { "aria-pressed": String(isHere) });
      });
      return make("div", [make("p", row.label, { "aria-hidden": "true" }), ...choices], { class: "ws-board-line" });
    });
    where.replaceChildren(make("p", words.where, { class: "ws-label", id: `${id}-where` }), ...lines);
    if (!(ofRow && ofColumn)) return;
    const off = quietButton(words.take_off, () => {
      board.takeOff(number);
      close("moved");
    });
    where.append(off);
  }

  function showOthers() {
    const own = card();
    const others = board.cards().filter((other) => other.number !== number);
    const options = others.map((other) => {
      const tick = /** @type {HTMLInputElement} */ (make("input", undefined, { type: "checkbox" }));
      tick.checked = isJoined(own, other);
      tick.addEventListener("change", () => board.join(number, other.number, tick.checked));
      const name = make("span", `${other.number}. ${other.text || words.no_text}`);
      return make("label", [tick, name], { class: "ws-option" });
    });
    together.hidden = !others.length;
    together.replaceChildren(make("p", words.together, { class: "ws-label", id: `${id}-together` }), ...options);
  }

  text.addEventListener("input", () => {
    board.write(number, { text: text.value });
    count(text, page.words.form);
  });
  mine.addEventListener("change", () => board.write(number, { mine: mine.checked }));

  // Other answers are shown: what stands here is of a card that may be another now.
  page.root.addEventListener("ws-shown", () => close("left"));

  return {
    dialog,
    open(which, { isNew = false, closed }) {
      number = which;
      outcome = null;
      const { text: written = "", mine: isMine = false } = card();
      title.textContent = board.nameOf(number);
      text.value = written;
      mine.checked = isMine;
      count(text, page.words.form);
      showPlaces();
      showOthers();
      dialog.addEventListener("close", () => closed(outcome), { once: true });
      dialog.showModal();
      (isNew ? text : (where.querySelector("[aria-pressed=true]") ?? where.querySelector("button"))).focus();
    },
  };
}
