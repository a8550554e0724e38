/** The print list for a plan: what the ready-made file holds, and how often each of its pages is printed. */

import { fill } from "../words/fill.js";

const TIMED = new Set(["overview", "agenda", "timekeeper"]); // pages that hold for one time of day only

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

/** How a plan differs from the one that the ready-made file was made for. */
function differences({ made, document }, plan) {
  const isLater = plan.agenda[0].start !== startOf(document);
  return { isLater, isOther: plan.participants !== made.participants || plan.groups.length !== made.groups };
}

const startOf = ({ start }) => start.split(":").reduce((minutes, part) => minutes * 60 + Number(part), 0);

/** Whether the pages of this kind say in the ready-made file what is not so in this plan. */
function isOutdated(kind, data, plan) {
  const { isLater, isOther } = differences(data, plan);
  return (isLater && TIMED.has(kind)) || (isOther && kind === "overview");
}

/** What somebody must know of the file that was put together. */
export function noticesOf(data, plan) {
  const { made, words } = data;
  const told = [];
  if (differences(data, plan).isLater) told.push(words.times_differ);
  if (plan.participants > made.participants) told.push(fill(words.more_people, { n: made.participants }));
  if (plan.groups.length > made.groups) told.push(fill(words.more_groups, { n: made.groups }));
  return told;
}
