/** Words and notes explained where they stand: what the foot of the page says of them is shown on hover, focus and tap.
 *
 * Without scripts they are links to the glossary and the foot. It can be dismissed (Escape), pointed at, and stays
 * until the pointer or the focus has gone (WCAG 1.4.13).
 */

import { make } from "../page/said.js";

const SLOW = 250; // milliseconds for the pointer to get from the word to the box

export function startNotes() {
  openFoot();
  const links = [...document.querySelectorAll("a[data-note]")].filter((link) => noteOf(link));
  if (!links.length) return;
  const box = make("div", undefined, { class: "bb-popover md-typeset", id: "note-shown", hidden: "" });
  let shown = null;
  let going = 0;

  function show(link) {
    clearTimeout(going);
    if (shown === link) return;
    hide();
    shown = link;
    box.replaceChildren(...contentOf(noteOf(link)));
    link.after(box); // beside its word, so that the keyboard reaches its links next
    box.hidden = false;
    place(link, box);
  }

  function hide() {
    clearTimeout(going);
    shown = null;
    box.hidden = true;
  }

  const hideSoon = () => {
    clearTimeout(going);
    going = setTimeout(hide, SLOW);
  };

  for (const link of links) {
    link.setAttribute("aria-describedby", link.dataset.note);
    link.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && show(link));
    link.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && hideSoon());
    link.addEventListener("focus", () => link.matches(":focus-visible") && show(link));
    let wasShown = false;
    link.addEventListener("pointerdown", () => {
      wasShown = shown === link;
    });
    // The first tap explains, the second follows the link.
    link.addEventListener("click", (event) => {
      if (event.pointerType === "mouse" || event.detail === 0 || wasShown) return;
      event.preventDefault();
      show(link);
    });
  }
  box.addEventListener("pointerenter", () => clearTimeout(going));
  box.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && hideSoon());
  const isOutside = (event) => {
    const target = /** @type {Node} */ (event.target);
    return !shown.contains(target) && !box.contains(target);
  };
  document.addEventListener("focusin", (event) => shown && isOutside(event) && hide());
  document.addEventListener("pointerdown", (event) => shown && isOutside(event) && hide());
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !shown) return;
    if (box.contains(document.activeElement)) shown.focus();
    hide();
  });
}

/** The notes are folded: opened for who comes to one of them, and for paper. Browsers that do so themselves find it done. */
function openFoot() {
  const foot = document.querySelector(".bb-notes > details");
  if (!foot) return;
  let wasOpen = true;
  const unfold = () => {
    const note = document.getElementById(location.hash.slice(1));
    if (!note || foot.open || !foot.contains(note)) return;
    foot.open = true;
    note.scrollIntoView();
  };
  unfold();
  window.addEventListener("hashchange", unfold);
  window.addEventListener("beforeprint", () => {
    wasOpen = foot.open;
    foot.open = true;
  });
  window.addEventListener("afterprint", () => {
    foot.open = wasOpen;
  });
}

const noteOf = (link) => document.getElementById(link.dataset.note);

/** The note without its id, which may stand only once, and without its way back. The box stands inside a paragraph, so lists and terms become plain spans. */
function contentOf(note) {
  const word = note.querySelector("dt");
  const body = (note.querySelector("dd") ?? note).cloneNode(true);
  body.querySelector(".bb-note-back")?.remove();
  const text = make("span", [...body.childNodes]);
  return word ? [make("strong", word.textContent), text] : [text];
}

/** Below its word, within the text. */
function place(link, box) {
  const around = box.offsetParent.getBoundingClientRect();
  const line = [...link.getClientRects()].at(-1);
  const room = document.documentElement.clientWidth - 16;
  const width = Math.min(352, room);
  const left = Math.max(8, Math.min(line.left, room + 8 - width));
  box.style.width = `${width}px`;
  box.style.left = `${left - around.left}px`;
  box.style.top = `${line.bottom - around.top + 4}px`;
}
