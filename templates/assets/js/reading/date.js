/** Dates as people write them: day first; ISO as computers do. */

import languages from "#contract/languages.json" with { type: "json" };
import { plain, withHyphens } from "./text.js";

const LOWER = Object.values(languages).map(({ months, weekdays }) => ({
  months: months.map((name) => name.toLowerCase()),
  weekdays: weekdays.map((name) => name.toLowerCase()),
}));
const NAMES = LOWER.flatMap(({ months, weekdays }) => [...months, ...weekdays]);
const LETTERS = [...new Set(NAMES.join(""))].filter((sign) => /\p{L}/u.test(sign)).join("");
const WORD = `[${LETTERS}]{3,${Math.max(...NAMES.map((name) => name.length))}}`;
const LONGEST = 60;

const ISO = /^(\d{4})([-/.])(\d\d)\2(\d\d)$/;
const DAY_FIRST = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th)?(?:[./-] ?| of | )(\\d{1,2}|${WORD}\\.?)(?:[./-] ?|, ?| )(\\d{4}|\\d\\d)$`,
);
const MONTH_FIRST = new RegExp(`^(${WORD})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:, ?| )(\\d{4})$`);
const EITHER = /^(\d{1,2})[^0-9a-z]{1,2}(\d{1,2})[^0-9a-z]{1,2}\d{2,4}$/;
const FIRST_WORD = new RegExp(`^(${WORD})(?:[.,]{0,2} ?)`);

/**
 * Whether a text may have the month first or the day, where nothing says in which language it is written.
 * @param {string} raw
 * @param {string} language
 */
export function isAmbiguousDay(raw, language) {
  const match = Object.hasOwn(languages, language) ? null : EITHER.exec(dayAlone(raw));
  return match !== null && Number(match[1]) !== Number(match[2]) && Math.max(Number(match[1]), Number(match[2])) <= 12;
}

/**
 * The ISO date in a text, or null where it is not one of the accepted forms (docs/model.md) or not in the calendar.
 * @param {string} raw
 * @returns {string | null}
 */
export function parseDate(raw) {
  const parts = partsOf(dayAlone(raw));
  if (!parts) return null;
  const [day, month, year] = parts;
  const y = Number(year) + (year.length === 2 ? 2000 : 0);
  const m = /^\d/.test(month) ? Number(month) : monthNumber(month.replace(/\.$/, ""));
  const d = Number(day);
  if (y < 1000 || m < 1 || m > 12 || d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return null;
  return [y, m, d].map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * `[day, month, year]` as they are written, or null.
 * @param {string} text
 */
function partsOf(text) {
  const iso = ISO.exec(text);
  if (iso) return [iso[4], iso[3], iso[1]];
  const first = DAY_FIRST.exec(text);
  if (first) return first.slice(1);
  const second = MONTH_FIRST.exec(text);
  return second && [second[2], second[1], second[3]];
}

/**
 * Without the day of the week and the article before it.
 * @param {string} raw
 */
function dayAlone(raw) {
  let text = withHyphens(plain(raw).toLowerCase()).replace(/\.$/, "");
  if (text.length > LONGEST) return "";
  const first = FIRST_WORD.exec(text);
  const isWeekday = first && LOWER.some(({ weekdays }) => weekdays.some((name) => name.startsWith(first[1])));
  if (isWeekday) text = text.slice(first[0].length);
  return text.replace(/^(?:den |d\. ?|the )/, "");
}

/**
 * The number of a month, by its name or the beginning of it, in any language; 0 for none.
 * @param {string} word
 */
const monthNumber = (word) =>
  1 +
  Array.from({ length: 12 }, (_, month) => month).findIndex((month) =>
    LOWER.some(({ months }) => months[month].startsWith(word)),
  );
