/** What helps and what hinders as arrows that meet: the longer, the stronger. Twin: toolkit/pictures/forces.py. */

import { fill } from "../words/fill.js";
import { LINE, wrapped } from "./canvas.js";
import { stepsOf } from "./found.js";
import { cellIn, rowIn, stepIn } from "./given.js";
import { headOf, named, names, stepWords } from "./said.js";

const TIP = 10; // of an arrow
const GAP = 6; // between the tips and the line where they meet
const TAIL = 20; // room for the number behind an arrow

/** @typedef {{ label: string, scale: any, forces: { label: string, value: import("./said.js").Value }[] }} Side */

/** @type {(found: import("./found.js").Found, answers: Record<string, any>) => Side[]} */
const sidesOf = ({ fields }, answers) =>
  fields.map((field) => {
    const given = answers[field.id];
    const scale = stepsOf(field);
    const forces = field.rows.map((/** @type {any} */ { id, label }) => ({
      label,
      value: stepIn(field.type === "table" ? rowIn(given, id)[scale.id] : cellIn(given, id), scale),
    }));
    return { label: field.short || field.label, scale, forces };
  });

/** @type {import("./picture.js").Draw} */
export function drawForces(found, answers, canvas, words) {
  const pair = sidesOf(found, answers);
  const { width } = canvas;
  const middle = Math.floor(width / 2);
  const room = middle - 16;
  const top = canvas.y;
  for (const [number, side] of pair.entries()) {
    const below = canvas.lines(
      wrapped(side.label, room, "bold"),
      number * width,
      top,
      "bold",
      number ? "end" : undefined,
    );
    canvas.y = Math.max(canvas.y, below);
  }
  canvas.y += 8;
  const begin = canvas.y;
  const most = Math.max(...pair.map(({ forces }) => forces.length));
  for (let place = 0; place < most; place++) {
    const level = pair.map(({ forces }) => forces[place]);
    const texts = level.map((force) => (force ? wrapped(headOf(force.label), room) : []));
    const base = canvas.y + Math.max(...texts.map(({ length }) => length)) * LINE;
    for (const [number, { scale }] of pair.entries()) {
      const force = level[number];
      if (!force) continue;
      const first = base - texts[number].length * LINE;
      canvas.lines(texts[number], number * width, first, "label", number ? "end" : undefined);
      arrow(canvas, number, force.value, scale, base + 12);
    }
    canvas.y = base + 30;
  }
  canvas.path(`M${middle} ${begin}V${canvas.y - 6}`, "axis");
  return { about: about(pair, words), numbers: numbers(pair, words) };
}

/**
 * From the left towards the middle, or from the right; nothing but its number where it has no strength.
 * @type {(canvas: import("./canvas.js").Canvas, number: number, value: import("./said.js").Value, scale: any, y: number) => void}
 */
function arrow(canvas, number, value, scale, y) {
  const middle = Math.floor(canvas.width / 2);
  const way = number ? -1 : 1;
  const tip = middle - way * GAP;
  if (typeof value !== "number" || !Number.isInteger(value)) {
    canvas.path(`M${tip} ${y}H${tip - way * 28}`, "absent");
    return;
  }
  const long = Math.floor(((value - scale.min) * (middle - GAP - TIP - TAIL)) / (scale.max - scale.min));
  const tail = long ? tip - way * (TIP + long) : tip;
  const look = number ? "hold" : "push";
  if (long) {
    canvas.path(`M${tail} ${y}H${tip - way * TIP}`, look);
    canvas.path(`M${tip} ${y}l${-way * TIP} -8v16z`, `${look}-head`);
  }
  canvas.words(String(value), tail - way * 6, y + 5, "told", number ? undefined : "end");
}

/** @type {(pair: Side[], words: import("./said.js").Words) => string[]} */
function about(pair, words) {
  const [{ scale }] = pair;
  const [low, high] = [scale.min, scale.max].map((end) => stepWords(end, scale, words));
  const made = [fill(words.length, { low, high })];
  for (const side of pair) {
    const rated = side.forces.filter(({ value }) => Number.isInteger(value));
    const most = Math.max(side.scale.min, ...rated.map(({ value }) => Number(value)));
    if (most > side.scale.min) {
      const told = rated.filter(({ value }) => value === most).map(({ label, value }) => named(label, value, words));
      made.push(fill(words.strongest, { side: side.label, names: names(told, words) }));
    }
  }
  const missing = pair.flatMap(({ forces }) => forces).filter(({ value }) => value === undefined || value === null);
  return missing.length ? [...made, fill(words.unanswered, { n: missing.length })] : made;
}

/** @type {(pair: Side[], words: import("./said.js").Words) => import("./picture.js").Numbers} */
const numbers = (pair, words) => ({
  head: [words.question, words.side, words.answer],
  rows: pair.flatMap((side) =>
    side.forces.map(({ label, value }) => [label, side.label, stepWords(value, side.scale, words)]),
  ),
});
