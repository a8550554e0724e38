/**
 * Danish civil registration numbers (CPR): recognised by their form and masked wherever text, names or numbers leave the form.
 * What is looked for, and what is let pass, stands in docs/model.md.
 */

import languages from "#contract/languages.json" with { type: "json" };

// Day 61–91: the number of somebody who has none of their own yet (60 more than the day of birth).
const [DAY, MONTH, SIGN] = ["(?:[06][1-9]|[1278][0-9]|[39][01])", "(?:0[1-9]|1[0-2])", "[-./_]"];
const [SHORT_DAY, SHORT_MONTH] = ["(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])"];
const NAMED = `(?:${Object.values(languages)
  .flatMap(({ months }) => months.map((name) => name.slice(0, 3)))
  .join("|")})`;
const NO_YEAR = "(?!(?:19|20)[0-9]{2}(?![0-9]))";
const NO_AMOUNT = "(?=[0-9]{4}(?! ?(?:kr|dkk|eur|€|%|pct)))";
// Between day and year and the last four: one odd sign; or what writers put round words, at a dash.
const [ODD, ROUND] = ["[!\"#$%&'*+:<=>?@^`{}~\u00a4\u00b4\u00d7\u2019\u2026\u2192]", "[-\"'*<>_`~\u00b4\u2019\\[\\]]"];
const BREAK = "(?:\\r\\n?|\\n)";
const [DASH, TIGHT] = [` {0,2}-(?: ?${BREAK})? {0,2}`, `-(?: ?${BREAK})?`]; // where a line may end
// Day, month and year together; apart, with the same sign twice (then no amount of money follows a day)
// or any signs before a dash; as a Danish day (`1/1-90-1234`), with the month's name or with the whole year, first or last (then no other
// year follows); the last four in pairs; a box for each digit. The sign before is matched too: older browsers do not read a page that has
// a lookbehind in it.
const FORM =
  `(^|[^0-9+])((?:${DAY}${MONTH}[0-9]{2}(?: ?${SIGN}{0,2} ?|${ODD}| ?[:*~#] ?|${ROUND}{0,2}-${ROUND}{0,2}|[,;](?![0-9]+[,;])|(?:\\) ?-? ?| ?-? ?\\()${NO_YEAR}|${DASH})` +
  `|${DAY}([-./_ ])${MONTH}\\3[0-9]{2} ?${SIGN}{0,2} ?${NO_AMOUNT}` +
  `|${SHORT_DAY}/${SHORT_MONTH}(?:-[0-9]{2}|[- ]19[0-9]{2})${DASH}${NO_YEAR}` +
  `|${SHORT_DAY}([./])${SHORT_MONTH}\\4(?:[0-9]{2}${DASH}|(?:18|19|20)[0-9]{2}${TIGHT})${NO_YEAR}` +
  `|${DAY}[-./_, ]?${MONTH}[-./_, ]?[0-9]{2}${DASH}${NO_YEAR}` +
  `|(?:${SHORT_DAY}[^0-9]{0,7}?${NAMED}|${NAMED}[^0-9]{1,10}${SHORT_DAY})[^0-9]{0,11}(?:19[0-9]{2}(?: ?|${DASH})|[0-9]{2}${DASH}|20[0-9]{2}${TIGHT})${NO_YEAR}${NO_AMOUNT}` +
  `|${DAY}([-./_ ]?)${MONTH}\\5(?:18|19|20)[0-9]{2}${TIGHT}${NO_YEAR}` +
  `|19[0-9]{2}([-./_]?)${MONTH}\\6${DAY}${DASH}${NO_YEAR})[0-9]{4}` +
  `|${DAY}([-./_ ]?)${MONTH}\\7[0-9]{2}(?: ?- ?[0-9]{2} |-[0-9]{2}-)[0-9]{2}` +
  "|(?=[0-9]([-./_ ]))(?:[06]\\8[1-9]|[1278]\\8[0-9]|[39]\\8[01])\\8(?:0\\8[1-9]|1\\8[0-2])\\8[0-9]\\8[0-9] ?[-/_] ?[0-9]\\8[0-9]\\8[0-9]\\8[0-9](?!\\8[0-9]))(?![0-9])";
