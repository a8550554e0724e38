/** A plan on the page: in one line, by the clock, as a print list. */

import { fill } from "../words/fill.js";
import { linesOf, totalOf } from "./listed.js";
import { clock } from "./plan.js";

/** `24 deltagere · 5 grupper (4 × 5, 1 × 4) · kl. 09:00–11:00`, as `strip_of` in toolkit/packs/pages.py. */
export function stripOf({ participants, groups, start, agenda }, words) {
  const sizes = [...new Set(groups)].map((size) =>
    fill(words.times, { n: groups.filter((one) => one === size).length, size }),
  );
  return [
    participants === 1 ? words["one-person"] : fill(words.people, { n: participants }),
    groups.length === 1 ? words["one-group"] : fill(words.groups, { n: groups.length, sizes: sizes.join(", ") }),
    fill(words.clock, { start: clock(start), end: clock(agenda.at(-1).end) }),
  ].join(" · ");
}

export function showPlan(root, data, plan) {
  const { words, document } = data;
  const part = (name) => root.querySelector(`[data-${name}]`);
  const { min, max } = document.participants;
  part("strip").textContent = stripOf(plan, words);
  part("outside").hidden = plan.participants >= min && plan.participants <= max;
  part("outside").textContent = fill(words.outside, { min, max });
  for (const [at, { start, end }] of plan.agenda.entries())
    part("agenda").children[at].querySelector(".pk-time").textContent = `${clock(start)}–${clock(end)}`;
  const lines = linesOf(data, plan);
  for (const [at, line] of lines.entries()) {
    const cells = part("print").rows[at].cells;
    cells[3].textContent = String(line.copies);
    cells[4].textContent = String(line.sheets);
  }
  part("total").textContent = fill(words["total-sheets"], totalOf(lines));
  const isAny = data.print.some((line) => line.for === "organisation");
  const said = plan.organisations === 1 ? words["one-organisation"] : words.organisations;
  part("organisations").textContent = isAny ? fill(said, { n: plan.organisations }) : "";
}
