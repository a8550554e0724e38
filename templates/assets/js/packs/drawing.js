// @ts-nocheck: works on pdf-lib's objects, whose types its files do not tell; tests/browser/test_packs.py holds it.
/** Pages drawn from blocks: text, tables, a programme as high as it is long. One font with one weight; bold is drawn with an edge. */

import { fixed, short, wrapped } from "../fill/appearance.js";

const [SIDE, TOP, BOTTOM] = [51, 54, 48]; // points
const SIZE = 10.5;
const LEADING = 1.3;
const GAP = 0.45; // below a block, in sizes
const CELL = 0.22; // above and below the lines of a cell, in sizes
const TICK = 0.75;
const SMALLER = 0.95;
const LEAST = 0.5; // of the size: nothing that a pack may say is longer
const LEAST_SLOT = 30;
const GREY = "0.93 g";

/**
 * `pages` pages, each what a page object holds, with `blocks` in as large a type as they have room for: `{text, size, bold, tick}`,
 * `{table: {head, rows, shares, right, size}}` (`right`: the first column of numbers), `{slots: [{time, title, about, minutes}], end: {time, title}}`.
 * Raises RangeError where there is no room.
 */
export function drawn(context, blocks, { box, font, pages }) {
  const [left, low, right, high] = box.asArray().map((number) => number.asNumber());
  const room = { width: right - left - 2 * SIDE, high: high - low, font };
  for (let scale = 1; scale > LEAST; scale *= SMALLER) {
    const laid = layOut(blocks, { ...room, size: SIZE * scale });
    if (laid.length > pages) continue;
    while (laid.length < pages) laid.push([]);
    return laid.map((operators) => ({
      MediaBox: box,
      Resources: font.resources,
      Contents: context.register(context.flateStream(operators.join("\n"))),
    }));
  }
  throw new RangeError("no room");
}

/** The operators of each page. */
function layOut(blocks, { width, high, font, size }) {
  const pages = [[]];
  let y = high - TOP;

  function turn() {
    pages.push([]);
    y = high - TOP;
  }

  function put(text, x, baseline, points, isBold = false) {
    const mode = isBold ? `2 Tr ${fixed(points / 45)} w` : "0 Tr";
    pages
      .at(-1)
      .push(
        `BT 0 g 0 G ${mode} /${font.resource} ${short(points)} Tf ${fixed(x, baseline)} Td ${font.coded(text)} Tj ET`,
      );
  }

  function paragraph({ text, size: times = 1, bold = false, tick = false }) {
    const points = size * times;
    const indent = tick ? 1.6 * points : 0;
    const lines = wrapped(text, points, width - indent, font);
    const least = bold ? 3 : 1; // a heading stands with what follows
    if (y - least * points * LEADING < BOTTOM) turn();
    for (const [at, line] of lines.entries()) {
      if (y - points * LEADING < BOTTOM) turn();
      y -= points * LEADING;
      if (tick && !at)
        pages.at(-1).push(`0.7 w 0 G ${fixed(SIDE, y - 0.05 * points, TICK * points, TICK * points)} re S`);
      put(line, SIDE + indent, y, points, bold);
    }
    y -= GAP * points;
  }

  function table({ head, rows, shares, right, size: times = 1 }) {
    const points = size * times;
    const widths = shares.map((share) => share * width);
    const row = (cells, isBold) => {
      const wraps = cells.map((cell, at) => wrapped(cell, points, widths[at] - points, font));
      const height = (Math.max(...wraps.map((lines) => lines.length)) * LEADING + 2 * CELL) * points;
      return { wraps, height, isBold };
    };
    const line = (weight) => pages.at(-1).push(`${weight} w 0.4 G ${fixed(SIDE, y)} m ${fixed(SIDE + width, y)} l S`);
    const show = ({ wraps, height, isBold }) => {
      let x = SIDE;
      for (const [at, lines] of wraps.entries()) {
        for (const [number, text] of lines.entries()) {
          const from = at < right ? x : x + widths[at] - font.width(text, points);
          put(text, from, y - (CELL + number * LEADING + 1) * points, points, isBold);
        }
        x += widths[at];
      }
      y -= height;
      line(isBold ? 1.2 : 0.4);
    };
    const top = row(head, true);
    const made = rows.map((cells) => row(cells, false));
    if (y - top.height - (made[0]?.height ?? 0) < BOTTOM) turn();
    show(top);
    for (const one of made) {
      if (y - one.height < BOTTOM) {
        turn();
        show(top);
      }
      show(one);
    }
    y -= 2 * GAP * size;
  }

  /** Each as high as it is long, on what is left of the page. */
  function programme(slots, end) {
    const rest = y - BOTTOM;
    const least = Math.min(LEAST_SLOT, rest / (slots.length + 1));
    const minutes = slots.reduce((sum, slot) => sum + slot.minutes, 0);
    const each = (rest - least * (slots.length + 1)) / minutes;
    const lowest = least + each * Math.min(...slots.map((slot) => slot.minutes));
    const points = Math.min(size * 2, lowest * 0.4);
    const hours = Math.max(...[...slots, end].map(({ time }) => font.width(time, points))) + 1.5 * points;
    for (const { time, title, about, minutes: lasts } of slots) {
      const height = least + each * lasts;
      pages.at(-1).push(`${GREY} ${fixed(SIDE + hours, y - height + 2, width - hours, height - 2)} re f`);
      const across = width - hours - 2 * points;
      const fit = Math.min(1, across / font.width(title, points));
      put(time, SIDE, y - 1.15 * points, points, true);
      put(title, SIDE + hours + points, y - 1.15 * points, points * fit, true);
      put(about, SIDE + hours + points, y - 2.1 * points, points * 0.75);
      y -= height;
    }
    put(end.time, SIDE, y - 1.15 * points, points, true);
    put(end.title, SIDE + hours + points, y - 1.15 * points, points);
    y = BOTTOM;
  }

  for (const block of blocks) {
    if (block.table) table(block.table);
    else if (block.slots) programme(block.slots, block.end);
    else paragraph(block);
  }
  return pages;
}
