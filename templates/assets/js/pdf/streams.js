/** What the text of a PDF says of its streams, of all of them. The twin of toolkit/pdf/read/streams.py, which says why. */

import pdf from "#contract/pdf.json" with { type: "json" };
import { isUnpacked } from "./library.js";

const NEAR = 500; // bytes of an object in which it says what it is
const { hole: HOLE, small_hole: SMALL_HOLE } = pdf.limits;
const NOT_NOUGHT = /[^\0]/g;
const [LENGTH, PACKED, OBJECTS, BINARY, BEFORE_OBJECTS, OF_BYTES] = [
  "length",
  "packed",
  "holds_objects",
  "binary",
  "before_objects",
  "of_bytes",
].map((name) => new RegExp(pdf.patterns[name]));
const LETTERS_AT = /(?:[^\0]\0)+(?=[^\0])/y; // behind one of two bytes: each has a nought two bytes before its own
const ESCAPE_OR_END = /[\\)]/g; // of a text
const [BEGIN, NUMBER, WIDE] = ["stream", "number", "wide"].map((name) => new RegExp(pdf.patterns[name], "g"));
const [END_AT, TABLE_AT] = ["stream_end", "table"].map((name) => new RegExp(pdf.patterns[name], "y"));

/** @param {RegExp} pattern @param {string} text @param {number} place */
export function searchFrom(pattern, text, place) {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

/**
 * `[whether the file is damaged, whether a stream is longer or shorter than it says]`. `text`: the bytes as Latin-1, which may go on behind it.
 * @param {string} text @param {Uint8Array} bytes
 */
export function lookAtStreams(text, bytes) {
  const isLocked = text.includes("/Encrypt");
  const least = "\0".repeat(isLocked ? HOLE : SMALL_HOLE);
  const room = { left: pdf.limits.unpacked };
  let [isLost, behind, at] = [false, 0, 0];
  let numbers = null;
  const mayBePacked = text.includes("/ObjStm"); // a length that stands elsewhere
  for (let found; (found = searchFrom(BEGIN, text, at)); ) {
    const begin = found.index + found[0].length;
    const own = text.slice(at, begin).lastIndexOf("obj");
    const head = text.slice(Math.max(at + own, begin - NEAR), begin);
    at = begin;
    if (own < 0) continue;
    if (hasNought(text, behind, begin, isLocked)) return [true, false];
    const said = LENGTH.exec(head);
    let length = said ? Number(said[1]) : undefined;
    if (said?.[2]) {
      numbers ??= new Map(Array.from(text.matchAll(NUMBER), ([, number, value]) => [number, Number(value)]));
      length = numbers.get(said[1]);
    }
    let end = length === undefined ? text.length : begin + length;
    if (!searchFrom(END_AT, text, end)) {
      isLost ||= !(said?.[2] && length === undefined && mayBePacked);
      end = text.indexOf("endstream", begin);
      if (end < 0) return [text.includes(least, begin), true];
    }
    const data = text.slice(begin, end);
    const hole = data.indexOf(least);
    const hasObjects = OBJECTS.test(head);
    const isAsked = !isLocked && (hole >= 0 || hasObjects) && PACKED.test(head);
    const isWhole = isAsked ? isUnpacked(bytes.subarray(begin, end), room) : null;
    const isLarge = hole >= 0 && (head.includes("/ObjStm") || data.includes("\0".repeat(HOLE)));
    if (isWhole === false || (isWhole === null && isLarge && !BINARY.test(head))) return [true, false];
    at = behind = end; // what looks like a stream within this one are words of what it holds
  }
  return [hasNought(text, behind, text.length, isLocked), isLost];
}

/** Whether there are noughts that belong nowhere in a part without streams. */
function hasNought(text, from, end, isLocked) {
  const least = "\0".repeat(isLocked ? HOLE : 1);
  const part = text.slice(from, end); // or each part would be searched to the end of the file
  const texts = wideTexts(part);
  let [first, last] = [0, 0];
  for (let at = 0; (at = part.indexOf(least, at)) >= 0; ) {
    const behind = searchFrom(NOT_NOUGHT, part, at)?.index ?? part.length;
    const isFew = behind - at < SMALL_HOLE;
    if (isFew && (text[from + behind + 1] === "\0" || text[from + at - 2] === "\0")) {
      at = searchFrom(LETTERS_AT, part, behind) ? LETTERS_AT.lastIndex : behind;
      continue;
    }
    while (isFew && last <= at) [first, last] = texts.next().value ?? [part.length, part.length];
    const before = text.slice(Math.max(from + at - NEAR, 0), from + at);
    const belongs = isFew && (first < at || OF_BYTES.test(before));
    if (behind - at >= HOLE || !(belongs || isBetween(before, text, from + behind))) return true;
    at = behind;
  }
  return false;
}

/** Where the texts in UTF-16 begin and end, which have a mark. @param {string} part @returns {Generator<number[], undefined>} */
function* wideTexts(part) {
  for (let found, at = 0; (found = searchFrom(WIDE, part, at)); ) {
    at = WIDE.lastIndex;
    let stop = searchFrom(ESCAPE_OR_END, part, at);
    while (stop?.[0] === "\\") stop = searchFrom(ESCAPE_OR_END, part, stop.index + 2);
    at = stop?.index ?? part.length;
    yield [found.index, at];
  }
}

/** Whether noughts stand between two objects, where they are space. */
const isBetween = (before, text, behind) => BEFORE_OBJECTS.test(before) && searchFrom(TABLE_AT, text, behind) !== null;
