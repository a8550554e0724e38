/** Text and plain JSON as both implementations read them: NFC, one kind of line break, trimmed, counted in code points. */

import unseen from "#contract/unseen.json" with { type: "json" };

const UNSEEN = new RegExp(`^${unseen}$`, "u");

/**
 * The canonical form of a text answer. `trim()` takes off exactly the WHITE_SPACE of text.py.
 * @param {string} text
 */
export const clean = (text) => (isBlank(text) ? "" : text.normalize("NFC").replace(/\r\n?/g, "\n").trim());

/**
 * Whether there is nothing to be seen in a text: white space, and signs without a look of their own.
 * @param {string} text
 */
export const isBlank = (text) => UNSEEN.test(text);

/**
 * A text as numbers, days and lists are read from it: composed, every white space a space, without signs that nobody sees, trimmed.
 * @param {string} text
 */
export const plain = (text) =>
  text
    .normalize("NFC")
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/\s/g, " ")
    .trim();

/**
 * A plain text with one kind of dash: word processors put others in its place.
 * @param {string} text
 */
export const withHyphens = (text) => text.replace(/[\u2010-\u2015\u2212]/g, "-");

/**
 * @param {any} raw
 * @returns {raw is string}
 */
export const isText = (raw) => typeof raw === "string";

/**
 * @param {any} raw
 * @returns {raw is Record<string, any>}
 */
export const isObject = (raw) => raw !== null && typeof raw === "object" && !Array.isArray(raw);

/**
 * Whether a raw answer is unanswered: absent, null, nothing to be seen, an empty list or object.
 * @param {any} raw
 * @returns {boolean}
 */
export function isEmpty(raw) {
  if (isText(raw)) return isBlank(raw);
  return raw === undefined || raw === null || (typeof raw === "object" && !Object.keys(raw).length);
}

/**
 * A copy without unanswered entries. It has no prototype: `constructor` and `__proto__` are keys like any other.
 * @param {Record<string, any>} raw
 * @returns {Record<string, any>}
 */
export function filled(raw) {
  const copy = Object.create(null);
  for (const key of Object.keys(raw)) if (!isEmpty(raw[key])) copy[key] = raw[key];
  return copy;
}

/** @param {string} text */
const codePoints = (text) => Array.from(text, (sign) => Number(sign.codePointAt(0)));

/**
 * Sorts as Python does; JavaScript's own order goes by UTF-16 units.
 * @param {string} left
 * @param {string} right
 */
export function byCodePoint(left, right) {
  const [a, b] = [codePoints(left), codePoints(right)];
  const at = a.findIndex((point, index) => point !== b[index]);
  return at < 0 ? a.length - b.length : a[at] - (b[at] ?? -1);
}

/**
 * The keys that are not among the known ones, in order.
 * @param {Record<string, any>} object
 * @param {Iterable<string>} known
 */
export const unknownKeys = (object, known) => {
  const names = new Set(known);
  return Object.keys(object)
    .filter((key) => !names.has(key))
    .sort(byCodePoint);
};

/** @param {string} text */
export const codePointCount = (text) => codePoints(text).length;
