/** What reads a file for the form of one worksheet; a script of its own, loaded when the first file is opened. */

import patterns from "#contract/patterns.json" with { type: "json" };
import { readForm } from "../check/filled.js";
import { readJson } from "../files/documents.js";
import { openFile } from "../files/opened.js";
import { Unreadable } from "../files/unreadable.js";
import { loadScript } from "../page/script.js";
import { readParts } from "../pdf/joined.js";
import { readInBackground } from "../pdf/load.js";
import { UNDETERMINED } from "../reading/language.js";
import { isEmpty } from "../reading/text.js";
import { mask } from "../rules/index.js";

const FROM_FILE = new Set([
  "conflict",
  "duplicate-field",
  "field-missing",
  "not-shown",
  "definition-differs",
  "answers-may-be-missing",
  "outside-fields",
]);
const ID = new RegExp(`^(?:${patterns.id})$`);

/**
 * `{document, notes}`, or why not: `{code, data}` of a finding, and where the file belongs to another worksheet of the site
 * `{other: {id, title}, document}`. `notes`: findings that only the file itself shows. `places`: `{reader, models, stamp}`, where pdf.js and the
 * models are. Rejects where a script cannot be loaded.
 */
window.brobyggerOpenFile = async (file, model, places) => {
  try {
    const { reads, verdict, bytes } = await openFile(file);
    if (!bytes) throw new Unreadable(verdict ?? "unknown-format", verdict ? {} : { where: "form" });
    return reads === "pdf" ? await fromPdf(bytes, model, places) : await fromJson(bytes, model, places);
  } catch (error) {
    if (error instanceof Unreadable) return { code: error.verdict, data: error.data };
    throw error;
  }
};

async function fromJson(bytes, model, places) {
  const document = readJson(bytes);
  return document.worksheet === model.id
    ? { document: isEmpty(document.language) ? { ...document, language: UNDETERMINED } : document, notes: [] }
    : elsewhere(document.worksheet, document, model, places);
}

async function fromPdf(bytes, model, places) {
  const forms = await readParts(bytes, (part) => readInBackground(part, places.reader));
  const own = forms.filter(({ identity }) => identity?.id === model.id);
  if (own.length > 1) return { code: "several-forms" };
  const form = own[0] ?? forms[0];
  const who = form.identity;
  if (who && who.id !== model.id && !form.verdict) return elsewhere(who.id, null, model, places);
  const { document, findings } = await readForm(form, { model: async () => model });
  if (!document.worksheet) return { code: "unknown-worksheet", data: { worksheet: null } };
  // The model speaks the language of the page; numbers in the file are written in its own.
  return {
    document: { ...document, language: who.language },
    notes: findings.filter(({ code }) => FROM_FILE.has(code)),
  };
}

/** The file belongs to another worksheet: which, in words, if it is one of this site's. */
async function elsewhere(id, document, { language }, { models, stamp }) {
  const unknown = { code: "unknown-worksheet", data: { worksheet: mask(id) } };
  if (!models || !ID.test(id)) return unknown; // so no file can make the page ask for an address of its choice
  try {
    const { title } = await loadScript(
      `${models}${id}-${language}.js${stamp}`,
      () => window.brobyggerModels[`${id}-${language}`],
    );
    return { other: { id, title }, document };
  } catch {
    return unknown;
  }
}
