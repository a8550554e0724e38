/** What another window has done to the answers that are kept: the form follows it, or says what is to be chosen. */

import { readBoxes } from "./boxes.js";
import { empty, isEmpty } from "./sheet.js";

/** `page`: see page.js. Returns `{hear, follow}`. */
export function startHearing(page) {
  const { sheet, papers, bar, keeping } = page;
  const { form } = page.words;

  /** Shows what is kept now. `isAsked`: what stands here is given up, which can be taken back. */
  function follow(isAsked = false) {
    const undo = papers.here();
    const wasThere = !isEmpty(sheet);
    keeping.swap(keeping.kept().set);
    empty(sheet);
    Object.assign(sheet.paper, { isKept: true, isInFile: false, file: null, fileAt: null, at: null });
    keeping.restore();
    page.show();
    if (isAsked) bar.tell(form.other_taken, page.taking(undo));
    else {
      bar.forget();
      bar.goOn();
      if (wasThere) bar.tell(form.followed);
    }
    keeping.state();
  }

  /** To be called while the draft is shown and kept, and the device has something else than this window has last read or written. */
  function hear() {
    if (readBoxes(sheet).length) papers.touched(); // what was typed while the script was on its way
    const { isThere, isOff, isOurs, name } = keeping.kept().look();
    if (isOurs) {
      if (isThere) sheet.set.name = name;
      return keeping.state();
    }
    if (isOff) return keeping.turnedOff();
    if (!isThere && isEmpty(sheet)) return;
    if (isThere && (sheet.paper.isKept || isEmpty(sheet))) return follow();
    if (!isThere) sheet.paper.isKept = false;
    keeping.halt(isThere ? "conflict" : "gone");
  }

  return { hear, follow };
}
