/** What writes answers into a worksheet's PDF, loaded when somebody asks for it: sets `window.brobyggerFill`. */

import { fillPdf } from "./fill.js";
import { NoRoom } from "./values.js";

const bytesOf = (coded) => Uint8Array.from(atob(coded), (sign) => sign.charCodeAt(0));

/**
 * `{bytes, unseen, behind}`, or `{finding}` where an answer has no room (see values.js). `sheet`: what the script of the sheet holds (toolkit/site/filling.py);
 * `wide`: gives a promise of the font for signs that the form has none for, asked only where there are any. Rejects where no file can be made.
 */
window.brobyggerFill = async (sheet, model, document, wide) => {
  try {
    return await fillPdf(bytesOf(sheet.file), model, document, sheet, wide);
  } catch (error) {
    if (error instanceof NoRoom) return { finding: error.finding };
    throw error;
  }
};
