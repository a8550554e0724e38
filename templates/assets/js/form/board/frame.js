/** The parts of a board on the page: its squares, its cards, and what it says of itself. */

import { make } from "../../page/said.js";
import { fill } from "../../words/fill.js";
import { drawing } from "./lines.js";

/**
 * Puts an empty board before the list of a question's cards. Returns its parts and ways to fill them.
 * @param {(row: string, column: string) => string} placeOf
 */
export function layOut(element, field, words, placeOf) {
  const root = make("div", undefined, { class: "ws-board" });
  // With its roles said: a table that is laid out otherwise loses them in some browsers.
  const table = make("table", undefined, { class: `ws-board-table${tightness(field)}`, role: "table" });
  const lines = drawing();
  const area = make("div", undefined, { class: "ws-board-area" });
  const sum = make("p", undefined, { class: "ws-board-sum" });
  const tray = make("div", undefined, { class: "ws-board-tray", role: "group", "aria-label": words.tray });
  const waiting = make("ul", undefined, { class: "ws-cards" });
  const counts = []; // of the heads: `[element, key, id]`
  const cells = new Map(); // "row column" → `{cell, list, none, put}`

  const head = (line, key, scope) => {
    const made = make("th", line.label, { scope, role: scope === "col" ? "columnheader" : "rowheader" });
    const count = make("span", undefined, { class: "ws-board-count" });
    counts.push([count, key, line.id]);
    made.append(count);
    return made;
  };
  const columns = make("tr", undefined, { role: "row" });
  columns.append(
    make("td", undefined, { role: "cell" }),
    ...field.columns.map((column) => head(column, "column", "col")),
  );
  const heads = make("thead", undefined, { role: "rowgroup" });
  heads.append(columns);
  const body = make("tbody", undefined, { role: "rowgroup" });
  for (const row of field.rows) {
    const line = make("tr", undefined, { role: "row" });
    line.append(head(row, "row", "row"));
    for (const column of field.columns) {
      const cell = make("td", undefined, { role: "cell", "data-row": row.id, "data-column": column.id });
      const list = make("ul", undefined, { class: "ws-cards" });
      const none = make("span", words.empty, { class: "ws-board-none" });
      const put = make("button", undefined, { type: "button", class: "ws-board-put", "data-put": "" });
      cell.append(make("span", column.label, { class: "ws-board-column" }), list, none, put);
      line.append(cell);
      cells.set(`${row.id} ${column.id}`, { cell, list, none, put });
    }
    body.append(line);
  }
  table.append(make("caption", words.board, { class: "ws-sr" }), heads, body);
  tray.append(make("p", words.tray), waiting);
  area.append(lines, tray, table);
  root.append(make("p", words.how, { class: "ws-help" }), area, sum);
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
      const item = make("li", undefined, { class: "ws-card", "data-card": String(number) });
      const own = make("button", undefined, { type: "button", class: "ws-card-own" });
      const more = make("button", undefined, { type: "button", class: "ws-card-open" });
      own.addEventListener("click", press);
      more.addEventListener("click", open);
      item.append(own, more);
      return item;
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
        const to = make("span", undefined, { class: "ws-card-to" });
        to.append(make("span", `${keys.to} `, { class: "ws-sr" }), others.join(", "));
        parts.push(to);
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

/** How much room the squares need, for the style sheet. */
const tightness = ({ columns }) => (columns.length > 6 ? "" : columns.length > 4 ? " ws-is-broad" : " ws-is-narrow");

/** Brings the items of a list into order, and touches none that is in its place: it may have the focus. */
function arrange(list, items) {
  const active = /** @type {HTMLElement} */ (document.activeElement);
  items.forEach((item, index) => {
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  });
  while (list.children.length > items.length) list.lastElementChild.remove();
  if (active !== document.activeElement && active.isConnected) active.focus();
}
