/** Cards on a board: every cell, the empty ones too, and lines between cards that belong together. Twin: toolkit/pictures/board.py. */

import data from "#contract/picture.json" with { type: "json" };
import { fill } from "../words/fill.js";
import { Canvas, clipped, LINE, SMALL_LINE, widthOf, wrapped } from "./canvas.js";
import { numbersIn, rowsIn, wordsIn } from "./given.js";
import { headOf, names } from "./said.js";

const GAP = 6;
const NARROWEST = 96; // a cell beside others
const LEAST = 40; // height of a cell
const PAD = 4;
const LINES = data.most.lines;

/** @typedef {import("./said.js").Words} Words */
/** @typedef {{ number: number, text: string, row: string | null, column: string | null, own: boolean, links: number[] }} Card `links`: numbers of cards that it works with, in either direction */
/** @typedef {Map<number, [number, number]>} Places */

/**
 * The cards that say something, by their number on the sheet.
 * @param {any} given
 * @returns {Card[]}
 */
function cardsOf(given) {
  const told = rowsIn(given)
    .map((card, place) => ({ number: place + 1, card }))
    .filter(({ card }) => Object.keys(card).length);
  const numbers = new Set(told.map(({ number }) => number));
  const pairs = told.flatMap(({ number, card }) =>
    numbersIn(card.to)
      .filter((other) => numbers.has(other) && other !== number)
      .map((other) => [number, other]),
  );
  return told.map(({ number, card }) => {
    const links = pairs.flatMap(([a, b]) => [...(a === number ? [b] : []), ...(b === number ? [a] : [])]);
    return {
      number,
      text: wordsIn(card.text),
      row: card.row ?? null,
      column: card.column ?? null,
      own: card.mine === true,
      links: [...new Set(links)].sort((a, b) => a - b),
    };
  });
}

/** @type {import("./picture.js").Draw} */
export function drawBoard({ fields: [field] }, answers, canvas, words) {
  const cards = cardsOf(answers[field.id]);
  const { columns } = field;
  const isBeside = Math.floor(canvas.width / columns.length) >= NARROWEST;
  const per = isBeside ? columns.length : 2;
  const wide = Math.floor((canvas.width - GAP * (per - 1)) / per);
  const lying = new Canvas(canvas.width); // the cards, in front of cells and lines
  /** @type {Places} */
  const places = new Map();
  if (isBeside) {
    const heads = columns.map((/** @type {any} */ { label }) => wrapped(label, wide, "bold"));
    for (const [number, lines] of heads.entries()) canvas.lines(lines, number * (wide + GAP), canvas.y, "bold");
    canvas.y += Math.max(...heads.map((/** @type {string[]} */ { length }) => length)) * LINE + 2;
  }
  const empty = [];
  for (const row of field.rows) {
    over(lying, canvas.isWide ? row.label : headOf(row.label), canvas.y);
    canvas.y = lying.y + 3;
    for (let start = 0; start < columns.length; start += per) {
      const level = columns.slice(start, start + per).map((/** @type {any} */ column) => ({
        column,
        stack: cards.filter((card) => card.row === row.id && card.column === column.id),
        head: isBeside ? [] : wrapped(column.label, wide - 2 * PAD, "small"),
      }));
      // all cells of a line alike
      const high = Math.max(LEAST, ...level.map((/** @type {any} */ { stack, head }) => highOf(stack, wide, head)));
      for (const [number, { column, stack, head }] of level.entries()) {
        const x = number * (wide + GAP);
        canvas.box(x, canvas.y, wide, high, stack.length ? "cell" : "empty");
        let y = canvas.lines(head, x + PAD, canvas.y + 2, "small") + PAD - (head.length ? 2 : 0);
        if (!stack.length) {
          empty.push(fill(words.cell, { row: headOf(row.label), column: column.label }));
          const middle = canvas.y + Math.floor(high / 2) + (head.length ? 5 : 0);
          nothing(lying, words.empty, x + Math.floor(wide / 2), middle);
        }
        for (const card of stack) y = lay(lying, card, x + PAD, y, wide - 2 * PAD, places) + GAP;
      }
      canvas.y += high + GAP;
    }
    canvas.y += 2;
  }
  const loose = cards.filter(({ number }) => !places.has(number));
  if (loose.length) {
    canvas.paragraph(words.unplaced, "bold");
    for (const card of loose) canvas.y = lay(lying, card, 0, canvas.y + GAP, canvas.width, places);
    canvas.y += GAP;
  }
  const links = cards.flatMap(({ number, links: others }) =>
    others.filter((other) => number < other).map((other) => [number, other]),
  );
  for (const pair of links) {
    const [[x, y], [toX, toY]] = pair.map((number) => /** @type {[number, number]} */ (places.get(number)));
    canvas.path(`M${x} ${y}L${toX} ${toY}`, "link");
  }
  canvas.marks.push(...lying.marks);
  const key = cards.some(({ own }) => own) ? [words.key_own] : [];
  if (links.length) key.push(words.key_links);
  canvas.paragraph(key.join(" "), "small");
  return { about: about(cards, empty, words), numbers: numbers(field, cards, words) };
}

