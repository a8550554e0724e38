/** Answers as the form shows and changes them. No DOM in here. */

import { mostRows } from "../contract/shape.js";
import { withKey } from "../reading/apart.js";
import { plain } from "../reading/text.js";
import { written } from "../words/sentences.js";

const own = (value, key) =>
  value !== null && typeof value === "object" && Object.hasOwn(value, key) ? value[key] : undefined;

/** The answer without row `number` (from 1). Lines between cards follow the numbers that move. */
export function withoutRow(field, raw, number) {
  const rows = (Array.isArray(raw) ? raw : []).filter((_, index) => index !== number - 1);
  return withLines(field, rows, (other) => (other === number ? null : other > number ? other - 1 : other));
}

/** The answer with a row put back as number `number`. */
export function withRow(field, raw, number, row) {
  const rows = withLines(field, Array.isArray(raw) ? [...raw] : [], (other) => (other >= number ? other + 1 : other));
  while (rows.length < number - 1) rows.push({});
  rows.splice(number - 1, 0, row);
  return rows;
}

/** The rows with the lines between cards renumbered; `move` says a card's new number, or null where it is gone. */
function withLines(field, rows, move) {
  if (field.type !== "placement") return rows;
  return rows.map((card) => {
    const to = own(card, "to");
    if (to === undefined) return card;
    const numbers = Array.isArray(to) ? to.map(String) : plain(String(to)).split(/[,; ]+/);
    if (!numbers.every((text) => /^[0-9]{1,3}$/.test(text))) return card;
    const moved = numbers.map((text) => move(Number(text))).filter((other) => other !== null);
    return withKey(card, "to", moved.length ? moved : undefined);
  });
}

/** What a text box shows of a cell: "" where it cannot be shown. */
export function boxText(cell, language, isDate) {
  if (typeof cell === "number") return written(cell, language);
  if (typeof cell === "string") return isDate ? written(cell, language) : cell;
  const isList = Array.isArray(cell) && cell.every((item) => typeof item !== "object");
  return isList ? cell.join(", ") : "";
}

/** How many rows of an answer the form should show; a hostile file may have millions. */
export function rowsToShow(field, raw) {
  return Math.min(Array.isArray(raw) ? raw.length : 0, mostRows(field) + 20);
}
