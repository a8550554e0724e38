/** A filled PDF of this worksheet into its form: the reader is loaded when the first one is opened. */

import { readForm } from "../check/filled.js";
import { readInBackground } from "../pdf/load.js";
import { Unreadable } from "../pdf/unreadable.js";

const FROM_FILE = new Set(["conflict", "duplicate-field", "field-missing", "definition-differs"]);
const script = document.currentScript; // only now, while the script runs

export const isPdf = (file) => /\.pdf$/i.test(file.name) || file.type === "application/pdf";

/**
 * `{document, notes}`, or why not: `{code}` of a finding, with `other` the worksheet that it belongs to instead. `notes`: findings that
 * only the PDF shows.
 */
export async function readPdfAnswers(bytes, model) {
  let form;
  try {
    form = await readInBackground(bytes, script.dataset.pdf ?? new URL("pdf.js", script.src).href);
  } catch {
    return { code: "no-access" };
  }
  const who = form.identity;
  if (who && who.id !== model.id) return { code: "unknown-worksheet", other: who.id };
  try {
    const { document, findings } = await readForm(form, { model: async () => model });
    if (!document.worksheet) return { code: "unknown-worksheet", data: { worksheet: null } };
    // The model speaks the language of the page; numbers in the file are written in its own.
    return { document: { ...document, language: who.language }, notes: findings.filter(({ code }) => FROM_FILE.has(code)) };
  } catch (error) {
    if (error instanceof Unreadable) return { code: error.verdict };
    throw error;
  }
}
