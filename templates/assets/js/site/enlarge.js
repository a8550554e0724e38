/** The page of figures: a press shows a figure large where it stands. Without scripts, and with a key held down, it is a link to the figure's page. */

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
  const dialog = made("dialog", { className: "bb-large" });
  const title = made("h2", { id: "bb-large-title", className: "bb-sr", textContent: link.textContent });
  const close = made("button", { type: "button", className: "bb-plain", textContent: words.close });
  const head = made("div", { className: "bb-large__head" }, title, close);
  const { width, height } = small;
  const image = made("img", { src: small.src, alt: link.textContent, width, height });
  const page = made("a", { href: link.href, textContent: words.page });
  const file = made("a", { href: small.src, download: "", textContent: words.file });
  dialog.append(head, image, made("ul", {}, made("li", {}, page), made("li", {}, file)));
  dialog.setAttribute("aria-labelledby", title.id);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close()); // beside it
  dialog.addEventListener("close", () => dialog.remove());
  link.closest("article").append(dialog);
  dialog.showModal();
}

/** @param {...Node} children */
function made(tag, properties, ...children) {
  const element = /** @type {any} */ (Object.assign(document.createElement(tag), properties));
  element.append(...children);
  return element;
}
