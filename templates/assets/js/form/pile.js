/** What is laid on the pile of documents above the draft, and taken off it again (papers.js). Each returns what undoes it. No DOM. */

import { blank } from "./papers.js";
import { empty, putBack, snapshot } from "./sheet.js";

export function openPile(sheet, { pile, here, hasAnswers }) {
  const asDraft = (shown) => putBack(sheet, { ...shown, paper: { ...blank("draft", null), isKept: false } });
  return {
    /** Lays a document above the present one; `take` puts its answers into the sheet. */
    lay(kind, name, take) {
      const undo = here();
      pile.push(snapshot(sheet));
      take();
      sheet.paper = blank(kind, name);
      return undo;
    },
    /** Takes away the uppermost; the draft stays. */
    close() {
      const undo = here();
      if (pile.length) putBack(sheet, pile.pop());
      return undo;
    },
    /** Makes the document shown the draft, in place of the one that lies lowest. */
    makeDraft() {
      const shown = snapshot(sheet);
      putBack(sheet, pile[0]);
      pile.length = 0;
      const undo = here();
      asDraft(shown);
      return undo;
    },
    /** What puts the document shown into the sheet as a draft. */
    along() {
      const shown = snapshot(sheet);
      return () => asDraft(shown);
    },
    clear() {
      const undo = here();
      const { paper } = sheet;
      empty(sheet);
      sheet.paper = blank(paper.kind, paper.name);
      return undo;
    },
    hasDraft: () => pile.length > 0 && hasAnswers(pile[0]),
  };
}
