/** The pictures of one filled sheet. Twin: toolkit/pictures/picture.py. */

import { drawBoard } from "./board.js";
import { Canvas } from "./canvas.js";
import { drawCircle } from "./circle.js";
import { drawDots } from "./dots.js";
import { drawForces } from "./forces.js";
import { pictured } from "./found.js";
import { isAnswered } from "./given.js";
import { drawLadder } from "./ladder.js";

/** @typedef {{ head: string[], rows: string[][] }} Numbers the answers as a table; the first cell of each row heads it */
/** @typedef {(found: import("./found.js").Found, answers: Record<string, any>, canvas: Canvas, words: import("./said.js").Words) => { about: string[], numbers: Numbers }} Draw */
/**
 * See `Picture` in toolkit/contract/picture.py.
 * @typedef {{ key: string, kind: string, title: string, answered: boolean, about: string[], width: number, height: number, marks: import("./canvas.js").Mark[], numbers: Numbers }} Picture
 */

/** @type {Record<string, Draw>} */
const DRAWN = { dots: drawDots, forces: drawForces, board: drawBoard, ladder: drawLadder, circle: drawCircle };

/**
 * Those that the sheet has, answered or not. `answers`: as `evaluate` understood them; `words`: `pictures.said` in the model's language;
 * `width`: in units of the picture, `wide` or `narrow` of picture.json.
 * @type {(model: { sections: any[] }, answers: Record<string, any>, words: import("./said.js").Words, width: number) => Picture[]}
 */
export const picturesOf = (model, answers, words, width) =>
  pictured(model).map((found) => pictureOf(found, answers, words, width));

/** @type {(found: import("./found.js").Found, answers: Record<string, any>, words: import("./said.js").Words, width: number) => Picture} */
export function pictureOf(found, answers, words, width) {
  const canvas = new Canvas(width);
  canvas.paragraph(found.title, "title");
  canvas.y += 8;
  const { about, numbers } = DRAWN[found.kind](found, answers, canvas, words);
  return {
    key: found.key,
    kind: found.kind,
    title: found.title,
    answered: found.fields.some(({ id }) => isAnswered(answers[id])),
    about,
    width,
    height: canvas.y + 4,
    marks: canvas.marks,
    numbers,
  };
}
