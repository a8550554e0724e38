/** What the form needs once somebody uses it: errors, the check, files, rows. A script of its own, loaded at the first sign of use. */

import { asker } from "../page/said.js";
import { more } from "../rules/more.js";
import { startAside } from "./aside.js";
import { startChecking } from "./checking.js";
import { startChoices } from "./choices.js";
import { startClearing } from "./clearing.js";
import { sayErrors, showErrors } from "./errors.js";
import { startHearing } from "./hearing.js";
import { startLeft } from "./left.js";
import { startMarks } from "./marks.js";
import { startOffers } from "./offers.js";
import { startOpening } from "./opening.js";
import { startOut } from "./out.js";
import { startPictures } from "./pictures.js";
import { openPile } from "./pile.js";
import { dropUnknown, startRows } from "./rows.js";
import { showScores } from "./scores.js";
import { startSets } from "./sets.js";
import { judge } from "./sheet.js";
import { startTaking } from "./taking.js";
import { showUnknown } from "./unknown.js";

/** `page`: see page.js; tools.js says when each is called. */
window.brobyggerFormTools = (page) => {
  const { sheet, say } = page;
  sheet.more = more;
  judge(sheet);
  page.ask = asker(page.root.querySelector("[aria-labelledby=ws-asked]"));
  Object.assign(page.papers, openPile(sheet, page.papers));
  const panel = startChecking(page);
  const sets = startSets(page);
  const opening = startOpening(page, panel, sets);
  const offer = startOffers(page);
  const pictures = startPictures(page);
  startTaking(page);
  startLeft(page);
  const marks = startMarks(page);
  marks();
  return {
    marks,
    hearing: startHearing(page),
    panel,
    opening,
    sets,
    rows: startRows(page),
    out: startOut(page),
    clear: startClearing(page),
    choices: startChoices(page),
    aside: startAside(page),
    /** Brings what depends on the findings up to date. `left`: questions that somebody has just left. */
    refresh(left, isQuiet) {
      showScores(sheet, isQuiet ? null : say);
      sayErrors(sheet, showErrors(sheet), left, say);
      offer();
      showUnknown(sheet, (name) => dropUnknown(page, name));
      panel.follow();
      pictures.refresh();
    },
  };
};
