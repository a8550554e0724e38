/** The parts of a board on the page: its squares, its cards, and what it says of itself. */

import { button, make } from "../../page/said.js";
import { fill } from "../../words/fill.js";
import { drawing } from "./lines.js";

/**
 * Puts an empty board before the list of a question's cards. Returns its parts and ways to fill them.
 * @param {(row: string, column: string) => string} placeOf
 */
export function layOut(element, field, words, placeOf) {
  const lines = drawing();
  const sum = make("p", undefined, { class: "ws-board-sum" });
  const waiting = make("ul", undefined, { class: "ws-cards" });
  const tray = make("div", [make("p", words.tray), waiting], {
    class: "ws-board-tray",
    role: "group",
    "aria-label": words.tray,
  });
  const counts = []; // of the heads: `[element, key, id]`
  const cells = new Map(); // "row column" → `{cell, list, none, put}`

  const head = (line, key, scope) => {
    const count = make("span", undefined, { class: "ws-board-count" });
    counts.push([count, key, line.id]);
    return make("th", [line.label, count], { scope, role: scope === "col" ? "columnheader" : "rowheader" });
  };
  const square = (row, column) => {
    const name = make("span", column.label, { class: "ws-board-column" });
    const list = make("ul", undefined, { class: "ws-cards" });
    const none = make("span", words.empty, { class: "ws-board-none" });
    const put = button(undefined, null, { class: "ws-board-put", "data-put": "" });
    const inside = [name, list, none, put];
    const cell = make("td", inside, { role: "cell", "data-row": row.id, "data-column": column.id });
    cells.set(`${row.id} ${column.id}`, { cell, list, none, put });
    return cell;
  };
  // With its roles said: a table that is laid out otherwise loses them in some browsers.
  const line = (inside) => make("tr", inside, { role: "row" });
  const heads = field.columns.map((column) => head(column, "column", "col"));
  const lineOf = (row) => line([head(row, "row", "row"), ...field.columns.map((column) => square(row, column))]);
  const parts = [
    make("caption", words.board, { class: "ws-sr" }),
    make("thead", [line([make("td", undefined, { role: "cell" }), ...heads])], { role: "rowgroup" }),
    make("tbody", field.rows.map(lineOf), { role: "rowgroup" }),
  ];
  const table = make("table", parts, { class: `ws-board-table${tightness(field)}`, role: "table" });
  const area = make("div", [lines, tray, table], { class: "ws-board-area" });
  const root = make("div", [make("p", words.how, { class: "ws-help" }), area, sum], { class: "ws-board" });
  const list = element.querySelector("details");
  list.before(root);
  if (!list.contains(document.activeElement)) list.open = false; // the board says the same, and has room for it

  const amount = (n) => (n === 1 ? words.one : fill(words.many, { n }));
  const at = ({ row, column }) => cells.get(`${row} ${column}`);

  return {
    root,
    area,
    lines,
    /** Where a card is dropped: its square, or null. */
    cellAt: (target) => target?.closest?.(".ws-board-table td[data-row]") ?? null,
    /** The focus to the button of a square: the first one where the card has none. */
    focus: (card) => (at(card) ?? [...cells.values()][0]).put.focus(),

    /** A card's element, empty. */
    card({ number }, { press, open }) {
      const own = button(undefined, press, { class: "ws-card-own" });
      const more = button(undefined, open, { class: "ws-card-open" });
      return make("li", [own, more], { class: "ws-card", "data-card": String(number) });
    },

    /** What stands on a card. */
    write(item, card, { name, isPicked, keys, others }) {
      const [own, more] = item.querySelectorAll("button");
      const text = card.text || words.no_text;
      const number = make("span", String(card.number), { class: "ws-card-number", "aria-hidden": "true" });
      const parts = [
        number,
        make("span", `${name}: `, { class: "ws-sr" }),
        make("span", text, { class: "ws-card-text" }),
      ];
      if (card.mine) parts.push(make("span", keys.mine, { class: "ws-card-mine" }));
      if (others.length) {
        const to = make("span", `${keys.to} `, { class: "ws-sr" });
        parts.push(make("span", [to, others.join(", ")], { class: "ws-card-to" }));
      }
      own.replaceChildren(...parts);
      own.setAttribute("aria-pressed", String(isPicked));
      more.setAttribute("aria-label", fill(words.open, { card: name, text }));
      item.classList.toggle("ws-is-mine", card.mine);
    },

    /** Lays every card into its place, those without one beside the board, and says how full it is. */
    show(cards, elementOf, picked) {
      const placed = cards.filter((card) => at(card));
      for (const [key, { list, none, put, cell }] of cells) {
        const here = placed.filter(({ row, column }) => `${row} ${column}` === key).map(elementOf);
        arrange(list, here);
        none.hidden = here.length > 0;
        cell.classList.toggle("ws-is-empty", !here.length);
        const { row, column } = cell.dataset;
        const place = placeOf(row, column);
        put.textContent = picked === null ? "+" : words.here;
        put.setAttribute("aria-label", picked === null ? fill(words.new, { place }) : `${words.here}: ${place}`);
      }
      const rest = cards.filter((card) => !at(card));
      arrange(waiting, rest.map(elementOf));
      tray.hidden = !rest.length;
      root.classList.toggle("ws-is-picking", picked !== null);
      for (const [count, key, id] of counts)
        count.textContent = placed.length ? amount(placed.filter((card) => card[key] === id).length) : "";
      const empty = [...cells.values()].filter(({ none }) => !none.hidden).length;
      const values = { cards: amount(placed.length), empty, of: cells.size };
      sum.textContent = placed.length ? fill(words.sum, values) : words.sum_none;
    },
  };
}

/** Whether the squares have room beside each other on a wide screen, for the style sheet. */
const tightness = ({ columns }) => (columns.length > 4 ? "" : " ws-is-narrow");

/** Brings the items of a list into order, and touches none that is in its place: it may have the focus. */
function arrange(list, items) {
  const active = /** @type {HTMLElement} */ (document.activeElement);
  items.forEach((item, index) => {
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  });
  while (list.children.length > items.length) list.lastElementChild.remove();
  if (active !== document.activeElement && active.isConnected) active.focus();
}
