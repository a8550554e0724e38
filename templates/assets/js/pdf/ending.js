/** How a PDF ends, which says what of it arrived. The twin of toolkit/pdf/read/ending.py, which says why. */

import pdf from "#contract/pdf.json" with { type: "json" };
import { Unreadable } from "../files/unreadable.js";
import { isWholeTrailer } from "./heads.js";
import { packedRows } from "./packed-rows.js";
import { lookAtStreams, searchFrom } from "./streams.js";

const { head: HEAD, tail: TAIL, tables: MOST_TABLES } = pdf.limits;
const NOT_SPACE = /[^\0\t\n\f\r ]/;
const END_OF_LINE = 2; // bytes, at most
const DIGITS = 10; // by which an address may have grown
const NEAR = 500; // bytes of an object in which it says what it is
const END = new RegExp(pdf.patterns.end, "g");
const GOES_ON = new RegExp(pdf.patterns.goes_on, "y");
const OBJECT = new RegExp(pdf.patterns.object);
const OBJECTS = new RegExp(pdf.patterns.object, "g");
const OBJECT_OF_ROW_AT = new RegExp(`[\\0\\t\\n\\f\\r ]{0,9}${pdf.patterns.object}`, "y");
const [BEFORE, BESIDE, WIDTHS] = [pdf.patterns.before, pdf.patterns.beside, pdf.patterns.widths].map(
  (pattern) => new RegExp(pattern),
);
const [OBJECT_AT, TABLE_AT, PART_AT, ROW_AT, FAST_AT, VERSION_AT] = [
  "object",
  "table",
  "part",
  "row",
  "linearized",
  "version",
].map((name) => new RegExp(pdf.patterns[name], "y"));

/**
 * `[length of the file to the end of its last whole saving, whether something of it was lost, where its objects are]`: by number the address, the
 * number of the stream below nought, or 0 for what is gone; null where no table says it. Raises Unreadable `damaged` where there is none. `text`: the bytes as Latin-1.
 * @param {string} text
 * @param {Uint8Array} bytes
 * @returns {[number, boolean, Map<number, number> | null]}
 */
export function wholePart(text, bytes) {
  const ends = [...text.matchAll(END)].map(({ index, 0: { length }, 1: place }) => ({
    index,
    end: index + length,
    place,
  }));
  const start = Math.max(text.slice(0, HEAD).indexOf("%PDF-"), 0);
  const fast = searchFrom(FAST_AT, text, start);
  const length = fast ? start + Number(fast[1]) : 0; // of the first saving, where it was made for reading from the net
  const last = ends.at(-1);
  if (!last || length > text.length || last.end < length - END_OF_LINE) throw new Unreadable("damaged");
  const rest = text.slice(last.end);
  let isLost = rest.length > TAIL || searchFrom(GOES_ON, rest, 0) !== null || OBJECT.test(rest);
  isLost ||= !searchFrom(VERSION_AT, text, start);
  isLost ||= length > 0 && !ends.some(({ end }) => length - end >= 0 && length - end <= END_OF_LINE);
  const [isDamaged, hasOtherLengths] = lookAtStreams(text.slice(0, last.end), bytes);
  if (isDamaged) throw new Unreadable("damaged");
  isLost ||= hasOtherLengths;
  const place = start + Number(last.place);
  const own = searchFrom(OBJECT_AT, text, place);
  const isFast = last.end <= length + DIGITS; // then the first table is at the beginning
  const from = own ? place + own[0].length : place;
  if (tableAt(text, place) && (isFast || !OBJECT.test(text.slice(from, last.index)))) {
    const places = new Map();
    if (areRight(text, bytes, place, start, places)) return [last.end, isLost, places.size ? places : null];
    refusePacked(text);
    return [last.end, true, null];
  }
  if (isFast) throw new Unreadable("damaged"); // nothing else says which of its tables is the first
  const table = lastTable(text, last.index);
  if (table <= length) throw new Unreadable("damaged");
  const places = new Map();
  const isRight = areRight(text, bytes, table, start, places);
  if (!isRight) refusePacked(text);
  return [last.end, true, isRight && places.size ? places : null];
}

/**
 * What is packed the command line does not find without its table where it is locked, or where a table in text is found instead.
 * @param {string} text
 */
function refusePacked(text) {
  if (/\/Encrypt|trailer/.test(text) && text.includes("/ObjStm")) throw new Unreadable("damaged");
}

/** @param {string} text @param {number} place */
const tableAt = (text, place) => (/\d/.test(text.charAt(place - 1)) ? null : searchFrom(TABLE_AT, text, place));

/**
 * Where the table stands that is the last one, whatever the end of the file says.
 * @param {string} text @param {number} end
 */
function lastTable(text, end) {
  const found = Math.max(...["\n", "\r"].map((sign) => text.slice(0, end).lastIndexOf(`${sign}xref`))) + 1;
  let place = found;
  for (const { index, 0: head } of text.slice(found, end).matchAll(OBJECTS)) {
    const own = found + index;
    const behind = own + head.length;
    if (text.slice(behind, behind + NEAR).includes("/XRef")) place = own;
  }
  return place;
}

/**
 * Whether each object is where the tables say. Raises Unreadable where a packed table knows another one that is gone: what that says is
 * nowhere else. `places`: gets where each is, by the last saving that names it; nothing where a table is of a kind that we do not read.
 * @param {string} text @param {Uint8Array} bytes @param {number} first @param {number} start @param {Map<number, number>} places
 */
