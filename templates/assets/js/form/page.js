/** What the parts of the form know of each other: the sheet, the page, and ways to speak to the person. */

import { speaker } from "../page/said.js";
import { openPapers } from "./papers.js";
import { rowName, setRows } from "./screen.js";
import { openSheet, readDocument } from "./sheet.js";

/**
 * `{root, words, sheet, papers, part, say, home, settle, readDocument, rowName, setRows}`; start.js and the parts add what they do for others: `bar`, `refresh`,
 * `touch`, `show`, `taking`, `save`, `clear`, `close`, `makeDraft`, `read`, `settled`, `heard`, `tools`, `ask`.
 */
export function openPage(root, words) {
  /** @type {any[]} */
  const elements = [...root.querySelectorAll("[data-field]")].map((element) => [element.dataset.field, element]);
  const model = JSON.parse(root.querySelector("#worksheet-model").textContent);
  const sheet = Object.assign(openSheet(model, new Map(elements), words), { root });
  const part = (name) => root.querySelector(`[data-${name}]`);
  let last = null; // the control that had the focus
  root.addEventListener("focusin", ({ target }) => {
    if (target.name && target.closest("[data-field]")) last = target;
  });
  return {
    root,
    words,
    sheet,
    part,
    papers: openPapers(sheet),
    say: speaker(part("said")),
    readDocument: (document) => readDocument(sheet, document),
    rowName: (field, number) => rowName(field, number, sheet),
    setRows: (element, count, field) => setRows(element, count, field, sheet),
    tools: null,
    /** The question that something stands in. */
    home(target) {
      const element = target.closest("[data-field]");
      return element ? { ...sheet.fields.get(element.dataset.field), id: element.dataset.field } : null;
    },
    /** Puts the focus back where somebody was, if it has been lost; before that on `first`. */
    settle(first = null) {
      const { activeElement } = document;
      if (activeElement !== document.body && activeElement?.isConnected) return;
      const isThere = last?.isConnected && !last.closest("[hidden]");
      (first ?? (isThere ? last : part("bar"))).focus({ preventScroll: !isThere || first !== null });
    },
  };
}
