/** The panel above the form, where what was found and done is told at length. */

import { make } from "../page/said.js";

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
    const list = make("ul");
    for (const item of items) {
      const line = make("li");
      if (item.href) {
        const link = make("a", item.text, { href: item.href });
        line.append(link);
        if (item.go)
          link.addEventListener("click", (event) => {
            event.preventDefault();
            item.go();
          });
      } else line.textContent = item.text ?? item;
      list.append(line);
    }
    if (items.length) panel.append(list);
    const row = make("div", undefined, { class: "ws-buttons" });
    for (const { text, act } of buttons) {
      const button = make("button", text, { type: "button", class: "ws-button" });
      button.addEventListener("click", () => {
        hidePanel(panel);
        act();
      });
      row.append(button);
    }
    if (buttons.length) panel.append(row);
  }
  panel.setAttribute("aria-labelledby", "ws-summary-title");
  panel.hidden = false;
  if (isQuiet) return;
  panel.focus({ preventScroll: true });
  panel.scrollIntoView({ block: "start" });
}

export function hidePanel(panel) {
  panel.hidden = true;
  panel.replaceChildren();
}
