/** The search box: results as a plain list of links below it, their number said aloud, arrows and Escape. */

import { make } from "../page/said.js";
import { loadScript } from "../page/script.js";
import { kept } from "../store/display.js";
import { excerpt, heading, markedNodes } from "./excerpt.js";

const MOST = 10;
const QUIET = 120; // ms after the last key before searching

export function startSearch() {
  const root = document.querySelector("[data-documents]");
  if (!root) return;
  const box = root.querySelector("input");
  const status = root.querySelector("[role=status]");
  const panel = root.querySelector(".bb-search__found");
  const [count, list] = panel.children;
  const links = () => [...list.querySelectorAll("a")];
  let engine = null;
  let words = null;
  let timer = 0;
  let answered = ""; // what the links that are shown answer
  root.hidden = false;

  async function prepare() {
    if (engine) return true;
    try {
      const loaded = await loadScript(root.dataset.documents, () => window.brobyggerSearch);
      words = loaded.words;
      engine ??= window.brobyggerEngine(loaded.documents, words);
      return true;
    } catch {
      tell(root.dataset.failed);
      panel.hidden = false;
      return false;
    }
  }

  function tell(sentence) {
    count.textContent = sentence;
    status.textContent = sentence;
  }

  function close() {
    clearTimeout(timer);
    panel.hidden = true;
    status.textContent = "";
    answered = "";
  }

  async function search() {
    const query = box.value.trim();
    if (!query) return close();
    if (!(await prepare()) || query !== box.value.trim()) return;
    if (query === answered) return; // focus and typing both ask, and new links under a press would swallow the click
    answered = query;
    const found = engine.find(query);
    const shown = found.slice(0, MOST);
    list.replaceChildren(...shown.map(result));
    panel.hidden = false;
    const name = !found.length ? "none" : found.length === 1 ? "one" : found.length > MOST ? "most" : "many";
    const values = { query, n: found.length, shown: shown.length };
    tell(words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]));
  }

  function result(hit) {
    const { document: page, matched } = hit;
    const place = heading(hit);
    const href = root.dataset.base + page.url + (place ? `#${place.anchor}` : "");
    return make("li", [
      make("span", words.kinds[page.kind], { class: "bb-search__kind" }),
      make("a", markedNodes(page.title, matched), { href }),
      make("p", markedNodes(place?.text ?? excerpt(page, matched), matched)),
    ]);
  }

  let dismissed = false; // Escape brings the focus back to the box, and the results must stay closed
  box.addEventListener("focus", () => {
    if (dismissed) return void (dismissed = false);
    prepare().then((ready) => ready && panel.hidden && box.value.trim() && document.activeElement === box && search());
  });
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, QUIET);
  });
  root.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !root.contains(event.relatedTarget)) close();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!root.contains(/** @type {Node} */ (event.target))) close();
  });
  root.addEventListener("keydown", (event) => {
    const all = links();
    const at = all.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    if (event.key === "Escape") {
      if (panel.hidden) box.value = "";
      dismissed = document.activeElement !== box;
      close();
      box.focus();
    } else if (event.key === "ArrowDown" && !panel.hidden && at + 1 < all.length) all[at + 1].focus();
    else if (event.key === "ArrowUp" && at > 0) all[at - 1].focus();
    else if (event.key === "ArrowUp" && at === 0) box.focus();
    else if (event.key === "Enter" && event.target === box) search().then(() => links()[0]?.click());
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || kept("slash") === "off") return;
    if (/** @type {Element} */ (event.target).closest("input, textarea, select, [contenteditable], dialog")) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}