/**
 * A text on a ground of its own, so that no line runs through it.
 * @type {(canvas: Canvas, text: string, y: number) => void}
 */
function over(canvas, text, y) {
  const lines = wrapped(text, canvas.width);
  canvas.box(0, y, Math.max(0, ...lines.map((line) => widthOf(line))), lines.length * LINE, "ground");
  canvas.y = canvas.lines(lines, 0, y);
}

/** @type {(canvas: Canvas, text: string, x: number, y: number) => void} */
function nothing(canvas, text, x, y) {
  const wide = widthOf(text, "small");
  canvas.box(x - Math.floor(wide / 2), y - 8, wide, 16, "ground");
  canvas.words(text, x, y + 4, "small", "middle");
}

/** @type {(card: Card, wide: number) => string[]} */
function textOf({ number, text, links }, wide) {
  const lines = clipped(wrapped(`${number}. ${text}`, wide - 8, "small"), LINES);
  return links.length ? [...lines, `↔ ${links.join(", ")}`] : lines;
}

/** @type {(stack: Card[], wide: number, head: string[]) => number} */
const highOf = (stack, wide, head) =>
  head.length * SMALL_LINE +
  PAD +
  stack.reduce((sum, card) => sum + textOf(card, wide - 2 * PAD).length * SMALL_LINE + 8 + GAP, 0);

/** @type {(canvas: Canvas, card: Card, x: number, y: number, wide: number, places: Places) => number} */
function lay(canvas, card, x, y, wide, places) {
  const lines = textOf(card, wide);
  const high = lines.length * SMALL_LINE + 8;
  canvas.box(x, y, wide, high, card.own ? "own" : "card");
  canvas.lines(lines, x + 4, y + 3, "small");
  places.set(card.number, [x + Math.floor(wide / 2), y + Math.floor(high / 2)]);
  return y + high;
}

/** @type {(cards: Card[], empty: string[], words: Words) => string[]} */
const about = (cards, empty, words) => [
  fill(cards.length === 1 ? words.cards_one : words.cards, { n: cards.length }),
  empty.length ? fill(words.empty_cells, { names: names(empty, words) }) : words.no_empty,
];

/** @type {(field: any, cards: Card[], words: Words) => import("./picture.js").Numbers} */
function numbers(field, cards, words) {
  /** @type {(axis: string, id: string | null) => string} */
  const labelOf = (axis, id) => field[axis].find((/** @type {any} */ line) => line.id === id)?.label ?? words.none;
  return {
    head: [words.card, words.row_of, words.column_of, words.ours, words.with],
    rows: cards.map(({ number, text, row, column, own, links }) => [
      `${number}. ${text}`,
      labelOf("rows", row),
      labelOf("columns", column),
      own ? words.yes : words.none,
      links.join(", ") || words.none,
    ]),
  };
}
