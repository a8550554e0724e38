/** The print list for a plan: what the ready-made file holds, and how often each of its pages is printed. */

import { fill } from "../words/fill.js";

const TIMED = new Set(["agenda", "timekeeper"]); // pages that hold for one time of day only

/** The lines of the file with the numbers of a plan: `{item, title, whom, first, pages, kind, copies, sheets, printed}`. */
export function linesOf({ print }, plan) {
  const items = new Map(plan.items.map((item) => [`${item.key} ${item.copies}`, item]));
  return print.map((line) => {
    const { kind, printed } = items.get(`${line.item} ${line.for}`);
    return {
      ...line,
      kind,
      copies: printed,
      sheets: Math.floor(line.pages / 2) * printed,
      printed: line.pages * printed,
    };
  });
}

export function totalOf(lines) {
  const sum = (key) => lines.reduce((total, line) => total + line[key], 0);
  return { sheets: sum("sheets"), pages: sum("printed") };
}

/**
 * What is put together: pages from `first` (counted from 1), `copies` times; where they say what is not so in this plan, `anew` is what is drawn
 * instead. `papers`: see papers.js.
 */
export const runsOf = (lines, data, plan, papers) =>
  lines.map(({ kind, title, first, pages, copies }) => ({
    title,
    first,
    pages,
    copies,
    anew: isOutdated(kind, data, plan) ? papers[kind] : null,
  }));

/** Whether a plan begins at another time than the one that the ready-made file was made for. */
const isLater = ({ document }, plan) => plan.agenda[0].start !== startOf(document);

const startOf = ({ start }) => start.split(":").reduce((minutes, part) => minutes * 60 + Number(part), 0);

/** Whether the pages of this kind say in the ready-made file what is not so in this plan; the overview lists the pages of that file. */
function isOutdated(kind, data, plan) {
  return kind === "overview" || (isLater(data, plan) && TIMED.has(kind));
}

/** What somebody must know of the file that was put together. */
export function noticesOf(data, plan) {
  const { made, words } = data;
  const told = [];
  if (isLater(data, plan)) told.push(words.times_differ);
  if (plan.participants > made.participants) told.push(fill(words.more_people, { n: made.participants }));
  if (plan.groups.length > made.groups) told.push(fill(words.more_groups, { n: made.groups }));
  return told;
}
