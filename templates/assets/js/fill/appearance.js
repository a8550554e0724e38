/** What a filled field looks like: operators of its appearance stream. The twin of toolkit/pdf/make/appearance.py. */

/** @typedef {{ resource: string, capHeight: number, width: (text: string, size: number) => number, coded: (text: string) => string }} Font */
/** @typedef {{ width: number, height: number, several: boolean }} Room of a field, in points; whether it has several lines */
/** @typedef {Record<string, number>} Measures of the paper: see toolkit/paper/paper.py */

/** A number as `%g` writes it. @param {number} value */
export const short = (value) => String(Number(value.toPrecision(6)));

/** @param {number[]} values */
export const fixed = (...values) => values.map((value) => value.toFixed(2)).join(" ");

/** White over what is printed in a box, within its frame. @param {Room} room */
export const paper = ({ width, height }) => `q 1 g 1.2 1.2 ${fixed(width - 2.4, height - 2.4)} re f Q `;

/**
 * Text inside a field: from the top where there is room for several lines, else in the middle; what sticks out is cut off.
 * @param {string[]} lines
 * @param {number} size
 * @param {Room} room
 * @param {Font} font
 * @param {Measures} measures
 */
export function textOperators(lines, size, { width, height, several }, font, measures) {
  if (!lines.some(Boolean)) return "/Tx BMC EMC";
  const baseline = several ? height - measures.pad_down - size * 0.8 : (height - (size * font.capHeight) / 1000) / 2;
  const shown = lines.map((line) => `${font.coded(line)} Tj T*`).join(" ");
  const clip = `1 1 ${fixed(width - 2, height - 2)} re W n`;
  const start = `BT 0 g /${font.resource} ${short(size)} Tf ${fixed(size * measures.leading)} TL ${short(measures.pad)} ${fixed(baseline)} Td`;
  return `/Tx BMC q ${clip} ${start} ${shown} ET Q EMC`;
}

/**
 * `[lines, size, whether they fit]`: wrapped where the field has several lines, and made smaller, down to `least`, until it fits.
 * @param {string} text
 * @param {number} size
 * @param {Room} room
 * @param {Font} font
 * @param {Measures} measures
 * @returns {[string[], number, boolean]}
 */
export function fitted(text, size, room, font, measures, least = measures.least) {
  const [across, down] = inside(room, measures);
  for (;;) {
    const lines = room.several ? wrapped(text, size, across, font) : [text.split("\n").join(" ")];
    const fits = room.several ? lines.length * size * measures.leading <= down : font.width(lines[0], size) <= across;
    if (fits || size <= least) return [lines, size, fits];
    size = Math.max(least, size - 0.5);
  }
}

/**
 * The lines that a box has room for, the last one ending with the first of `marks` that takes no more than most of it.
 * @param {string} text
 * @param {number} size
 * @param {Room} room
 * @param {Font} font
 * @param {Measures} measures
 * @param {string[]} marks
 */
export function cutOff(text, size, room, font, measures, marks) {
  const [across, down] = inside(room, measures);
  const mark = marks.find((one) => font.width(one, size) <= across * 0.75) ?? marks[marks.length - 1];
  if (!room.several) {
    const kept = [...text.trim().split(/\s+/).join(" ")];
    while (kept.length && font.width(`${kept.join("")} ${mark}`, size) > across) kept.pop();
    return [`${kept.join("").trimEnd()} ${mark}`.trimStart()];
  }
  const lines = wrapped(text, size, across, font);
  return [...lines.slice(0, Math.max(1, Math.floor(down / (size * measures.leading))) - 1), mark];
}

/**
 * @param {Room} room
 * @param {Measures} measures
 */
const inside = ({ width, height }, { pad, pad_down }) => [width - 2 * pad, height - 2 * pad_down];

/**
 * Lines no wider than `room` points, broken between words, or inside a word that is wider than a line.
 * @param {string} text
 * @param {number} size
 * @param {number} room
 * @param {Font} font
 */
export function wrapped(text, size, room, font) {
  /** @type {string[]} */
  const lines = [];
  for (const paragraph of text.replace(/\r\n?/g, "\n").split("\n")) {
    let line = "";
    for (const word of paragraph.split(" ")) {
      const longer = line ? `${line} ${word}` : word;
      if (font.width(longer, size) <= room) {
        line = longer;
        continue;
      }
      if (line) lines.push(line);
      const parts = broken(word, size, room, font);
      line = parts.pop() ?? "";
      for (const part of parts) lines.push(part);
    }
    lines.push(line);
  }
  return lines;
}

/**
 * @param {string} word
 * @param {number} size
 * @param {number} room
 * @param {Font} font
 */
function broken(word, size, room, font) {
  const parts = [""];
  for (const letter of word) {
    if (parts[parts.length - 1] && font.width(parts[parts.length - 1] + letter, size) > room) parts.push("");
    parts[parts.length - 1] += letter;
  }
  return parts;
}

/**
 * `/DA`: black, in the form font.
 * @param {Font} font
 * @param {number} size
 */
export const defaultAppearance = (font, size) => `/${font.resource} ${short(size)} Tf 0 g`;
