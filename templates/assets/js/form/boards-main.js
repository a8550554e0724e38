/** The views that are laid over questions: each type's own way to answer, with the plain controls as the truth; decks to deal from; what tables come to. */

import { startBoard } from "./board/board.js";
import { startDeck } from "./board/deck.js";
import { startOrder } from "./board/order.js";
import { totalsIn } from "./board/totals.js";

const KINDS = { placement: startBoard, ranking: startOrder };

/** `root`: what the questions stand in; `page`: see page.js, null where nothing is asked. Returns what brings all views up to date. */
window.brobyggerFormBoards = (root, page) => {
  const words = JSON.parse(root.querySelector("#board-words")?.textContent ?? "{}");
  for (const element of root.querySelectorAll(".ws-of-cards")) startDeck(element, words.cards, root.dataset.cards);
  const views = [...(page?.sheet.fields.values() ?? [])]
    .filter(({ field }) => Object.hasOwn(KINDS, field.type))
    .map(({ element, field }) => KINDS[field.type](page, { element, field, words: words[field.type] }));
  if (page) views.push(totalsIn(page.sheet));
  return () => {
    for (const refresh of views) refresh();
  };
};
