/** "Delete answers": of the document that is shown, after a question, and to be had back. */

import { fill } from "../words/sentences.js";
import { isEmpty } from "./sheet.js";

/** `page`: see page.js. Returns what clears; `isSure`: nothing is asked. */
export const startClearing = (page) => async (isSure) => {
  const { sheet, papers, bar, keeping } = page;
  const { form } = page.words;
  page.read();
  const { kind, name } = sheet.paper;
  const text = kind === "draft" ? form.ask_clear_text : fill(form[`ask_clear_${kind}`], { name });
  if (!isSure && !isEmpty(sheet) && !(await page.ask(form.ask_clear, text, form.yes_clear))) return;
  const undo = papers.clear();
  if (kind === "draft") keeping.forget();
  page.leave();
  page.show();
  keeping.keepNow();
  bar.tell(kind === "draft" ? form.cleared : form.cleared_here, page.taking(undo));
};
