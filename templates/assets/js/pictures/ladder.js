/** Steps of evidence as a ladder: whole rungs are there, dashed ones could be, thin ones are not. Twin: toolkit/pictures/ladder.py. */

import { fill } from "../words/fill.js";
import { wrapped } from "./canvas.js";
import { rowIn } from "./given.js";
import { headOf } from "./said.js";

const RAIL = 8; // from the left
const TEXT = 22; // from the right rail

/** @typedef {import("./said.js").Words} Words */
/** @typedef {{ label: string, state: number | null, said: string }} Rung `state`: which of the options, from 0; null: unanswered */
/** @typedef {{ rungs: Rung[], options: string[], column: string }} Ladder `rungs`: from the top; `options`: what the states are called, the firmest first */

/** @type {(found: import("./found.js").Found, answers: Record<string, any>, words: Words) => Ladder} */
function ladderOf({ fields: [field] }, answers, words) {
  const given = answers[field.id];
  /** @type {(list: any[], value: any) => number | null} */
  const placeOf = (list, value) => {
    const place = list.findIndex((option) => option.value === value);
    return place < 0 ? null : place;
  };
  if (field.type === "choice") {
    const reached = placeOf(field.options, given);
    const rungs = field.options.map((/** @type {any} */ { label }, /** @type {number} */ place) => ({
      label,
      state: reached === null ? null : place <= reached ? 0 : 1,
      said: place === reached ? words.yes : words.none,
    }));
    return { rungs: rungs.reverse(), options: [], column: words.answer };
  }
  const [column] = field.columns;
  const rungs = field.rows.map((/** @type {any} */ { id, label }) => {
    const state = placeOf(column.options, rowIn(given, id)[column.id]);
    return { label, state, said: state === null ? words.none : column.options[state].label };
  });
  return { rungs, options: column.options.map((/** @type {any} */ { label }) => label), column: column.label };
}

/** @type {import("./picture.js").Draw} */
export function drawLadder(found, answers, canvas, words) {
  const ladder = ladderOf(found, answers, words);
  const [left, right] = [RAIL, RAIL + (canvas.isWide ? 150 : 72)];
  const room = canvas.width - right - TEXT;
  const top = canvas.y;
  const last = Math.max(1, ladder.options.length - 1);
  const rungs = [];
  for (const { label, state, said } of ladder.rungs) {
    const start = canvas.y + 4;
    let below = canvas.lines(wrapped(headOf(label), room), right + TEXT, start);
    if (ladder.options.length) below = canvas.lines(wrapped(said, room, "told"), right + TEXT, below, "told");
    rungs.push({ d: `M${left} ${Math.floor((start + below) / 2)}H${right}`, look: lookOf(state, last) });
    canvas.y = Math.max(below, start + 24) + 6;
  }
  canvas.path(`M${left} ${top}V${canvas.y}M${right} ${top}V${canvas.y}`, "rail");
  for (const { d, look } of rungs) canvas.path(d, look);
  return { about: about(ladder, words), numbers: numbers(ladder, words) };
}

/** @type {(state: number | null, last: number) => string} */
function lookOf(state, last) {
  if (state === null) return "absent";
  return state === 0 ? "rung" : state === last ? "no-rung" : "half-rung";
}

/** @type {(ladder: Ladder, words: Words) => string[]} */
function about({ rungs, options }, words) {
  const made = [words.order];
  const firm = rungs.find(({ state }) => state === 0);
  if (firm) made.push(fill(words.highest, { label: headOf(firm.label) }));
  for (const [place, option] of options.entries()) {
    const n = rungs.filter(({ state }) => state === place).length;
    made.push(fill(words.rungs, { option, n, of: rungs.length }));
  }
  const missing = options.length ? rungs.filter(({ state }) => state === null).length : 0;
  return missing ? [...made, fill(words.unanswered, { n: missing })] : made;
}

/** @type {(ladder: Ladder, words: Words) => import("./picture.js").Numbers} */
const numbers = ({ rungs, column }, words) => ({
  head: [words.question, column],
  rows: rungs.map(({ label, said }) => [label, said]),
});
