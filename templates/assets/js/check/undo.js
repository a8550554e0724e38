/** The line that says what was just taken off the page, with the button that brings it back. */

import { make } from "../page/foreign.js";

/** `place`: the element for it; `putBack`: called once, when somebody wants it back. Returns the button. */
export function offerUndo(place, text, word, putBack) {
  const undo = make("button", word, { type: "button", class: "ws-button" });
  undo.addEventListener("click", () => {
    place.replaceChildren();
    putBack();
  });
  place.replaceChildren(make("span", text), undo);
  return undo;
}
