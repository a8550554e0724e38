/** The panel above the form: what the check found, which follows what is mended, and notes on what was opened. */

import { lineOf } from "../rules/line.js";
import { panelItems } from "./errors.js";
import { hidePanel, showPanel } from "./panel.js";

/** Signs with spaces between them, else a voice reads one large number; who types them in may type the spaces, too. */
const spelt = (line) => line.replaceAll("+", " + ");

/** `page`: see page.js. Returns `{check, note, follow, leave}`. */
export function startChecking(page) {
  const { sheet, words, part, say } = page;
  const { form } = words;
  const panel = part("summary");
  const { document } = globalThis;
  const { title } = document;
  let isCheck = false; // the panel shows what the check found
  let shown = null; // its items
  const links = [...page.root.querySelectorAll("[data-next] li:not([data-no-script]) a")].map((link) => ({
    text: link.textContent,
    href: link.getAttribute("href"),
  }));

  function show(isQuiet) {
    const { error, note } = panelItems(sheet);
    const now = JSON.stringify([error, note]);
    if (isQuiet && (now === shown || panel.contains(document.activeElement))) return; // or a link that has the focus would be made anew
    /** @type {any[]} */
    const parts = error.length
      ? [{ title: form.check_errors, items: error }]
      : [{ title: form.check_good, texts: [form.check_good_text] }];
    if (!error.length && links.length)
      parts.push({ title: part("next").querySelector("h3").textContent, items: links });
    const line = lineOf(sheet.model, sheet.result.answers);
    if (/[0-9].*[0-9]/.test(line)) parts.push({ title: form.line, texts: [form.line_text], signs: spelt(line) });
    if (note.length) parts.push({ title: form.notes, items: note });
    showPanel(panel, error.length ? "error" : "good", parts, isQuiet);
    if (isQuiet && !error.length && document.title !== title) say(form.check_good, "check");
    shown = now;
    document.title = error.length ? `${form.error}: ${title}` : title;
  }

  panel.addEventListener("focusout", () => isCheck && setTimeout(() => isCheck && show(true)));
  function check() {
    page.read();
    sheet.checked = true;
    isCheck = true;
    page.refresh(true);
    say.stop(); // the panel says all of it
    show(false);
  }

  /** The panel goes away, or says something else. */
  function leave() {
    isCheck = false;
    shown = null;
    document.title = title;
    hidePanel(panel);
  }

  return {
    check,
    leave,
    note(heading, more = {}) {
      leave();
      showPanel(panel, more.kind ?? "note", [{ title: heading, ...more }], more.isQuiet);
    },
    /** Brings the list and the title of the page up to date. */
    follow() {
      if (isCheck) setTimeout(() => isCheck && show(true)); // once the focus is where it is going
    },
  };
}
