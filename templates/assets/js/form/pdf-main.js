/** What reads a filled PDF of one worksheet for its form; a script of its own, loaded when the first PDF is opened. */

import { readForm } from "../check/filled.js";
import { Unreadable } from "../files/unreadable.js";
import { wholePdfs } from "../pdf/joined.js";
import { readInBackground } from "../pdf/load.js";

const FROM_FILE = new Set([
  "conflict",
  "duplicate-field",
  "field-missing",
  "definition-differs",
  "answers-may-be-missing",
  "outside-fields",
]);

/**
 * `{document, notes}`, or why not: `{code}` of a finding, with `other` the worksheet that it belongs to instead. `notes`: findings that
 * only the PDF shows; `reader`: the address of pdf.js. Rejects where that cannot be loaded.
 */
window.brobyggerOpenPdf = async (bytes, model, reader) => {
  const parts = wholePdfs(bytes);
  const forms = [];
  for (const part of parts) forms.push(await readInBackground(part, reader));
  const own = forms.filter(({ identity }) => identity?.id === model.id);
  if (own.length > 1) return { code: "several-forms" };
  const form = own[0] ?? forms[0];
  const who = form.identity;
  if (who && who.id !== model.id) return { code: "unknown-worksheet", other: who.id };
  try {
    const { document, findings } = await readForm(form, { model: async () => model });
    if (!document.worksheet) return { code: "unknown-worksheet", data: { worksheet: null } };
    // The model speaks the language of the page; numbers in the file are written in its own.
    return {
      document: { ...document, language: who.language },
      notes: findings.filter(({ code }) => FROM_FILE.has(code)),
    };
  } catch (error) {
    if (error instanceof Unreadable) return { code: error.verdict, data: error.data };
    throw error;
  }
};
