/** A filled PDF, from anyone and anywhere, → the values of its fields. The twin of toolkit/pdf/read/filled.py; the same verdicts. */

import limits from "#contract/limits.json" with { type: "json" };
import pdf from "#contract/pdf.json" with { type: "json" };
import block from "#contract/respondent.json" with { type: "json" };
import { PREFIX } from "../contract/shape.js";
import { Unreadable } from "../files/unreadable.js";
import { isEmpty } from "../reading/text.js";
import {
  differsBelow as isOtherBelow,
  isPushButton,
  isRadio,
  readCheckbox,
  readRadio,
  showsNothing,
} from "./buttons.js";
import { decodeValue } from "./decode.js";
import { readAttachments } from "./identity.js";
import { identityInAttachment } from "./identity-text.js";
import { looksOf, richDiffers } from "./look.js";
import { get, isArray, isDict, items } from "./objects.js";
import { outsideOf } from "./outside.js";
import { openPdf } from "./parser.js";
import { PDFBool, PDFNumber } from "./pdf-lib.js";
import { sightOf } from "./seen.js";
import { formsIn } from "./several.js";
import { pagesOf, walkFields } from "./walk.js";

// A sheet shows not all keys of the respondent, and no field of our own.
const UNBOXED = new Set([...block.map(({ id }) => PREFIX + id), ...Object.values(pdf.fields)]);

/**
 * What a PDF says, as plain data: `{values: [[name, text or true or false or null]], conflicts, duplicates, unseen, identity, warnings, outside, attached}`,
 * where there are several forms `{forms: [that]}`, or `{verdict, data}`. `attached`: the text of the attached definition, hostile and unchecked, or null. Never throws.
 */
export async function readPdf(bytes) {
  try {
    return await read(bytes);
  } catch (error) {
    return error instanceof Unreadable ? { verdict: error.verdict, data: error.data } : { verdict: "damaged" };
  }
}

async function read(bytes) {
  if (!bytes.length) throw new Unreadable("empty-file");
  if (bytes.length > limits.pdf_bytes) throw new Unreadable("too-big");
  const head = String.fromCharCode(...bytes.subarray(0, pdf.limits.head));
  if (!head.includes("%PDF-")) throw new Unreadable("not-a-pdf");
  const { root, isRepaired } = await openPdf(bytes);
  const warnings = [];
  const acro = get(root, "AcroForm");
  if (isDict(acro) && get(acro, "XFA") !== undefined) warnings.push("xfa");
  const room = { left: pdf.limits.text };
  const { fields, nameless } = walkFields(root);
  const parts = formsIn(fields, root);
  const differs = looksOf(root);
  const isSeen = sightOf(root);
  const forms = parts.map((part) => formOf(part, room, differs, isSeen));
  const { found: outside, areWhole } = outsideOf(root, nameless, warnings.includes("xfa"));
  const attached = readAttachments(root);
  if (isRepaired() || !areWhole) warnings.push("repaired"); // when all has been looked at
  const hasPages = !pagesOf(root).next().done;
  if (!forms.some(({ values }) => values.size) || (warnings.includes("repaired") && !hasPages))
    throw new Unreadable(whyNothing(root, warnings));
  // What belongs to the whole file is told with the first form.
  const formAt = (page) => Math.max(parts.filter(({ first }) => page !== null && first < page).length - 1, 0);
  const made = forms.map((form, number) => ({
    ...identify(form, parts[number].identity, attached, forms.length === 1, warnings),
    conflicts: [...form.conflicts],
    duplicates: [...form.duplicates],
    unseen: [...form.unseen],
    outside: outside.filter(({ page }) => formAt(page) === number),
  }));
  return made.length === 1 ? made[0] : { forms: made };
}

function formOf({ fields }, room, differs, isSeen) {
  const form = { values: new Map(), conflicts: new Set(), duplicates: new Set(), unseen: new Set() };
  for (const raw of fields) {
    const { name } = raw;
    if (raw.kind === "Btn" && isPushButton(raw)) continue;
    const value = valueOf(name, raw, form);
    if (value && !isEmpty(value) && !UNBOXED.has(name) && !isSeen(raw)) form.unseen.add(name);
    if (raw.kind === "Ch" && chosenDiffers(raw)) form.conflicts.add(name);
    if (differs(raw, value) || richDiffers(raw, value)) form.conflicts.add(name);
    if (typeof value === "string" && (room.left -= value.length) < 0) throw new Unreadable("too-big");
    keep(name, value, form);
  }
  return form;
}

