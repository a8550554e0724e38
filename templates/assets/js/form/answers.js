/**
 * Answers taken apart into the cells that the form has controls for, and changed cell by cell, so that whatever a file
 * brought along and the form cannot show stays as it was. No DOM in here. `parts`: a control's name without the field.
 */

import { written } from "../words/sentences.js";

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isRows = (field) => field.type === "placement" || (field.type === "table" && !field.rows);

/** A copy of `object` with `key` set, or without it where value is undefined. Without a prototype: keys come from files. */
function withKey(object, key, value) {
  const copy = Object.create(null);
  if (isObject(object)) for (const name of Object.keys(object)) copy[name] = object[name];
  if (value === undefined) delete copy[key];
  else copy[key] = value;
  return copy;
}

const own = (value, key) =>
  value !== null && typeof value === "object" && Object.hasOwn(value, key) ? value[key] : undefined;

/** Places `{option: place}` of a ranking, which may be a list (first = highest) or places already. */
function places(raw) {
  if (!Array.isArray(raw)) return raw;
  const found = Object.create(null);
  raw.forEach((option, index) => {
    if (typeof option === "string" && !(option in found)) found[option] = index + 1;
  });
  return found;
}

/** What stands in one cell of an answer; undefined where nothing does. For an option of choices: whether it is chosen. */
export function lookUp(field, raw, parts) {
  if (!parts.length) return raw;
  if (field.type === "choices") return Array.isArray(raw) && raw.includes(parts[0]);
  if (field.type === "ranking") return own(places(raw), parts[0]);
  const line = own(raw, isRows(field) ? parts[0] - 1 : parts[0]);
  return parts.length > 1 ? own(line, parts[1]) : line;
}

/** The answer with one cell changed; `value` undefined empties it. */
export function change(field, raw, parts, value) {
  if (!parts.length) return value;
  const [first, second] = parts;
  if (field.type === "choices") {
    const others = (Array.isArray(raw) ? raw : []).filter((option) => option !== first);
    return value ? [...others, first] : others;
  }
  if (field.type === "ranking") return withKey(places(raw), first, value);
  if (isRows(field)) {
    const rows = Array.isArray(raw) ? [...raw] : [];
    while (rows.length < first) rows.push({});
    rows[first - 1] = withKey(rows[first - 1], second, value);
    return rows;
  }
  return withKey(raw, first, second === undefined ? value : withKey(own(raw, first), second, value));
}

/** The answer without row `number` (from 1). Lines between cards follow the numbers that move. */
export function withoutRow(field, raw, number) {
  const rows = (Array.isArray(raw) ? raw : []).filter((_, index) => index !== number - 1);
  if (field.type !== "placement") return rows;
  return rows.map((card) => {
    const to = own(card, "to");
    if (to === undefined) return card;
    const numbers = Array.isArray(to)
      ? to.map(String)
      : String(to)
          .trim()
          .split(/[,; ]+/);
    if (!numbers.every((text) => /^[0-9]{1,3}$/.test(text))) return card;
    const moved = numbers
      .map(Number)
      .filter((other) => other !== number)
      .map((other) => (other > number ? other - 1 : other));
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
  const most = (field.max_rows ?? field.max_cards ?? 0) + 20;
  return Math.min(Array.isArray(raw) ? raw.length : 0, most);
}
