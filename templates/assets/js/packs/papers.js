/** The pages of a pack that hold for one plan only, drawn anew: what the pack's page shows (`data-overview`), and what its script knows. */

import { linesOf } from "./listed.js";
import { clock } from "./plan.js";

const OVERVIEW_SHARES = [0.4, 0.26, 0.14, 0.1, 0.1];
const TIME_SHARES = [0.12, 0.12, 0.56, 0.2];
const HEADING = { size: 1.25, bold: true };
const TITLE = { size: 1.9, bold: true };

const said = (element) => element.textContent.replace(/\s+/g, " ").trim();

/**
 * `{overview, agenda, timekeeper}`: each `{blocks, back}`; `back`: pages at its end that are as they are in the ready-made file. `root`: the
 * page, on which the plan is shown.
 */
export function papersOf(root, data, plan) {
  const title = said(root.ownerDocument.querySelector("h1"));
  const { words } = data;
  const { keeper } = words;
  const slots = [...root.querySelector("[data-agenda]").children].map((item, at) => ({
    time: clock(plan.agenda[at].start),
    end: clock(plan.agenda[at].end),
    title: said(item.querySelector("b")),
    about: said(item.querySelector(".pk-form")),
    minutes: data.document.parts[at].minutes,
  }));
  const end = { time: slots.at(-1).end, title: words.end };
  const timed = {
    head: [keeper.start, keeper.end, keeper.what, keeper.really],
    rows: slots.map((slot) => [slot.time, slot.end, slot.title, ""]),
    shares: TIME_SHARES,
    right: TIME_SHARES.length,
    size: 1.5, // read at arm's length
  };
  return {
    overview: {
      blocks: [{ text: title, ...TITLE }, ...overviewOf(root, data, plan)],
      back: 0,
    },
    agenda: {
      blocks: [
        { text: title, ...TITLE },
        { slots, end },
      ],
      back: 0,
    },
    timekeeper: {
      blocks: [{ text: keeper.title, ...TITLE }, { text: title, bold: true }, { text: keeper.about }, { table: timed }],
      back: 2, // the signs to hold up, and their back
    },
  };
}

function overviewOf(root, data, plan) {
  const shown = [...root.querySelectorAll("[data-overview]")].filter((element) => !element.hidden && said(element));
  return shown.flatMap((element) => blocksOf(element, data, plan));
}

/** @returns {object[]} */
function blocksOf(element, data, plan) {
  if (/^H[1-6]$/.test(element.tagName)) return [{ text: said(element), ...HEADING }];
  if (element.tagName === "UL") return [...element.children].map((item) => ({ text: said(item), tick: true }));
  if (element.tagName !== "TABLE") return [{ text: said(element) }];
  const head = [...element.tHead.rows[0].cells].map(said);
  return [{ table: { head, rows: listOf(data, plan), shares: OVERVIEW_SHARES, right: 2 } }];
}

/** The print list with the pages at which all copies stand in the file that is put together. */
function listOf(data, plan) {
  let last = 0;
  return linesOf(data, plan).map(({ title, whom, copies, sheets, printed }) => {
    const first = last + 1;
    last += printed;
    return [title, whom, printed > 1 ? `${first}–${last}` : String(first), String(copies), String(sheets)];
  });
}
