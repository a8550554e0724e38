/**
 * The documents that the form can show: the draft, and files and examples on a pile above it (pile.js). No DOM.
 * A paper is `{kind, name, isKept, isInFile, file, fileAt, at}`: `draft`, `file` or `example`; whether all of it is on the device, in a file;
 * the file that it was saved in last, and when; when it was kept.
 */

import { isEmpty, putBack, snapshot } from "./sheet.js";

export const blank = (kind, name) => ({
  kind,
  name,
  isKept: true,
  isInFile: kind !== "draft",
  file: null,
  fileAt: null,
  at: null,
});

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
    hasAnswers,
    touched: () => Object.assign(sheet.paper, { isKept: false, isInFile: false }),
    /** Another draft: nothing lies above it. */
    begin() {
      pile.length = 0;
      sheet.paper = blank("draft", null);
    },
    /** What lies lowest and is nowhere else; null where nothing is. */
    looseDraft: () => (pile.length && isLoose(pile[0]) ? pile[0] : null),
    /** Whether something would be lost if the page went away. */
    isLoose: () => (isLoose(sheet) && !isEmpty(sheet)) || pile.some(isLoose),
  };
}
