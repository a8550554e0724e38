/** Files that are not among those shown, and why: a few by name, of very many only the first and how many there are. */

import { make } from "../page/foreign.js";
import { fill } from "../words/sentences.js";

const SHOWN = 20;
const SAID = 3; // a screen reader cannot pass over what comes behind

/** `place`: the element that they stand in. Returns `{clear, add, said}`; `said()` is what is to be said aloud. */
export function startLeftOut(place, words) {
  let texts = [];
  const counted = () => fill(words.left_out, { n: texts.length });
  return {
    clear() {
      texts = [];
      place.replaceChildren();
    },
    add(text) {
      texts.push(text);
      if (texts.length <= SHOWN) return place.append(make("p", text, { class: "ws-note" }));
      if (texts.length === SHOWN + 1) place.prepend(make("p", "", { class: "ws-note" }));
      place.firstChild.textContent = `${counted()} ${words.left_out_first}`;
      return undefined;
    },
    said: () => (texts.length > SAID ? [counted()] : texts),
  };
}
