/** All the way round: a circle with a sector for each question, what it is about in the middle, and the answers beside it. Twin: toolkit/pictures/circle.py. */

import data from "#contract/picture.json" with { type: "json" };
import { fill } from "../words/fill.js";
import { clipped, SMALL_LINE, wrapped } from "./canvas.js";
import { rowIn, rowsIn, wordsIn } from "./given.js";
import { names } from "./said.js";

const OUTER = 126;
const INNER = 62;
const BADGE = 12;
const LINES = data.most.lines;

/** @typedef {import("./said.js").Words} Words */
/** @typedef {import("./canvas.js").Canvas} Canvas */
/** @typedef {{ label: string, entries: string[] }} Panel `entries`: each a line of its table, or the text */
/** @typedef {{ middle: [string, string] | null, panels: Panel[] }} Round `middle`: what is asked, and its answer */

/** @type {(found: import("./found.js").Found, answers: Record<string, any>) => Round} */
function roundOf({ fields }, answers) {
  const [first, ...others] = fields;
  const hasMiddle = first.type === "text";
  const panels = (hasMiddle ? others : fields).map((field) => ({
    label: field.label,
    entries: entriesOf(field, answers[field.id]),
  }));
  return { middle: hasMiddle ? [first.label, wordsIn(answers[first.id])] : null, panels };
}

/** @type {(field: any, given: any) => string[]} */
function entriesOf(field, given) {
  if (field.type !== "table") return [wordsIn(given)].filter(Boolean);
  const found = field.rows?.length ? field.rows.map((/** @type {any} */ { id }) => rowIn(given, id)) : rowsIn(given);
  return found.map((/** @type {any} */ row) => cellsOf(field, row).join(" · ")).filter(Boolean);
}

/** @type {(field: any, row: any) => string[]} */
const cellsOf = (field, row) =>
  field.columns
    .map((/** @type {any} */ { id, options = [] }) => {
      const label = options.find((/** @type {any} */ { value }) => value === row[id])?.label;
      return label || wordsIn(row[id]);
    })
    .filter(Boolean);

/** @type {import("./picture.js").Draw} */
export function drawCircle(found, answers, canvas, words) {
  const ring = roundOf(found, answers);
  const x = canvas.isWide ? OUTER + 2 : Math.floor(canvas.width / 2);
  const y = canvas.y + OUTER + 2;
  const top = canvas.y;
  for (const [number, { entries }] of ring.panels.entries())
    sector(canvas, x, y, number, ring.panels.length, entries.length ? "sector" : "empty");
  canvas.dot(x, y, INNER - 6, "middle");
  if (ring.middle?.[1]) {
    const lines = clipped(wrapped(ring.middle[1], 2 * INNER - 34, "small"), 5);
    canvas.lines(lines, x, y - Math.floor((lines.length * SMALL_LINE) / 2), "small", "middle");
  }
  const left = canvas.isWide ? 2 * OUTER + 28 : 0;
  canvas.y = canvas.isWide ? top : y + OUTER + 12;
  for (const [number, panel] of ring.panels.entries()) drawPanel(canvas, number + 1, panel, left, words);
  canvas.y = Math.max(canvas.y, y + OUTER + 6);
  return { about: about(ring, words), numbers: numbers(ring, words) };
}

/**
 * Clockwise from the top.
 * @type {(canvas: Canvas, x: number, y: number, number: number, of: number, look: string) => void}
 */
function sector(canvas, x, y, number, of, look) {
  const at = (/** @type {number} */ radius, /** @type {number} */ part) => point(x, y, radius, part, of).join(" ");
  canvas.path(
    `M${at(OUTER, number)}A${OUTER} ${OUTER} 0 0 1 ${at(OUTER, number + 1)}` +
      `L${at(INNER, number + 1)}A${INNER} ${INNER} 0 0 0 ${at(INNER, number)}z`,
    look,
  );
  const [badgeX, badgeY] = point(x, y, Math.floor((OUTER + INNER) / 2), 2 * number + 1, 2 * of);
  badge(canvas, badgeX, badgeY, number + 1);
}

/** @type {(x: number, y: number, radius: number, part: number, of: number) => [number, number]} */
function point(x, y, radius, part, of) {
  const angle = (2 * Math.PI * part) / of;
  return [x + Math.floor(radius * Math.sin(angle) + 0.5), y - Math.floor(radius * Math.cos(angle) + 0.5)];
}

/** @type {(canvas: Canvas, x: number, y: number, number: number) => void} */
function badge(canvas, x, y, number) {
  canvas.dot(x, y, BADGE, "badge");
  canvas.words(String(number), x, y + 4, "on-ink", "middle");
}

/** @type {(canvas: Canvas, number: number, panel: Panel, left: number, words: Words) => void} */
function drawPanel(canvas, number, { label, entries }, left, words) {
  const x = left + 2 * BADGE + 8;
  const room = canvas.width - x;
  badge(canvas, left + BADGE, canvas.y + BADGE, number);
  canvas.y = canvas.lines(wrapped(label, room, "bold"), x, canvas.y + 3, "bold");
  for (const entry of entries)
    canvas.y = canvas.lines(clipped(wrapped(entry, room, "small"), LINES), x, canvas.y + 2, "small");
  if (!entries.length) canvas.y = canvas.lines([words.empty], x, canvas.y, "small");
  canvas.y += 10;
}

/** @type {(ring: Round, words: Words) => string[]} */
function about({ middle, panels }, words) {
  const made = middle?.[1] ? [fill(words.middle, { text: middle[1].replace(/\.+$/, "") })] : [];
  const blank = panels.filter(({ entries }) => !entries.length).map(({ label }) => label);
  made.push(fill(words.filled, { n: panels.length - blank.length, of: panels.length }));
  return blank.length ? [...made, fill(words.blank, { names: names(blank, words) })] : made;
}

/** @type {(ring: Round, words: Words) => import("./picture.js").Numbers} */
const numbers = ({ middle, panels }, words) => ({
  head: [words.question, words.answer],
  rows: [
    ...(middle ? [[middle[0], middle[1] || words.none]] : []),
    ...panels.map(({ label, entries }) => [label, entries.join("; ") || words.none]),
  ],
});
