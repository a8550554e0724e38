/**
 * A question of cards as a board that shows what it holds. The controls of each card are the truth, the board a view of them that is
 * written through them. A card is moved by pressing it and then a square, by its dialog, or dragged with a mouse; no key is caught but Escape.
 */

import { fill } from "../../words/fill.js";
import { cardsOf, emptyCard, join, linesOf, nextNumber, othersOf, writeCard } from "./cards.js";
import { startDragging } from "./dragging.js";
import { startEditor } from "./editor.js";
import { layOut } from "./frame.js";
import { drawLines } from "./lines.js";

/** What comes before a colon names a row; what comes after explains it. */
const shortly = ({ label }) => label.split(": ")[0];

/** `page`: see page.js; `at`: `{element, field, words}` of the question. Returns what brings the board up to date. */
export function startBoard(page, at) {
  const { element, field, words } = at;
  const { say, bar } = page;
  const made = new Map(); // number → the card's element, the same as long as the page is open: it may have the focus
  let cards = cardsOf(at);
  let picked = null; // the number of the card that the next square gets
  let gone = null; // the card that was removed last

  const nameOf = (number) => page.rowName(field, number);
  const find = (number) => cards.find((card) => card.number === number);
  function placeOf(row, column) {
    const lines = [field.rows.find(({ id }) => id === row), field.columns.find(({ id }) => id === column)];
    return fill(words.place, { row: shortly(lines[0]), column: shortly(lines[1]) });
  }

  const frame = layOut(element, field, words, placeOf);
  const board = {
    id: `board-${field.id}`,
    field,
    words,
    page,
    nameOf,
    cards: () => cards,
    write(number, entries) {
      writeCard(at, number, entries);
      refresh();
    },
    move,
    takeOff: (number) => put(number, "", "", fill(words.taken_off, { card: nameOf(number) })),
    remove(number) {
      gone = find(number);
      const back = emptyCard(at, number);
      const again = () => {
        emptyCard(at, number);
        refresh();
        return undo;
      };
      const undo = () => {
        back();
        refresh();
        focus(number);
        return again;
      };
      refresh();
      bar.tell(fill(words.removed, { card: nameOf(number) }), undo);
    },
    join(number, other, isOn) {
      join(at, find(number), find(other), isOn);
      refresh();
    },
  };
  const editor = startEditor(board);
  frame.root.append(editor.dialog);

  const focus = (number) => made.get(number)?.querySelector("button").focus();

  /** What lays a card where it was before, and back again. */
  const backTo = (number, before, after) => () => {
    board.write(number, before);
    focus(number);
    return backTo(number, after, before);
  };

  function put(number, row, column, text) {
    const { row: ofRow, column: ofColumn } = find(number);
    board.write(number, { row, column });
    bar.tell(text, backTo(number, { row: ofRow, column: ofColumn }, { row, column }));
  }

  /** Lays a card into a square. The focus stays on it. */
  function move(number, row, column) {
    const card = find(number);
    const values = { card: nameOf(number), place: placeOf(row, column) };
    pick(null);
    if (card.row === row && card.column === column) say(fill(words.stays, values), "told");
    else put(number, row, column, fill(words.moved, values));
    focus(number);
  }

  /** The next square gets this card; null: none does. */
  function pick(number) {
    picked = number;
    show();
  }

  function press(number) {
    const isOff = picked === number;
    pick(isOff ? null : number);
    say(fill(isOff ? words.unpicked : words.picked, { card: nameOf(number) }), "told");
  }

  function add(row, column) {
    const number = nextNumber(at, page);
    if (number === null) return say(words.full, "told");
    board.write(number, { row, column });
    open(number, true);
  }

  function open(number, isNew = false) {
    pick(null);
    editor.open(number, {
      isNew,
      closed(what) {
        if (what === "left") return refresh();
        const card = find(number);
        if (isNew && card && !card.text && !what) emptyCard(at, number); // nothing came of it
        refresh();
        if (isNew && card?.text && card.row && card.column && what !== "removed") {
          const values = { card: nameOf(number), place: placeOf(card.row, card.column) };
          const { number: _, ...entries } = card;
          const undo = () => {
            emptyCard(at, number);
            refresh();
            return () => {
              board.write(number, entries);
              focus(number);
              return undo;
            };
          };
          bar.tell(fill(words.added, values), undo);
        }
        if (find(number)) focus(number);
        else frame.focus(card ?? gone);
      },
    });
  }

  function elementOf(card) {
    let item = made.get(card.number);
    if (!item) {
      const { number } = card;
      item = frame.card(card, { press: () => press(number), open: () => open(number) });
      made.set(number, item);
    }
    frame.write(item, card, {
      name: nameOf(card.number),
      isPicked: picked === card.number,
      keys: page.words.places.card_keys,
      others: othersOf(card, cards),
    });
    return item;
  }

  let isShowing = false;
  function show() {
    if (isShowing) return; // a card that had the focus was left, which asks for all to be shown anew
    isShowing = true;
    frame.show(cards, elementOf, picked);
    for (const [number, item] of made) if (!find(number)) item.remove();
    isShowing = false;
    draw();
  }
  const draw = () => {
    if (frame.root.checkVisibility())
      drawLines(
        frame.lines,
        linesOf(cards).map(([one, other]) => [made.get(one), made.get(other)]),
      );
  };

  function refresh() {
    cards = cardsOf(at);
    if (picked !== null && !find(picked)) picked = null;
    show();
  }

  frame.root.addEventListener("click", ({ target }) => {
    const cell = target.closest("td");
    if (!cell) return;
    const { row, column } = cell.dataset;
    if (target.closest("[data-put]")) picked === null ? add(row, column) : move(picked, row, column);
    else if (picked !== null && !target.closest("button")) move(picked, row, column);
  });
  frame.root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || picked === null || editor.dialog.open) return;
    const number = picked;
    press(number);
    focus(number);
  });
  startDragging(frame, { numberOf: ({ dataset }) => Number(dataset.card), move });
  new ResizeObserver(draw).observe(frame.root);
  return refresh;
}
