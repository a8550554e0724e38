/** The views that are laid over questions: each type's own way to answer, with the plain controls as the truth. */

import { startBoard } from "./board/board.js";
import { startOrder } from "./board/order.js";

const KINDS = { placement: startBoard, ranking: startOrder };

/** `page`: see page.js. Returns what brings all views up to date. */
window.brobyggerFormBoards = (page) => {
  const words = JSON.parse(page.root.querySelector("#board-words").textContent);
  const views = [...page.sheet.fields.values()]
    .filter(({ field }) => Object.hasOwn(KINDS, field.type))
    .map(({ element, field }) => KINDS[field.type](page, { element, field, words: words[field.type] }));
  return () => {
    for (const refresh of views) refresh();
  };
};
