/** Whether the dictionaries that a whole PDF hangs on arrived as they were written. The twin of toolkit/pdf/read/heads.py, which says why. */

import pdf from "#contract/pdf.json" with { type: "json" };

const LONGEST = 5_000; // bytes
const DEPTH = 4; // of such a dictionary: in a table the ways in which a file is locked
const { space, key, atom } = pdf.patterns;
// Without another one in it, so that the innermost go first.
const INNER = new RegExp(
  `<<(?:${space}${key}${space}(?:${atom}))*${space}>>|\\[(?:${space}(?:${atom}))*${space}\\]`,
  "g",
);
const TRAILER = new RegExp(`^${space}<>`);
const HEAD = new RegExp(`^obj${space}<>${space}stream\\s+$`);
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
 * With `<>` for a dictionary that is written as PDF is, whatever stands in it.
 * @param {string} written
 */
function folded(written) {
  for (let depth = 0; depth < DEPTH; depth++)
    written = written.replace(INNER, (found) => (found.startsWith("<<") ? " <> " : " null "));
  return written;
}

/**
 * The same of what stands behind a table in text.
 * @param {string} trailer
 */
export const isWholeTrailer = (trailer) =>
  trailer.length > LONGEST || (TRAILER.test(folded(trailer)) && SIZE.test(trailer));

/**
 * Whether `head`, from `obj` to where the data begin, is nothing but words of PDF and says what is needed to read the data.
 * @param {string} head
 */
export function isWholeHead(head) {
  if (head.length > pdf.limits.heads || (head.includes("/Filter") && !KNOWN.test(head))) return false;
  const needed = head.includes("/ObjStm") ? [PACKED, COUNT, FIRST] : [TABLE, WIDTHS, SIZE];
  return HEAD.test(folded(head)) && needed.every((part) => part.test(head));
}
