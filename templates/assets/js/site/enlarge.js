/** The page of figures: a press shows a figure large where it stands. Without scripts, and with a key held down, it is a link to the figure's page. */

import { button, make } from "../page/said.js";

export function startEnlarge() {
  const list = document.querySelector(".bb-small");
  if (!list || !window.HTMLDialogElement) return;
  list.addEventListener("click", (event) => {
    const { target, ctrlKey, metaKey, shiftKey, altKey } = /** @type {any} */ (event);
    const link = target.closest(".bb-card__link");
    if (!link || ctrlKey || metaKey || shiftKey || altKey) return;
    event.preventDefault();
    show(link, list.dataset);
  });
}

function show(link, words) {
  const small = link.parentElement.querySelector("img");
  const title = make("h2", link.textContent, { id: "bb-large-title", class: "bb-sr" });
  const close = button(words.close, () => dialog.close(), { class: "bb-plain" });
  const { src, width, height } = small;
  const image = make("img", undefined, { src, alt: link.textContent, width, height });
  const links = [make("a", words.page, { href: link.href }), make("a", words.file, { href: src, download: "" })].map(
    (one) => make("li", [one]),
  );
  const inside = [make("div", [title, close], { class: "bb-large__head" }), image, make("ul", links)];
  const dialog = /** @type {HTMLDialogElement} */ (
    make("dialog", inside, { class: "bb-large", "aria-labelledby": title.id })
  );
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close()); // beside it
  dialog.addEventListener("close", () => dialog.remove());
  link.closest("article").append(dialog);
  dialog.showModal();
}
