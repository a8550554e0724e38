/** What the text of a PDF says of its streams, of all of them. The twin of toolkit/pdf/read/streams.py, which says why. */

import pdf from "#contract/pdf.json" with { type: "json" };
import { isUnpacked } from "./library.js";

const NEAR = 500; // bytes of an object in which it says what it is
const { hole: HOLE, small_hole: SMALL_HOLE } = pdf.limits;
const NOT_NOUGHT = /[^\0]/g;
const [LENGTH, PACKED, OBJECTS, BINARY, BEFORE_OBJECTS] = [
  "length",
  "packed",
  "holds_objects",
  "binary",
  "before_objects",
].map((name) => new RegExp(pdf.patterns[name]));
const WIDE_AT = /(?:[^\0]\0)+(?=[^\0])/y; // letters behind one of two bytes: each has a nought two bytes before its own
const [BEGIN, NUMBER] = ["stream", "number"].map((name) => new RegExp(pdf.patterns[name], "g"));
const [END_AT, TABLE_AT, MARKED_AT] = ["stream_end", "table", "marked"].map(
  (name) => new RegExp(pdf.patterns[name], "y"),
);

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
      isLost = true;
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
  for (let next = 0; (next = part.indexOf(least, next)) >= 0; ) {
    const at = from + next;
    next = searchFrom(NOT_NOUGHT, part, next)?.index ?? part.length;
    const behind = from + next;
    const isFew = behind - at < SMALL_HOLE && isWide(text, at, behind);
    if (behind - at >= HOLE || !(isFew || isBetween(text, at, behind))) return true;
    next = searchFrom(WIDE_AT, part, next) ? WIDE_AT.lastIndex : next;
  }
  return false;
}

/** Whether noughts stand between two objects, where they are space. */
const isBetween = (text, at, behind) =>
  BEFORE_OBJECTS.test(text.slice(Math.max(at - NEAR, 0), at)) && searchFrom(TABLE_AT, text, behind) !== null;

/** Whether noughts are halves of letters: others are two bytes away, or the text has the mark of UTF-16. */
function isWide(text, at, behind) {
  if (text[at - 2] === "\0" || text[behind + 1] === "\0") return true;
  const first = Math.max(at - NEAR, 0);
  const own = text.slice(first, at).lastIndexOf("(");
  return searchFrom(MARKED_AT, text, own < 0 ? 0 : first + own + 1) !== null;
}
