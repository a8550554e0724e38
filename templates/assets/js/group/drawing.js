/** The answers to one question as dots above a scale: a bar from the lowest to the highest, a triangle at the middle one. */

import { drawn, lettered } from "../page/svg.js";

const HIGH = 42; // px of the scale below the dots
const HALF = 3.2; // px, about half of a letter's width
const SHAPES = ["circle", "square", "diamond", "triangle", "cross"]; // parts are told apart by shape and letter, not by colour alone

/**
 * `dots`: `[{value, part, name}]`; `parts`: names of the parts, in order; `labels`: of the first and the last step. `wide` in px; `label`: what the drawing says in words.
 */
export function dotStrip({ min, max, dots, parts, median, labels }, wide, label) {
  const steps = max - min + 1;
  const column = wide / steps;
  const stacks = new Map();
  for (const dot of dots) stacks.set(dot.value, [...(stacks.get(dot.value) ?? []), dot]);
  for (const stack of stacks.values()) stack.sort((a, b) => parts.indexOf(a.part) - parts.indexOf(b.part));
  const most = Math.max(1, ...[...stacks.values()].map(({ length }) => length));
  const radius = Math.max(4, Math.min(9, column / 2 - 2, 150 / most / 2));
  const top = most * (2 * radius + 3) + 8;
  const svg = drawn("svg", {
    viewBox: `0 0 ${wide} ${top + HIGH + 20}`,
    role: "img",
    "aria-label": label,
    class: "group-dots",
  });
  const x = (value) => (value - min + 0.5) * column;
  const values = dots.map(({ value }) => value);
  if (values.length > 1) {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    svg.append(drawn("line", { x1: x(low), x2: x(high), y1: top + 6, y2: top + 6, class: "group-range" }));
  }
  svg.append(drawn("line", { x1: x(min), x2: x(max), y1: top + 6, y2: top + 6, class: "group-axis" }));
  for (let step = min; step <= max; step++) {
    svg.append(drawn("line", { x1: x(step), x2: x(step), y1: top + 2, y2: top + 10, class: "group-axis" }));
    svg.append(lettered(step, { x: x(step), y: top + 36 }));
  }
  for (const [value, stack] of stacks)
    for (const [place, { part, name }] of stack.entries()) {
      const mark = dot(parts.indexOf(part), x(value), top - 5 - radius - place * (2 * radius + 3), radius);
      if (name) mark.append(lettered(name, {}, "title"));
      svg.append(mark);
    }
  if (median !== null && values.length > 1) {
    const at = x(median);
    svg.append(drawn("path", { d: `M${at} ${top + 12} l-6 8 h12 z`, class: "group-median" }));
  }
  const [first, last] = labels;
  const y = top + HIGH + 14;
  const inset = (text) => Math.max(2, column / 2 - text.length * HALF); // below its step, as far as the drawing has room
  if (first) svg.append(lettered(first, { x: inset(first), y, "text-anchor": "start", class: "group-end" }));
  if (last) svg.append(lettered(last, { x: wide - inset(last), y, "text-anchor": "end", class: "group-end" }));
  return svg;
}

/** The mark of a part by itself, for the key beside its name. */
export function partMark(place) {
  const svg = drawn("svg", { viewBox: "0 0 20 20", "aria-hidden": "true", class: "group-key" });
  svg.append(dot(place, 10, 10, 7));
  return svg;
}

/** The dot of the part at a place. */
function dot(part, x, y, r) {
  const place = Math.max(0, part) % SHAPES.length;
  const mark = shape(SHAPES[place], x, y, r);
  mark.setAttribute("class", `group-dot group-part-${place}`);
  return mark;
}

function shape(kind, x, y, r) {
  if (kind === "square") return drawn("rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r });
  if (kind === "diamond") return drawn("path", { d: `M${x} ${y - r} l${r} ${r} l${-r} ${r} l${-r} ${-r} z` });
  if (kind === "triangle") return drawn("path", { d: `M${x} ${y - r} l${r} ${2 * r} h${-2 * r} z` });
  if (kind === "cross") {
    const t = r / 3;
    return drawn("path", {
      d: `M${x - t} ${y - r} h${2 * t} v${r - t} h${r - t} v${2 * t} h${t - r} v${r - t} h${-2 * t} v${t - r} h${t - r} v${-2 * t} h${r - t} z`,
    });
  }
  return drawn("circle", { cx: x, cy: y, r });
}