function areRight(text, bytes, first, start, places) {
  let [place, said, isKnown] = [first, true, true];
  const seen = new Set();
  for (let count = 0; count < MOST_TABLES; count++) {
    const table = tableAt(text, place);
    const isText = table?.[1] !== undefined;
    if (isText) place = TABLE_AT.lastIndex - table[1].length; // some programs say where the line before ends
    const end = Math.max(text.indexOf(isText ? "trailer" : "obj", place), place);
    const found = new Map();
    if (!table || (isText && !hasItsObjects(text, place, end, start, found))) return false;
    if (!isText && !hasItsPackedRows(text, bytes, end, start, found)) said = false;
    const trailer = text.slice(end, Math.max(text.indexOf(isText ? "startxref" : "stream", end), end));
    if (isText && !isWholeTrailer(trailer.slice("trailer".length))) throw new Unreadable("damaged");
    const beside = isText ? BESIDE.exec(trailer) : null;
    const packed = new Map();
    if (beside && !isPackedTable(text, bytes, start + Number(beside[1]), start, packed))
      throw new Unreadable("damaged");
    isKnown &&= isText || found.size > 0;
    for (const [number, at] of [...found, ...packed]) if (isKnown && !places.has(number)) places.set(number, at);
    if (!isKnown) places.clear();
    const before = BEFORE.exec(trailer);
    if (!before) return said;
    place = start + Number(before[1]);
    if (seen.has(place)) return false;
    seen.add(place);
    if (!isText && !tableAt(text, place)) throw new Unreadable("damaged");
  }
  places.clear();
  return said;
}

/**
 * The same of a packed table that stands beside one in text.
 * @param {string} text @param {Uint8Array} bytes @param {number} place @param {number} start @param {Map<number, number>} places
 */
function isPackedTable(text, bytes, place, start, places) {
  const table = tableAt(text, place);
  return Boolean(table && !table[1]) && hasItsPackedRows(text, bytes, text.indexOf("obj", place), start, places);
}

/**
 * The same of a table that is packed, as far as it can be told. Raises Unreadable where it is not whole: what that says is nowhere else.
 * @param {string} text @param {Uint8Array} bytes @param {number} end @param {number} start @param {Map<number, number>} places
 */
function hasItsPackedRows(text, bytes, end, start, places) {
  const head = text.slice(end, end + NEAR);
  if (!head.includes("/XRef") && !WIDTHS.test(head)) return false;
  const rows = [...packedRows(text, bytes, end)];
  if (!head.slice(0, head.indexOf("stream")).includes("/Filter")) refuseOthers(text, end, rows); // no sum tells whether a row is another one
  for (const [kind, number, at, generation] of rows) {
    const own = kind === 1 && at ? placeOf(text, start + at, number, generation) : kind === 2 ? -at : 0;
    if (own === null) return false;
    places.set(number, own);
  }
  return true;
}

/**
 * Raises Unreadable `damaged` where an object that was written in the same saving is called gone or packed, or one is packed in what is no object of it.
 * @param {string} text @param {number} place @param {[number, number, number, number][]} rows
 */
function refuseOthers(text, place, rows) {
  const own = Math.max(text.slice(0, place).lastIndexOf("startxref"), 0);
  const there = new Map(Array.from(text.matchAll(OBJECTS), ({ index, 1: number }) => [Number(number), index]));
  const isOfTheSame = (at) => at !== undefined && own <= at && at < place;
  if (
    rows.some(
      ([kind, number, holder]) => (kind !== 1 && isOfTheSame(there.get(number))) || (kind === 2 && !there.has(holder)),
    )
  )
    throw new Unreadable("damaged");
}

/**
 * Where an object begins that stands here, or behind white space; null where another one does.
 * @param {string} text @param {number} at @param {number} number @param {number} generation
 */
function placeOf(text, at, number, generation) {
  const found = searchFrom(OBJECT_OF_ROW_AT, text, at);
  if (!found || Number(found[1]) !== number || Number(found[2]) !== generation) return null;
  return at + found[0].search(/[0-9]/);
}

/**
 * Whether a table is nothing but rows, as many as it says, and each object is where its row says. What was written in one saving is not gone in
 * the same. `places`: gets where each is.
 * @param {string} text @param {number} place @param {number} end @param {number} start @param {Map<number, number>} places
 */
function hasItsObjects(text, place, end, start, places) {
  const table = text.slice(place, end);
  const gone = new Set();
  let [number, left, behind] = [0, 0, "xref".length];
  for (let row; (row = searchFrom(left ? ROW_AT : PART_AT, table, behind)); ) {
    const [whole, one, two, kind] = row;
    behind += whole.length;
    if (!left) {
      [number, left] = [Number(one), Number(two)];
      continue;
    }
    const at = start + Number(one);
    if (kind === "n" && at > start) {
      const own = placeOf(text, at, number, Number(two));
      if (own === null) return false;
      places.set(number, own);
    } else {
      places.set(number, 0);
      if (kind === "f" && number) gone.add(number);
    }
    number += 1;
    left -= 1;
  }
  const isHybrid = text.slice(end, end + NEAR).includes("/XRefStm"); // then what is packed is called gone, for old programs
  if (left || NOT_SPACE.test(table.slice(behind))) return false;
  if (!gone.size || isHybrid) return true;
  const own = Math.max(text.slice(0, place).lastIndexOf("startxref"), start);
  return ![...text.slice(own, place).matchAll(OBJECTS)].some(([, one]) => gone.has(Number(one)));
}
