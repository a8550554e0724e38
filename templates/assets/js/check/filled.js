/** A filled PDF → its answers: which worksheet it is, which version, and what its fields say. The twin of toolkit/intake/forms.py. */

import limits from "#contract/limits.json" with { type: "json" };
import pdf from "#contract/pdf.json" with { type: "json" };
import { fieldsOf, placesIn, placesOf } from "../contract/shape.js";
import { parseJson } from "../files/jsonfile.js";
import { excessOf } from "../files/limits.js";
import { Unreadable } from "../files/unreadable.js";
import { documentFromValues } from "../pdf/answers.js";
import { parseDefinition } from "../pdf/identity-text.js";
import { languageOf } from "../reading/language.js";
import { finding } from "../reading/reading.js";
import { isObject } from "../reading/text.js";
import { hasCpr } from "../rules/cpr.js";
import { earlier, gathered, placeToday } from "../rules/earlier.js";
import { answersOf, cprIn, judge } from "./reading.js";

const ASIDE_FIELD = pdf.fields.aside;

/** The answers in what `readTrusted` (pdf/trusted.js) found. Raises Unreadable. `definitions`: see reading.js. */
export async function readForm(form, definitions) {
  if (form.verdict) throw new Unreadable(form.verdict, form.data);
  const who = form.identity;
  const values = new Map(form.values);
  if (!who) return unknown(form, null, null, null);
  const known = await definitions.model(who.id, languageOf(who.language));
  const isCurrent = known !== null && known.version === who.version;
  const embedded = isCurrent ? null : embeddedIn(form);
  const sheet = embedded ?? known;
  if (!sheet) return unknown(form, who.id, who.version, who.language);
  const isOwn = sheet.version === who.version;
  const aside = takeAside(values);
  const slots = isCurrent || embedded ? placesOf(sheet) : placesIn(earlier(sheet, who.version));
  const told = { version: who.version, language: who.language, ...(aside ? { dropped: aside } : {}) };
  const document = { ...documentFromValues(sheet, values, slots), ...told };
  if (!isCurrent && !embedded) document.answers = gathered(known, who.version, document.answers);
  const answers = answersOf(who.id, who.version, languageOf(who.language) ?? who.language, document, known ?? embedded);
  let found = [...shownBy(form, slots, known, who), ...(isOwn ? missing(slots, values, form) : [])];
  if (known && !isCurrent) found = found.map((one) => atToday(one, known, who.version));
  judge(answers, found);
  if (embedded) answers.findings = answers.findings.map((one) => inItsWords(one, embedded));
  if (!known) answers.findings.unshift(finding("unknown-worksheet", {}, { worksheet: who.id }));
  const lost = new Set(found.filter(({ code }) => code === "field-missing").map(({ field }) => field));
  answers.findings = answers.findings.filter(({ code, field }) => !(code === "required" && lost.has(field)));
  return answers;
}

/** Takes out what `fill` could find no box for: answers to questions that an older version asked. What is no such thing stays. */
function takeAside(values) {
  const text = values.get(ASIDE_FIELD);
  if (typeof text !== "string" || [...text].length > limits.answers.text) return null;
  try {
    const found = parseJson(text);
    if (!isObject(found) || !Object.keys(found).length || excessOf(found)) return null;
    values.delete(ASIDE_FIELD);
    return found;
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

function unknown(form, id, version, language) {
  const answers = Object.create(null);
  for (const [name, value] of form.values) if (value) answers[name] = value;
  const made = answersOf(id, version, language, { answers });
  made.findings = [finding("unknown-worksheet", {}, { worksheet: id }), ...beside(form), ...cprIn(made.document)];
  return made;
}

/** The attached definition, if it is sound and the one that the PDF says it is: it tells how an unknown sheet's fields belong together. */
function embeddedIn({ identity, attached, sound }) {
  return sound && identity.source === "attachment" ? parseDefinition(attached) : null;
}

/** Of a question that today's sheet does not have, what it was called in the sheet that was filled in. */
function inItsWords(found, own) {
  if (found.code !== "answer-dropped" || Object.keys(found.data).length) return found;
  const label = fieldsOf(own).find(({ id }) => id === found.field)?.label;
  return label === undefined ? found : { ...found, data: { label } };
}

/** A finding at the place that today's sheet has for what it is about. */
function atToday(found, model, version) {
  if (!found.field) return found;
  const [field, row, column] = placeToday(model, version, [found.field, found.row, found.column]);
  return { ...found, field, row, column };
}

/** Questions whose fields the PDF has lost: by printing some pages, by a program that drops fields, by a half download. */
function missing(slots, values, { warnings }) {
  const lost = new Set();
  let isKept = false;
  for (const [name, { field }] of slots) {
    if (name.startsWith("respondent__")) continue;
    if (values.has(name)) isKept = true;
    else lost.add(field.id);
  }
  if (!isKept && lost.size) throw new Unreadable(warnings.includes("repaired") ? "damaged" : "no-fields");
  return [...lost].map((field) => finding("field-missing", { field }));
}

/** What the reader had to mend, and what stands outside the fields: neither may be taken for a form that is in order. */
function beside({ warnings, outside }) {
  const findings = warnings.includes("repaired") ? [finding("answers-may-be-missing")] : [];
  for (const note of outside) {
    findings.push(finding("outside-fields", {}, note));
    if (hasCpr(note.text)) findings.push(finding("looks-like-cpr"));
  }
  return findings;
}

/** What the PDF itself shows: values that disagree, a definition that is not the site's. */
function shownBy(form, slots, known, { version, hash8 }) {
  const findings = beside(form);
  if (form.warnings.includes("identity")) findings.push(finding("conflict"));
  if (known && known.version === version && hash8 && hash8 !== known.hash.slice(0, 8))
    findings.push(finding("definition-differs"));
  for (const [code, names] of [
    ["conflict", form.conflicts],
    ["duplicate-field", form.duplicates],
    ["not-shown", form.unseen],
  ]) {
    for (const name of names) {
      const slot = slots.get(name);
      const place = slot && {
        field: slot.field.id.replaceAll("respondent__", "respondent."),
        row: slot.cell[0],
        column: slot.cell[1],
      };
      findings.push(finding(code, place ?? { field: name }));
    }
  }
  return findings;
}
