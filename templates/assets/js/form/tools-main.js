/** What the form needs once somebody uses it: errors, the check, files, rows. A script of its own, loaded at the first sign of use. */

import { startChecking } from "./checking.js";
import { sayErrors, showErrors } from "./errors.js";
import { startOpening } from "./opening.js";
import { startOut } from "./out.js";
import { dropUnknown, startRows } from "./rows.js";
import { startTaking } from "./taking.js";
import { showUnknown } from "./unknown.js";

/** `page`: see page.js; tools.js says when each is called. */
window.brobyggerFormTools = (page) => {
  const { sheet, say } = page;
  const panel = startChecking(page);
  const opening = startOpening(page, panel);
  startTaking(page);
  return {
    panel,
    opening,
    rows: startRows(page),
    out: startOut(page),
    /** Brings what depends on the findings up to date. `left`: questions that somebody has just left. */
    refresh(left) {
      sayErrors(sheet, showErrors(sheet), left, say);
      showUnknown(sheet, (name) => dropUnknown(page, name));
      panel.follow();
    },
  };
};
