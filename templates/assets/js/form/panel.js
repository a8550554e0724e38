/** The panel above the form, where what was found and done is told at length. */

import { button, make } from "../page/said.js";

/**
 * Fills the panel and, unless `isQuiet`, moves the focus to it. `parts`: a list of `{title, texts, signs, items, buttons}`; `signs` are read aloud one by one; an item is a text or
 * `{text, href, go}` (a link that leads to `href` or does `go`), a button `{text, act}`. `kind`: "error", "good" or "note".
 */
export function showPanel(panel, kind, parts, isQuiet = false) {
  panel.replaceChildren();
  panel.className = `ws-summary ws-is-${kind}`;
  for (const [index, { title, texts = [], signs = "", items = [], buttons = [] }] of parts.entries()) {
    panel.append(make("h3", title, index ? {} : { id: "ws-summary-title" }), ...texts.map((text) => make("p", text)));
    if (signs) panel.append(make("p", signs, { class: "ws-signs" }));
    if (items.length) panel.append(make("ul", items.map(lineOf)));
    const made = buttons.map(({ text, act }) =>
      button(text, () => {
        hidePanel(panel);
        act();
      }),
    );
    if (made.length) panel.append(make("div", made, { class: "ws-buttons" }));
  }
  panel.setAttribute("aria-labelledby", "ws-summary-title");
  panel.hidden = false;
  if (isQuiet) return;
  panel.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "start" });
}

function lineOf(item) {
  if (!item.href) return make("li", item.text ?? item);
  const link = make("a", item.text, { href: item.href });
  if (item.go)
    link.addEventListener("click", (event) => {
      event.preventDefault();
      item.go();
    });
  return make("li", [link]);
}

export function hidePanel(panel) {
  panel.hidden = true;
  panel.replaceChildren();
}
