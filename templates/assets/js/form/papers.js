/**
 * The documents that the form can show: the draft, and files and examples on a pile above it. No DOM.
 * A paper is `{kind, name, isKept, isInFile, file, at}`: `draft`, `file` or `example`; whether all of it is on the device, in a file.
 */

import { empty, isEmpty, putBack, snapshot } from "./sheet.js";

const blank = (kind, name) => ({ kind, name, isKept: true, isInFile: kind !== "draft", file: null, at: null });

export function openPapers(sheet) {
  const pile = []; // snapshots of what lies below, the draft first
  sheet.paper = blank("draft", null);

  /** What swaps the present document for an earlier one; returns the opposite, so that undoing can be undone. */
  const swapFor = (before, below) => () => {
    const now = swapFor(snapshot(sheet), [...pile]);
    pile.splice(0, pile.length, ...below);
    putBack(sheet, before);
    return now;
  };
  const here = () => swapFor(snapshot(sheet), [...pile]);
  const hasAnswers = ({ answers, respondent }) => Object.keys({ ...answers, ...respondent }).length > 0;
  const isLoose = (one) => !one.paper.isKept && !one.paper.isInFile && hasAnswers(one);

  return {
    pile,
    here,
    touched: () => Object.assign(sheet.paper, { isKept: false, isInFile: false }),
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
      putBack(sheet, { ...shown, paper: { ...blank("draft", null), isKept: false } });
      return undo;
    },
    clear() {
      const undo = here();
      const { paper } = sheet;
      empty(sheet);
      sheet.paper = blank(paper.kind, paper.name);
      return undo;
    },
    /** What lies lowest and is nowhere else; null where nothing is. */
    looseDraft: () => (pile.length && isLoose(pile[0]) ? pile[0] : null),
    hasDraft: () => pile.length > 0 && hasAnswers(pile[0]),
    /** Whether something would be lost if the page went away. */
    isLoose: () => (isLoose(sheet) && !isEmpty(sheet)) || pile.some(isLoose),
  };
}
