/** What a picture is drawn with. Whole numbers only, so that Python and the browser agree to the last unit. Twin: toolkit/pictures/canvas.py. */

import data from "#contract/picture.json" with { type: "json" };

export const { wide: WIDE, narrow: NARROW, line: LINE, small_line: SMALL_LINE } = data;
/** @type {Record<string, any>} */
export const LOOKS = data.looks;
/** @type {Record<string, any>} */
const LETTERS = data.letters;
const BOLD = 107; // hundredths: how much wider

/**
 * One mark of SVG; see `Mark` in toolkit/contract/picture.py.
 * @typedef {{ tag: "rect" | "circle" | "path" | "text", look: string, x?: number, y?: number, width?: number, height?: number, cx?: number, cy?: number, r?: number, d?: string, text?: string, anchor?: string }} Mark
 */

/** `marks` from the back to the front; `y`: where the next thing begins. */
export class Canvas {
  /** @param {number} width */
  constructor(width) {
    this.width = width;
    this.y = 0;
    /** @type {Mark[]} */
    this.marks = [];
  }

  get isWide() {
    return this.width >= WIDE;
  }

  /** @type {(text: string, x: number, y: number, look?: string, anchor?: string) => void} */
  words(text, x, y, look = "label", anchor) {
    this.marks.push({ tag: "text", look, x, y, text, ...(anchor ? { anchor } : {}) });
  }

  /**
   * Lines of text below each other, the first of them below `y`; gives where they end.
   * @type {(lines: string[], x: number, y: number, look?: string, anchor?: string) => number}
   */
  lines(lines, x, y, look = "label", anchor) {
    const [size, step] = measures(look);
    for (const [number, line] of lines.entries()) this.words(line, x, y + size - 1 + number * step, look, anchor);
    return y + lines.length * step;
  }

  /**
   * A text over the whole width from `y` on, which moves below it.
   * @param {string} text
   */
  paragraph(text, look = "label") {
    this.y = this.lines(wrapped(text, this.width, look), 0, this.y, look);
  }

  /** @type {(d: string, look: string) => void} */
  path(d, look) {
    this.marks.push({ tag: "path", look, d });
  }

  /** @type {(x: number, y: number, width: number, height: number, look: string) => void} */
  box(x, y, width, height, look) {
    this.marks.push({ tag: "rect", look, x, y, width, height });
  }

  /** @type {(cx: number, cy: number, r: number, look: string) => void} */
  dot(cx, cy, r, look) {
    this.marks.push({ tag: "circle", look, cx, cy, r });
  }
}

/**
 * The mark of voice `number`: voices are told apart by shape, not by colour alone.
 * @type {(canvas: Canvas, number: number, x: number, y: number) => void}
 */
export function shape(canvas, number, x, y) {
  const kind = number % 5;
  if (kind === 0) canvas.dot(x, y, 7, "dot");
  else if (kind === 1) canvas.box(x - 6, y - 6, 12, 12, "dot");
  else if (kind === 2) canvas.path(`M${x} ${y - 8}l8 8l-8 8l-8 -8z`, "dot");
  else if (kind === 3) canvas.path(`M${x} ${y - 8}l8 15h-16z`, "dot");
  else canvas.path(`M${x - 3} ${y - 8}h6v5h5v6h-5v5h-6v-5h-5v-6h5z`, "dot");
}

/**
 * The text in lines that fit into `room`; a word that does not is broken.
 * @param {string} text
 * @param {number} room
 */
export function wrapped(text, room, look = "label") {
  /** @type {string[]} */
  const made = [];
  for (const word of text.split(/[ \t\n\r\f\v]+/).filter(Boolean)) {
    const last = made.at(-1);
    if (last !== undefined && fits(`${last} ${word}`, room, look)) {
      made[made.length - 1] = `${last} ${word}`;
      continue;
    }
    let rest = [...word];
    while (!fits(rest.join(""), room, look)) {
      let cut = rest.length - 1;
      while (cut > 1 && !fits(`${rest.slice(0, cut).join("")}-`, room, look)) cut -= 1;
      if (cut < 1) break;
      made.push(`${rest.slice(0, cut).join("")}-`);
      rest = rest.slice(cut);
    }
    made.push(rest.join(""));
  }
  return made;
}

/**
 * At most so many lines; the last says that there were more.
 * @type {(lines: string[], most: number) => string[]}
 */
export const clipped = (lines, most) =>
  lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]} …`];

/**
 * @param {string} text
 * @param {number} room
 */
export const fits = (text, room, look = "label") => widthOf(text, look) <= room;

/**
 * How wide a text is at most, on the generous side: another font may draw it.
 * @param {string} text
 */
export function widthOf(text, look = "label") {
  const [size] = measures(look);
  const units = [...text].reduce((sum, sign) => sum + letter(sign), 0) * size;
  return Math.ceil(("font-weight" in LOOKS[look] ? Math.floor((units * BOLD) / 100) : units) / 100);
}

/** @param {string} sign */
function letter(sign) {
  for (const kind of ["slim", "capital", "broad"])
    if (LETTERS[kind].includes(sign)) return /** @type {number} */ (LETTERS[`${kind}_width`]);
  return LETTERS[/** @type {number} */ (sign.codePointAt(0)) < 0x2e80 ? "width" : "other_width"];
}

/**
 * Size and height of a line.
 * @param {string} look
 * @returns {[number, number]}
 */
function measures(look) {
  const size = LOOKS[look]["font-size"];
  return [size, size === data.small ? SMALL_LINE : LINE];
}
