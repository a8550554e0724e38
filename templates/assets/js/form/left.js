/** When a question that was changed is left, what the rules find in it is shown. And Enter breaks no line of a text that has one line only. */

/** `page`: see page.js. */
export function startLeft(page) {
  const { root, sheet, changed } = page;
  const document = root.ownerDocument;

  // Elsewhere it would submit what has nowhere to go (typing.js).
  root.addEventListener("beforeinput", (event) => {
    const isBreak = event.inputType === "insertLineBreak" || event.inputType === "insertParagraph";
    if (isBreak && event.target.matches("[data-line]")) event.preventDefault();
  });

  // An error that appears while a mouse button is down would move the button under it away and swallow the click, so it waits for the release.
  const left = new Set();
  let isHeld = false;
  function judgeLeft() {
    isHeld = false;
    if (!left.size) return;
    const ids = [...left];
    for (const id of ids) {
      sheet.shown.add(id);
      changed.delete(id);
    }
    left.clear();
    page.refresh(false, ids);
  }
  document.addEventListener("pointerdown", () => (isHeld = true), true);
  for (const event of ["pointerup", "pointercancel"])
    document.addEventListener(event, () => setTimeout(judgeLeft), true);
  root.addEventListener("focusout", ({ target, relatedTarget }) => {
    const at = page.home(target);
    if (!at || !changed.has(at.id) || (relatedTarget && at.element.contains(relatedTarget))) return;
    left.add(at.id);
    if (!isHeld) judgeLeft();
  });

  // What was changed and left before this script came.
  for (const id of changed) if (!sheet.fields.get(id).element.contains(document.activeElement)) left.add(id);
  judgeLeft();
}
