/** Counters of long texts: visible all the time, said aloud only near and over the limit. Length as the rules count it. */

import { clean, codePointCount } from "../reading/text.js";
import { fill } from "../words/fill.js";

/** Brings the counter of a text up to date; boxes in tables get one once four fifths of the room is used. */
export function count(control, words, say) {
  const max = Number(control.dataset.max);
  const length = codePointCount(clean(control.value));
  const over = length - max;
  let counter = document.getElementById(`count-${control.id}`);
  if (!counter) {
    if (length < max * 0.8) return;
    counter = document.createElement("p");
    counter.id = `count-${control.id}`;
    control.after(counter);
  }
  const text = over > 0 ? words.count_over : length ? words.count : words.count_none;
  counter.textContent = fill(text, { over, length, max });
  counter.className = over > 0 ? "ws-count ws-over" : "ws-count";
  if (say && length > max * 0.9) say(counter.textContent, control.id);
}
