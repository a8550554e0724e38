/** Cards dragged with a mouse or a pen: a bonus for those who can. Fingers scroll the page; they press a card and then a square. */

const FAR = 6; // px that a pointer goes before it drags and does not press

/** `frame`: see frame.js; `numberOf(item)`, `move(number, row, column)`. */
export function startDragging(frame, { numberOf, move }) {
  const { root } = frame;
  let held = null; // `{item, x, y, isMoving}`
  let over = null;

  function mark(cell) {
    over?.classList.remove("ws-is-over");
    over = cell;
    over?.classList.add("ws-is-over");
  }

  function drop() {
    if (held?.isMoving) held.item.style.transform = "";
    held?.item.classList.remove("ws-is-dragged");
    held = null;
    mark(null);
  }

  root.addEventListener("pointerdown", (event) => {
    const item = event.target.closest(".ws-card");
    if (!item || event.pointerType === "touch" || event.button) return;
    held = { item, x: event.clientX, y: event.clientY, isMoving: false };
  });
  document.addEventListener("pointermove", ({ clientX, clientY }) => {
    if (!held) return;
    const [x, y] = [clientX - held.x, clientY - held.y];
    if (!held.isMoving && Math.hypot(x, y) < FAR) return;
    held.isMoving = true;
    held.item.classList.add("ws-is-dragged"); // lets what is under it be found
    held.item.style.transform = `translate(${x}px, ${y}px)`;
    mark(frame.cellAt(document.elementFromPoint(clientX, clientY)));
  });
  document.addEventListener("pointerup", () => {
    const { item, isMoving } = held ?? {};
    const cell = over;
    drop();
    if (!isMoving) return;
    // The click that comes of the same press means nothing more.
    const swallow = (event) => event.stopPropagation();
    document.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => document.removeEventListener("click", swallow, true));
    if (cell) move(numberOf(item), cell.dataset.row, cell.dataset.column);
  });
  document.addEventListener("pointercancel", drop);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && drop());
}
