/** What is said aloud to a screen reader, asked in a dialog and shown in the panel above the form. */

/** `say(text, key)`: into the live region, once things are quiet; of one key only the last is said. */
export function speaker(element) {
  const waiting = new Map();
  let timer;
  return function say(text, key = text) {
    waiting.set(key, text);
    clearTimeout(timer);
    timer = setTimeout(() => {
      element.textContent = [...waiting.values()].join(" ");
      waiting.clear();
      timer = setTimeout(() => (element.textContent = ""), 8000); // the same words may be needed again
    }, 700);
  };
}

/** `ask(title, text, yes)`: a promise of whether the person agreed. Escape says no. */
export function asker(dialog) {
  return (title, text, yes) =>
    new Promise((resolve) => {
      const [first, second] = dialog.querySelectorAll("p");
      first.textContent = title;
      second.textContent = text;
      dialog.querySelector("[value=yes]").textContent = yes;
      dialog.returnValue = "no";
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
      dialog.showModal();
      dialog.querySelector("[value=no]").focus();
    });
}

export function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/**
 * Fills the panel and, unless `isQuiet`, moves the focus to it. `parts`: a list of `{title, texts, items, buttons}`; an item is a text or
 * `{text, href, go}`, a button `{text, act}`. `kind`: "error", "good" or "note".
 */
export function showPanel(panel, kind, parts, isQuiet = false) {
  panel.replaceChildren();
  panel.className = `ws-summary ws-is-${kind}`;
  for (const [index, { title, texts = [], items = [], buttons = [] }] of parts.entries()) {
    panel.append(make("h3", title, index ? {} : { id: "ws-summary-title" }), ...texts.map((text) => make("p", text)));
    const list = make("ul");
    for (const item of items) {
      const line = make("li");
      if (item.go) {
        const link = make("a", item.text, { href: item.href });
        link.addEventListener("click", (event) => {
          event.preventDefault();
          item.go();
        });
        line.append(link);
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
