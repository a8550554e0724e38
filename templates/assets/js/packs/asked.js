/** What stands in the three fields of a pack's page, and what is wrong with it. */

import { minutesOf } from "./plan.js";

const COUNT = /^[0-9]{1,9}$/;

/** `{asked: {participants, groups, start}, faults: {name: sentence}}`; a field that is left empty asks for nothing, and the pack decides. */
export function readAsked(fields, words) {
  const asked = {};
  const faults = {};
  for (const name of ["participants", "groups"]) {
    const text = fields[name].value.trim();
    if (COUNT.test(text)) asked[name] = Number(text);
    else if (text) faults[name] = words.count;
  }
  const start = clockOf(fields.start.value.trim());
  if (start) asked.start = start;
  else if (fields.start.value.trim()) faults.start = words.time;
  return { asked, faults };
}

/** `9:30`, `9.30`, `0930`, `9` and `kl. 9.30` as `09:30` or `09:00`; null for what is no time of day. Twin: toolkit/cli/pack.py. */
function clockOf(text) {
  const found = /^(?:kl\.? ?)?([0-9]{1,2})(?:[:.]?([0-9]{2}))?$/i.exec(text);
  const clock = found && `${found[1].padStart(2, "0")}:${found[2] ?? "00"}`;
  return clock !== null && minutesOf(clock) !== null ? clock : null;
}