const CPR = new RegExp(FORM, "gi");
const WHOLE = new RegExp(`^${FORM}$`, "i");
// On two lines: a hyphen begins the second; or none stands there, and the four digits are no year, no round amount, not the beginning of another
// number or of a place behind its postal code.
/** @param {number} group the number of its sign */
const dayAlone = (group) => `${DAY}(?!1000)([-./_ ]?)${MONTH}\\${group}[0-9]{2} {0,2}${BREAK} {0,2}`;
const BROKEN = new RegExp(
  `(^|[^0-9+])(${dayAlone(3)}(?:-{1,2} ?${BREAK}? {0,2}[0-9]{4}(?![0-9])` +
    `|${NO_YEAR}[0-9]{2}(?!00)[0-9]{2}(?![ .,:]?[0-9]| ?- ?[0-9]| ?(?:[Kk][Rr]|[Dd][Kk][Kk]|[Ee][Uu][Rr]|€|%|[Pp]ct)| [A-ZÆØÅ])))`,
  "g",
);
// Lines of numbers are a column, unless each two of them are one.
const COLUMN = new RegExp(`(?:^|[\\r\\n])(?: *(?:[-+*] ?)?[0-9][0-9 .,:/_-]*[^0-9\\r\\n]{0,5}(?:${BREAK}|$)){2,}`, "g");
const PAIRS = new RegExp(`^\\s*(?:${dayAlone(1)}(?:-{1,2} ?)?[0-9]{4}[^0-9]{0,7})+$`);
const ONES = "①⑴⒈⓵❶➀➊"; // each with its nine
const SMALL = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉";
const CIRCLE = new RegExp(`[⓪⓿①-⑨⑴-⑼⒈-⒐⓵-⓽❶-❾➀-➈➊-➒${SMALL}]`, "g");
const LEAST = 7; // digits: `1. jan. 90-1234`
const WRITTEN_OUT = 10; // circles and raised digits: in so many a whole number is written; fewer are marks of notes
const MASK = "******-****";

/** @type {[RegExp, string][]} */
const KINDS = [
  [/[\u0085\u2028\u2029]/u, "\n"],
  [/[\t\v\f\u115f\u1160\u2800\u3164\uffa0\p{Zs}]/u, " "],
  [/[\u02d7\u2043\u207b\u208b\u2212\u2500\u2501\u2796\u30fc\u4e00\ua7f7\p{Pd}]/u, "-"],
  [/[\u00b7\u2022\u2024\u2027\u2219\u22c5\u3002\u30fb\uff0e]/u, "."],
  [/[\\|\uff5c\uff3c\u2044\u2215\u29f8]/u, "/"],
  [/[\u2236\ua789]/u, ":"],
  [/[\u060c\u3001]/u, ","],
  [/[\0-\x08\x0e-\x1f\x7f-\x9f\p{M}\p{Cf}]/u, ""],
];

/**
 * Whether a text has one in it, or a JSON number is one. Round amounts (`110000000`) are none: nobody has the number 0000.
 * @param {any} value
 * @returns {boolean}
 */
export function looksLikeCpr(value) {
  if (typeof value === "string") return spansIn(value).length > 0;
  const isLong = Number.isInteger(value) && value >= 1e8 && value < 1e10 && value % 1000 !== 0;
  return isLong && WHOLE.test(String(value).padStart(10, "0"));
}

/**
 * The text with every number that looks like a CPR number starred out.
 * @param {string} text
 */
export function mask(text) {
  let made = "";
  let end = 0;
  for (const [start, stop] of spansIn(text)) {
    made += text.slice(end, start) + MASK;
    end = stop;
  }
  return made + text.slice(end);
}

/**
 * Where they stand: found in the text without signs that nobody sees, all white space, dashes, dots and slashes alike.
 * @param {string} given
 * @returns {[number, number][]}
 */
