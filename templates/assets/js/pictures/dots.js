/** Answers on a scale as dots on its steps: a row for each statement, a shape for each voice. Twin: toolkit/pictures/dots.py. */

import data from "#contract/picture.json" with { type: "json" };
import { fill } from "../words/fill.js";
import { shape, widthOf, wrapped } from "./canvas.js";
import { ratedColumns } from "./found.js";
import { cellIn, rowIn, stepIn } from "./given.js";
import { headOf, named, names, scaleWords, stepWords } from "./said.js";

const FAR = data.far_apart;

/** @typedef {import("./said.js").Words} Words */
/** @typedef {import("./said.js").Value} Value */
/** @typedef {{ label: string, values: Value[], steps: number[], apart: number }} Row `values`: one for each voice */

/** @type {(label: string, values: Value[]) => Row} */
function rowOf(label, values) {
  const steps = /** @type {number[]} */ (values.filter(Number.isInteger));
  return { label, values, steps, apart: steps.length > 1 ? Math.max(...steps) - Math.min(...steps) : 0 };
}

/**
 * `voices`: what each column of dots is called; one where there is nothing to tell apart.
 * @type {(found: import("./found.js").Found, answers: Record<string, any>) => { rows: Row[], voices: string[], scale: any }}
 */
function rated({ title, fields }, answers) {
  const [first] = fields;
  if (first.type === "scale") {
    const rows = fields.map(({ id, label }) => rowOf(label, [stepIn(answers[id], first)]));
    return { rows, voices: [title], scale: first };
  }
  const given = answers[first.id];
  if (first.type === "grid") {
    const rows = first.rows.map((/** @type {any} */ { id, label }) =>
      rowOf(label, [stepIn(cellIn(given, id), first.cell)]),
    );
    return { rows, voices: [first.label], scale: first.cell };
  }
  const columns = ratedColumns(first);
  const rows = first.rows.map((/** @type {any} */ { id, label }) =>
    rowOf(
      label,
      columns.map((column) => stepIn(rowIn(given, id)[column.id], column)),
    ),
  );
  return { rows, voices: columns.map(({ label }) => label), scale: columns[0] };
}

/**
 * The rows that somebody put lowest; none where all rows are as low.
 * @param {Row[]} rows
 */
function lowest(rows) {
  const answered = rows.filter(({ steps }) => steps.length);
  const least = Math.min(...answered.map(({ steps }) => Math.min(...steps)));
  const found = answered.filter(({ steps }) => Math.min(...steps) === least);
  return found.length < answered.length ? found : [];
}

/**
 * The rows whose voices are furthest apart, where that is two steps or more: one may be chance.
 * @param {Row[]} rows
 */
function farthest(rows) {
  const most = Math.max(...rows.map(({ apart }) => apart));
  return most >= FAR ? rows.filter(({ apart }) => apart === most) : [];
}

/** @type {import("./picture.js").Draw} */
export function drawDots(found, answers, canvas, words) {
  const { rows, voices, scale } = rated(found, answers);
  const [low, far] = [lowest(rows), farthest(rows)];
  const [left, right] = canvas.isWide
    ? [Math.floor((canvas.width * 50) / 100), canvas.width - 20]
    : [16, canvas.width - 16];
  /** @param {number} value */
  const at = (value) => left + Math.floor(((value - scale.min) * (right - left)) / (scale.max - scale.min));
  const steps = Array.from({ length: scale.max - scale.min + 1 }, (_, place) => scale.min + place);
  for (const step of steps) canvas.words(String(step), at(step), canvas.y + 12, "small", "middle");
  canvas.y += 20;
  for (const row of rows) {
    const notes = low.includes(row) ? [words.is_lowest] : [];
    if (far.includes(row)) notes.push(fill(words.steps_between, { n: row.apart }));
    for (const [number, value] of row.values.entries())
      if (value === "na") notes.push(voices.length === 1 ? words.na : `${voices[number]}: ${words.na}`);
    const y = label(canvas, row.label, notes, left);
    canvas.path(`M${left} ${y}H${right}${steps.map((step) => `M${at(step)} ${y - 3}v6`).join("")}`, "axis");
    if (row.apart) canvas.path(`M${at(Math.min(...row.steps))} ${y}H${at(Math.max(...row.steps))}`, "range");
    for (const [number, value] of row.values.entries()) {
      if (typeof value !== "number" || !Number.isInteger(value)) continue;
      const same = [...row.values.keys()].filter((other) => row.values[other] === value);
      shape(canvas, number, at(value) + (2 * same.indexOf(number) - same.length + 1) * 8, y);
    }
  }
  if (scaleWords(scale)) {
    canvas.y += 4;
    canvas.paragraph(scaleWords(scale), "small");
  }
  if (voices.length > 1) key(canvas, voices);
  return { about: about(rows, scale, low, far, words), numbers: numbers(rows, voices, scale, words) };
}

/**
 * Writes what a row says and gives where its line lies: beside it where there is room, else below.
 * @type {(canvas: import("./canvas.js").Canvas, text: string, notes: string[], left: number) => number}
 */
function label(canvas, text, notes, left) {
  const top = canvas.y;
  if (canvas.isWide) {
    const room = left - 24;
    let below = canvas.lines(wrapped(text, room), 0, top);
    below = canvas.lines(wrapped(notes.join(" · "), room, "told"), 0, below, "told");
    canvas.y = Math.max(below, top + 20) + 10;
    return Math.floor((top + canvas.y - 10) / 2);
  }
  canvas.paragraph(headOf(text));
  canvas.paragraph(notes.join(" · "), "told");
  canvas.y += 34;
  return canvas.y - 22;
}

/**
 * Which shape is whose.
 * @type {(canvas: import("./canvas.js").Canvas, voices: string[]) => void}
 */
function key(canvas, voices) {
  let [x, y] = [8, canvas.y + 16];
  for (const [number, voice] of voices.entries()) {
    const long = widthOf(voice, "small") + 36;
    if (x > 8 && x + long > canvas.width) [x, y] = [8, y + 20];
    shape(canvas, number, x, y);
    canvas.words(voice, x + 13, y + 4, "small");
    x += long;
  }
  canvas.y = y + 12;
}

/** @type {(rows: Row[], scale: any, low: Row[], far: Row[], words: Words) => string[]} */
function about(rows, scale, low, far, words) {
  const [from, to] = [scale.min, scale.max].map((end) => stepWords(end, scale, words));
  const made = [fill(words.scale, { low: from, high: to })];
  if (low.length) {
    const told = low.map((row) => named(row.label, Math.min(...row.steps), words));
    made.push(fill(words.lowest, { names: names(told, words) }));
  }
  if (far.length) {
    const told = far.map((row) => named(row.label, fill(words.steps, { n: row.apart }), words));
    made.push(fill(words.farthest, { names: names(told, words) }));
  }
  const missing = rows.flatMap(({ values }) => values).filter((value) => value === undefined || value === null).length;
  return missing ? [...made, fill(words.unanswered, { n: missing })] : made;
}

/** @type {(rows: Row[], voices: string[], scale: any, words: Words) => import("./picture.js").Numbers} */
const numbers = (rows, voices, scale, words) => ({
  head: [words.question, ...(voices.length > 1 ? voices : [words.answer])],
  rows: rows.map(({ label: text, values }) => [text, ...values.map((value) => stepWords(value, scale, words))]),
});
