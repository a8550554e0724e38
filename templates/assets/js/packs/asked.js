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

/** `9:30`, `9.30` and `0930` as `09:30`; null for what is no time of day. */
function clockOf(text) {
  const found = /^([0-9]{1,2})[:.]?([0-9]{2})$/.exec(text);
  const clock = found && `${found[1].padStart(2, "0")}:${found[2]}`;
  return clock !== null && minutesOf(clock) !== null ? clock : null;
}
