/** What the text of a PDF says of its streams, of all of them. The twin of toolkit/pdf/read/streams.py, which says why. */

import pdf from "#contract/pdf.json" with { type: "json" };
import { isUnpacked } from "./flate.js";
import { isWholeHead } from "./heads.js";

const NEAR = 500; // bytes of an object in which it says what it is
const LONGEST_HEAD = 5000; // bytes
const { hole: HOLE, small_hole: SMALL_HOLE, head: HEAD } = pdf.limits;
const NOT_NOUGHT = /[^\0]/g;
const [LENGTH, PACKED, OBJECTS, BINARY, BEFORE_OBJECTS, OWN_TEXT, COUNT, FIRST, SEVEN_BITS] = [
  "length",
  "packed",
  "holds_objects",
  "binary",
  "before_objects",
  "own_text",
  "objects_in",
  "first_in",
  "seven_bits",
].map((name) => new RegExp(pdf.patterns[name]));
const COMMENT = /%[^\r\n]*/g;
const LATIN = new TextDecoder("latin1");
const LETTERS_AT = /(?:[^\0]\0)+(?=[^\0])/y; // behind one of two bytes: each has a nought two bytes before its own
const [STRING_OR_COMMENT, END_OF_COMMENT, IN_STRING] = [/[(%]/g, /[\r\n]/g, /[\\()]/g];
const NOT_OF_TEXT = /[\x01-\x08\x0e-\x1f]/;
const [BEGIN, NUMBER, OBJECT] = ["stream", "number", "object"].map((name) => new RegExp(pdf.patterns[name], "g"));
const [END_AT, TABLE_AT, WIDE_AT] = ["stream_end", "table", "wide"].map((name) => new RegExp(pdf.patterns[name], "y"));

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
  // What is packed never is: a gateway for mail took the eighth bit of each byte, or put `?`. Where nothing is packed the sign behind the head tells.
  const isAscii = !/[^\0-\x7f]/.test(text);
  if (isAscii && SEVEN_BITS.test(text.slice(0, HEAD))) return [true, false];
  const least = "\0".repeat(isLocked ? HOLE : SMALL_HOLE);
  const room = { left: pdf.limits.unpacked };
  let [isLost, behind, at] = [false, 0, 0];
  let [numbers, objects] = [null, null];
  const mayBePacked = text.includes("/ObjStm"); // a length that stands elsewhere
  for (let found; (found = searchFrom(BEGIN, text, at)); ) {
    const begin = found.index + found[0].length;
    const own = text.slice(at, begin).lastIndexOf("obj");
    const head = text.slice(Math.max(at + own, begin - LONGEST_HEAD), begin);
    at = begin;
    if (own < 0) continue;
    if (hasNought(text, behind, begin, isLocked)) return [true, false];
    const said = LENGTH.exec(head);
    let length = said ? Number(said[1]) : undefined;
    if (said?.[2]) {
      numbers ??= new Map(Array.from(text.matchAll(NUMBER), ([, number, value]) => [number, Number(value)]));
      length = numbers.get(said[1]);
      if (length === undefined) objects ??= new Set(Array.from(text.matchAll(OBJECT), ([, number]) => number));
    }
    let end = length === undefined ? text.length : begin + length;
    if (!searchFrom(END_AT, text, end)) {
      let isElsewhere = head.length === LONGEST_HEAD;
      // An object that stands in the text is not packed, and this one is no number.
      if (said) isElsewhere = said[2] !== undefined && length === undefined && mayBePacked && !objects?.has(said[1]);
      isLost ||= !isElsewhere;
      if (isLocked && head.includes("/ObjStm")) return [true, false];
      end = text.indexOf("endstream", begin);
      if (end < 0) return [text.includes(least, begin), true];
    }
    if (isCut(text, begin, end, head, isLocked, isAscii, bytes, room)) return [true, false];
    at = behind = end; // what looks like a stream within this one are words of what it holds
  }
  return [hasNought(text, behind, text.length, isLocked), isLost];
}

