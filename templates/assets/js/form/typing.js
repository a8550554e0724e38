/** What happens when somebody types. */

import { partsOf, readBox } from "./boxes.js";
import { count } from "./counter.js";
import { grow, keepOnOneLine, showUnset } from "./screen.js";

/** `page`: see page.js. */
export function startTyping(page) {
  const { root, sheet, words, say } = page;
  const changed = new Set(); // questions that left.js has not judged yet
  page.changed = changed;

  function take(target) {
    const at = target.name ? page.home(target) : null;
    if (!at) return;
    if (target.matches("[data-line]")) keepOnOneLine(target);
    if (!readBox(sheet, at.id, at.element)) return;
    changed.add(at.id);
    if (target.type === "radio") showUnset(at.element, at.field, sheet, partsOf(target)[0]);
    if (target.matches("textarea")) grow(target);
    if (target.matches("[data-max]")) count(target, words.form, say);
    page.touch();
  }
  root.addEventListener("input", ({ target }) => take(target));
  root.addEventListener("change", ({ target }) => take(target)); // all that some browsers say when they fill in

  root.addEventListener("submit", (event) => {
    if (!event.target.closest("dialog")) event.preventDefault();
  });
}