/** Whether the numbers of the chosen lines (/I), which some programs show, are not those of the value. */
function chosenDiffers({ entries: { V, Opt }, node }) {
  const chosen = get(node, "I");
  if (!isArray(chosen) || !chosen.size() || !isArray(Opt)) return false;
  const options = Array.from(items(Opt, pdf.limits.options), ([one]) => one);
  const numbers = Array.from(items(chosen, pdf.limits.options), ([one]) =>
    one instanceof PDFNumber ? one.asNumber() : -1,
  );
  if (!numbers.every((number) => number in options)) return true;
  const said = isArray(V)
    ? Array.from(items(V, pdf.limits.options), ([one]) => decodeValue(one, 1))
    : [V === undefined ? null : decodeValue(V)];
  const values = new Set(said.map((one) => exportValue(one ?? "", Opt)));
  const lines = numbers.map((number) => options[number]);
  const exports = new Set(
    lines.map((line) => decodeValue(isArray(line) && line.size() ? [...items(line, 1)][0][0] : line, 1) ?? ""),
  );
  return exports.size !== values.size || [...exports].some((one) => !values.has(one));
}

/** Why there are no fields. */
function whyNothing(root, warnings) {
  if (warnings.includes("repaired")) return "damaged";
  if (warnings.includes("xfa")) return "xfa-only";
  return isDict(get(root, "Collection")) ? "portfolio" : "no-fields";
}

function valueOf(name, raw, form) {
  const { V, Opt } = raw.entries;
  if (raw.kind === "Btn") {
    const [value, isConflict] = isRadio(raw) ? readRadio(raw) : readCheckbox(raw);
    if (isConflict || isOtherBelow(raw) || showsNothing(raw)) form.conflicts.add(name);
    return value;
  }
  const claim = V ?? ownOf(raw)[0]; // some programs fill in the widget
  const text = raw.kind === "Sig" || claim === undefined ? null : textOf(raw, claim, Opt);
  if ((text === null && isNoText(raw)) || differsBelow(raw, text)) form.conflicts.add(name);
  return text;
}

/** Whether a field that takes a text has a value that is none: viewers show what they will, and nothing of it can be read. */
const isNoText = ({ kind, entries: { V } }) => kind !== "Sig" && (V instanceof PDFBool || isDict(V));

/** What stands in the widgets of a field that are objects of their own. */
const ownOf = ({ merged, widgets }) =>
  merged ? [] : widgets.map((widget) => get(widget, "V")).filter((one) => one !== undefined);

/** Whether a widget has a value of its own that is not the field's: programs show the one or the other. */
const differsBelow = (raw, value) => ownOf(raw).some((one) => (decodeValue(one) || "") !== (value || ""));

function textOf(raw, V, Opt) {
  const value = decodeValue(V);
  return raw.kind === "Ch" && value && isArray(Opt) ? exportValue(value, Opt) : value;
}

/** The export value of a combo's choice: some programs store the label that they show. */
function exportValue(value, options) {
  const byLabel = new Map();
  for (const [option] of items(options, pdf.limits.options)) {
    if (!isArray(option) || option.size() !== 2) continue;
    const [code, label] = Array.from(items(option), ([part]) => decodeValue(part, 1) ?? "");
    if (code === value) return value;
    if (!byLabel.has(label)) byLabel.set(label, code);
  }
  return byLabel.get(value) ?? value;
}

function keep(name, value, { values, duplicates }) {
  const first = values.get(name);
  const isNothing = (one) => one === null || one === "";
  if (!values.has(name)) values.set(name, value);
  else if (isNothing(value) || value === first) return;
  else if (isNothing(first)) values.set(name, value);
  else {
    values.set(name, first || value);
    duplicates.add(name);
  }
}

/** The attachment tells, the hidden field is the cross-check and the substitute. Of several attachments the field tells which. */
function identify(form, hidden, found, isAlone, known) {
  form.values.delete(pdf.fields.identity);
  const isOwn = (text) => {
    const who = identityInAttachment(text);
    return who && who.id === hidden?.id && who.version === hidden.version;
  };
  const text = found.find(isOwn) ?? (isAlone ? found[0] : null) ?? null;
  const attached = text === null ? null : identityInAttachment(text);
  const differs = attached && hidden && (attached.id !== hidden.id || attached.version !== hidden.version);
  const warnings = differs ? [...known, "identity"] : [...known];
  return { values: [...form.values], identity: attached ?? hidden, attached: text, warnings };
}
