/** The line that says what was just taken off the page, with the button that brings it back. */

import { button, make } from "../page/foreign.js";

/** `place`: the element for it; `putBack`: called once, when somebody wants it back. Returns the button. */
export function offerUndo(place, text, word, putBack) {
  const undo = button(word, () => {
    place.replaceChildren();
    putBack();
  });
  place.replaceChildren(make("span", text), undo);
  return undo;
}
