/** Dates as people write them: day first; ISO as computers do. */

import languages from "#contract/languages.json" with { type: "json" };

const MONTHS = Array.from({ length: 12 }, (_, month) =>
  Object.values(languages).map(({ months }) => months[month].toLowerCase()),
);

const ISO = /^(\d{4})-(\d\d)-(\d\d)$/;
const DAY_FIRST = /^(\d{1,2})(?:[./-] ?| )(\d{1,2}|[a-z]{3,9}\.?)(?:[./-] ?| )(\d{4}|\d\d)$/;

const EITHER = /^(\d{1,2})[^0-9]{1,2}(\d{1,2})[^0-9]{1,2}\d{2,4}$/;

/**
 * Whether a text may have the month first or the day, where nothing says in which language it is written.
 * @param {string} raw
 * @param {string} language
 */
export function isAmbiguousDay(raw, language) {
  const match = Object.hasOwn(languages, language) ? null : EITHER.exec(raw.trim());
  return match !== null && Number(match[1]) !== Number(match[2]) && Math.max(Number(match[1]), Number(match[2])) <= 12;
}

/**
 * The ISO date in a text, or null where it is not one of the accepted forms (docs/model.md) or not in the calendar.
 * @param {string} raw
 */
export function parseDate(raw) {
  const text = raw.trim().toLowerCase();
  const iso = ISO.exec(text);
  const [, day, month, year] = iso ? ["", iso[3], iso[2], iso[1]] : (DAY_FIRST.exec(text) ?? ["", "", "", ""]);
  if (!day) return null;
  const y = Number(year) + (year.length === 2 ? 2000 : 0);
  const m = /^\d/.test(month) ? Number(month) : monthNumber(month.replace(".", ""));
  const d = Number(day);
  if (y < 1000 || m < 1 || m > 12 || d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return null;
  return [y, m, d].map((part) => String(part).padStart(2, "0")).join("-");
}

/** @param {string} word */
const monthNumber = (word) =>
  1 + MONTHS.findIndex((names) => names.some((name) => word === name || word === name.slice(0, 3)));