/** Whether not all that a stream held arrived. */
function isCut(text, begin, end, head, isFileLocked, isAscii, bytes, room) {
  const isLocked = isFileLocked && !head.includes("/XRef"); // a table never is
  const hasObjects = head.includes("/ObjStm");
  if (hasObjects && !isWholeHead(head)) return true;
  const held = text.slice(begin, end);
  const hole = held.indexOf("\0".repeat(isLocked ? HOLE : SMALL_HOLE));
  if (!isLocked && ((isAscii && end > begin) || hole >= 0 || OBJECTS.test(head)) && PACKED.test(head)) {
    const isWhole = isUnpacked(bytes.subarray(begin, end), room, (data) => hasItsObjects(head, data));
    if (isWhole !== null) return !isWhole;
  }
  if (head.includes("/Filter")) return hasObjects && hole >= 0;
  if (hasObjects)
    return !(isLocked || hasItsObjects(head, bytes.subarray(begin, end))) || hasNought(text, begin, end, isLocked);
  if (hole < 0 || BINARY.test(head) || NOT_OF_TEXT.test(held) || !held.includes("\0".repeat(HOLE))) return false;
  return searchFrom(NOT_NOUGHT, held, 0) !== null;
}

/**
 * Whether objects that are packed together are as many as their stream says: first stand number and place of each.
 * @param {string} head @param {Uint8Array} held
 */
function hasItsObjects(head, held) {
  if (!head.includes("/ObjStm")) return true;
  const [count, first] = [COUNT, FIRST].map((pattern) => pattern.exec(head)?.[1]);
  if (count === undefined || first === undefined) return false;
  const listed = LATIN.decode(held.subarray(0, Number(first))).replace(COMMENT, "");
  return (listed.match(/[^\t-\r ]+/g) ?? []).length === 2 * Number(count);
}

/** Whether there are noughts that belong nowhere in a part without streams. */
function hasNought(text, from, end, isLocked) {
  const least = "\0".repeat(isLocked ? HOLE : 1);
  const part = text.slice(from, end); // or each part would be searched to the end of the file
  const strings = stringsOf(part);
  let [first, last, mayHold] = [0, 0, false]; // the string that `at` has come to
  for (let at = 0; (at = part.indexOf(least, at)) >= 0; ) {
    while (last <= at) [first, last, mayHold] = strings.next().value ?? [part.length, part.length, false];
    if (first < at && mayHold) {
      at = last;
      continue;
    }
    const behind = searchFrom(NOT_NOUGHT, part, at)?.index ?? part.length;
    const isFew = behind - at < SMALL_HOLE;
    if (isFew && (text[from + behind + 1] === "\0" || text[from + at - 2] === "\0")) {
      at = searchFrom(LETTERS_AT, part, behind) ? LETTERS_AT.lastIndex : behind;
      continue;
    }
    const isWide = isFew && first < at && searchFrom(WIDE_AT, part, first + 1) !== null;
    if (behind - at >= HOLE || !(isWide || isBetween(text, from + at, from + behind))) return true;
    at = behind;
  }
  return false;
}

/**
 * Where each string begins and ends, and whether any bytes may stand in it.
 * @param {string} part @returns {Generator<[number, number, boolean], undefined>}
 */
function* stringsOf(part) {
  for (let found, at = 0; (found = searchFrom(STRING_OR_COMMENT, part, at)); ) {
    const begin = found.index;
    if (found[0] === "%") {
      at = searchFrom(END_OF_COMMENT, part, begin)?.index ?? part.length;
      continue;
    }
    at = begin + 1;
    let depth = 1;
    for (let sign; depth && (sign = searchFrom(IN_STRING, part, at)); ) {
      at = sign.index + (sign[0] === "\\" ? 2 : 1);
      depth += Number(sign[0] === "(") - Number(sign[0] === ")");
    }
    if (depth) at = part.length;
    const isOwn = OWN_TEXT.test(part.slice(Math.max(begin - NEAR, 0), begin));
    yield [begin, at, !(isOwn || part.slice(begin, at).includes("endobj"))];
  }
}

/** Whether noughts stand between two objects, where they are space. */
const isBetween = (text, at, behind) =>
  BEFORE_OBJECTS.test(text.slice(Math.max(at - NEAR, 0), at)) && searchFrom(TABLE_AT, text, behind) !== null;
