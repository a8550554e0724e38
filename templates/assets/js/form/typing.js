/** What happens when somebody types, and when a question is left. */

import { partsOf, readBox } from "./boxes.js";
import { count } from "./counter.js";
import { grow, keepOnOneLine, showUnset } from "./screen.js";

/** `page`: see page.js. */
export function startTyping(page) {
  const { root, sheet, words, say } = page;
  const changed = new Set();

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

  // Enter would break the line of a text that has one line only, and elsewhere submit what has nowhere to go.
  root.addEventListener("beforeinput", (event) => {
    const isBreak = event.inputType === "insertLineBreak" || event.inputType === "insertParagraph";
    if (isBreak && event.target.matches("[data-line]")) event.preventDefault();
  });
  root.addEventListener("submit", (event) => {
    if (!event.target.closest("dialog")) event.preventDefault();
  });

  // Findings come when a question has been changed and left. An error that appears while a mouse button is down would move the
  // button under it away and swallow the click, so it waits for the release.
  const left = new Set();
  let isHeld = false;
  function judgeLeft() {
    isHeld = false;
    if (!left.size) return;
    const ids = [...left];
    for (const id of ids) sheet.shown.add(id);
    left.clear();
    page.refresh(false, ids);
  }
  const document = root.ownerDocument;
  document.addEventListener("pointerdown", () => (isHeld = true), true);
  for (const event of ["pointerup", "pointercancel"])
    document.addEventListener(event, () => setTimeout(judgeLeft), true);
  root.addEventListener("focusout", ({ target, relatedTarget }) => {
    const at = page.home(target);
    if (!at || !changed.has(at.id) || (relatedTarget && at.element.contains(relatedTarget))) return;
    left.add(at.id);
    if (!isHeld) judgeLeft();
  });
}