function spansIn(given) {
  const text = (given.match(CIRCLE) ?? []).length < WRITTEN_OUT ? given : given.replace(CIRCLE, inCircle);
  if ((text.match(/\p{Nd}/gu) ?? []).length < LEAST) return [];
  let plain = "";
  /** @type {number[]} */
  const begins = [];
  /** @type {number[]} */
  const ends = [];
  let at = 0;
  for (const sign of text) {
    const same = plainSign(sign);
    if (same) {
      plain += same;
      for (let unit = 0; unit < same.length; unit++) {
        begins.push(at);
        ends.push(at + sign.length);
      }
    }
    at += sign.length;
  }
  const found = [...plain.matchAll(CPR)].map(spanOf);
  if (/[\r\n]/.test(plain)) {
    const columns = [...plain.matchAll(COLUMN)].filter(([lines]) => !PAIRS.test(lines));
    const taken = [...found, ...columns.map((match) => [match.index, match.index + match[0].length])];
    const broken = [...plain.matchAll(BROKEN)].map(spanOf);
    found.push(...broken.filter(([begin, end]) => taken.every(([start, stop]) => end <= start || stop <= begin)));
  }
  return found.sort(([a], [b]) => a - b).map(([start, stop]) => [begins[start], ends[stop - 1]]);
}

/**
 * @param {RegExpMatchArray} match
 * @returns {[number, number]}
 */
function spanOf(match) {
  const start = Number(match.index) + match[1].length;
  return [start, start + match[2].length];
}

/** @param {string} sign */
function inCircle(sign) {
  if (SMALL.includes(sign)) return String(SMALL.indexOf(sign) % 10);
  const digits = [...ONES].map((one) => sign.charCodeAt(0) - one.charCodeAt(0) + 1);
  return String(digits.find((digit) => digit > 0 && digit < 10) ?? 0);
}

/** @param {string} sign */
function plainSign(sign) {
  if (/[0-9A-Za-z ./_-]/.test(sign)) return sign;
  if (/\p{Nd}/u.test(sign)) return String(digitOf(Number(sign.codePointAt(0))));
  const kind = KINDS.find(([pattern]) => pattern.test(sign));
  if (kind) return kind[1];
  return /[\uff01-\uff5e]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) - 0xfee0) : sign;
}

/**
 * The digits of a script stand together, from nought on.
 * @param {number} point
 */
function digitOf(point) {
  let first = point;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (point - first) % 10;
}

/**
 * A copy of any JSON value with every text and number in it masked, keys included; no key takes another's place.
 * @param {any} value
 * @returns {any}
 */
export function maskDocument(value) {
  if (typeof value === "string") return mask(value);
  if (Array.isArray(value)) return value.map(maskDocument);
  if (value === null || typeof value !== "object") return looksLikeCpr(value) ? MASK : value;
  const copy = Object.create(null);
  for (const key of Object.keys(value)) {
    const name = maskName(key);
    let shown = name;
    for (let number = 2; shown in copy; number++) shown = `${name} (${number})`;
    copy[shown] = maskDocument(value[key]);
  }
  return copy;
}

/**
 * A key, which may be a number that has lost its leading nought.
 * @param {string} name
 */
export const maskName = (name) => (isName(name) && !looksLikeCpr(name) ? MASK : mask(name));

/**
 * Whether a key is or holds one; it may be a number that has lost its leading nought.
 * @param {string} name
 */
export const isName = (name) => looksLikeCpr(name) || (/^[0-9]{9}$/.test(name) && looksLikeCpr(Number(name)));

/**
 * Whether anything inside a JSON value looks like one; not by recursion, which a deep file could exhaust.
 * @param {any} value
 */
export function hasCpr(value) {
  const rest = [value];
  while (rest.length) {
    const item = rest.pop();
    if (item !== null && typeof item === "object") {
      if (!Array.isArray(item) && Object.keys(item).some(isName)) return true;
      for (const part of Object.values(item)) rest.push(part);
    } else if (looksLikeCpr(item)) return true;
  }
  return false;
}
