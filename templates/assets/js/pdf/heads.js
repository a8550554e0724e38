/** Whether the dictionaries that a whole PDF hangs on arrived as they were written. The twin of toolkit/pdf/read/heads.py, which says why. */

import pdf from "#contract/pdf.json" with { type: "json" };

const LONGEST = 20_000; // bytes
const DEPTH = 3; // of what stands in such a dictionary: in a table the ways in which a file is locked
const { space, key, atom } = pdf.patterns;

/**
 * @param {number} depth
 * @returns {string}
 */
function value(depth) {
  if (!depth) return `(?:${atom})`;
  const one = value(depth - 1);
  return `(?:${atom}|\\[(?:${space}${one})*${space}\\]|<<(?:${space}${key}${space}${one})*${space}>>)`;
}

const DICTIONARY = `${space}<<(?:${space}${key}${space}${value(DEPTH)})*${space}>>`;
const TRAILER = new RegExp(`^${DICTIONARY}`);
const HEAD = new RegExp(`^obj${DICTIONARY}${space}stream(?:\\r\\n|\\r|\\n)$`);
const [KNOWN, TABLE, PACKED, WIDTHS, SIZE, COUNT, FIRST] = [
  "known_filters",
  "is_table",
  "is_packed",
  "widths",
  "size",
  "objects_in",
  "first_in",
].map((name) => new RegExp(pdf.patterns[name]));

/**
 * The same of the dictionary behind a table in text, from `place` on.
 * @param {string} text @param {number} place
 */
export function isWholeTrailer(text, place) {
  const found = TRAILER.exec(text.slice(place, place + LONGEST));
  return found !== null && SIZE.test(found[0]);
}

/**
 * Whether `head`, from `obj` to where the data begin, is nothing but words of PDF and says what is needed to read the data.
 * @param {string} head
 */
export function isWholeHead(head) {
  if (head.includes("/Filter") && !KNOWN.test(head)) return false;
  const needed = head.includes("/ObjStm") ? [PACKED, COUNT, FIRST] : [TABLE, WIDTHS, SIZE];
  return HEAD.test(head) && needed.every((part) => part.test(head));
}
