/** A filled PDF, from anyone and anywhere, → the values of its fields. The twin of toolkit/pdf/read/filled.py; the same verdicts. */

import { Unreadable } from "../files/unreadable.js";
import { isPushButton, isRadio, readCheckbox, readRadio } from "./buttons.js";
import { decodeValue } from "./decode.js";
import { readAttachment } from "./identity.js";
import { identityInAttachment, identityInField } from "./identity-text.js";
import { get, isArray, isDict, items } from "./objects.js";
import { outsideOf } from "./outside.js";
import { openPdf } from "./parser.js";
import { walkFields } from "./walk.js";

const MAX_BYTES = 25 << 20;
const MAX_TEXT = 5_000_000; // characters of all values together
const IDENTITY_FIELD = "_id";

/**
 * What a PDF says, as plain data: `{values: [[name, text or true or false or null]], conflicts, duplicates, identity, warnings, outside, attached}`,
 * or `{verdict, data}`. `attached`: the text of the attached definition, hostile and unchecked, or null. Never throws.
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
  if (bytes.length > MAX_BYTES) throw new Unreadable("too-big");
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (!head.includes("%PDF-")) throw new Unreadable("not-a-pdf");
  const { root, isRepaired } = await openPdf(bytes);
  const form = { values: new Map(), conflicts: new Set(), duplicates: new Set(), warnings: [] };
  const acro = get(root, "AcroForm");
  if (isDict(acro) && get(acro, "XFA") !== undefined) form.warnings.push("xfa");
  let length = 0;
  for (const raw of walkFields(root)) {
    if (raw.kind === "Btn" && isPushButton(raw)) continue;
    const value = valueOf(raw, form);
    if (typeof value === "string" && (length += value.length) > MAX_TEXT) throw new Unreadable("too-big");
    keep(raw.name, value, form);
  }
  if (isRepaired) form.warnings.push("repaired");
  if (!form.values.size) throw new Unreadable(whyNothing(root, isRepaired, form.warnings));
  return {
    ...identify(root, form),
    conflicts: [...form.conflicts],
    duplicates: [...form.duplicates],
    warnings: form.warnings,
    outside: outsideOf(root),
  };
}

/** Why there are no fields. */
function whyNothing(root, isRepaired, warnings) {
  if (isRepaired) return "damaged";
  if (warnings.includes("xfa")) return "xfa-only";
  return isDict(get(root, "Collection")) ? "portfolio" : "no-fields";
}

function valueOf(raw, form) {
  const { V, Opt } = raw.entries;
  if (raw.kind === "Btn") {
    const [value, isConflict] = isRadio(raw) ? readRadio(raw) : readCheckbox(raw);
    if (isConflict) form.conflicts.add(raw.name);
    return value;
  }
  if (raw.kind === "Sig" || V === undefined) return null;
  const value = decodeValue(V);
  return raw.kind === "Ch" && value && isArray(Opt) ? exportValue(value, Opt) : value;
}

/** The export value of a combo's choice: some programs store the label that they show. */
function exportValue(value, options) {
  const byLabel = new Map();
  for (const [option] of items(options, 500)) {
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

/** The attachment tells, the hidden field is the cross-check and the substitute. */
function identify(root, form) {
  const text = readAttachment(root);
  const attached = text === null ? null : identityInAttachment(text);
  const hidden = identityInField(form.values.get(IDENTITY_FIELD));
  form.values.delete(IDENTITY_FIELD);
  if (attached && hidden && (attached.id !== hidden.id || attached.version !== hidden.version))
    form.warnings.push("identity");
  return { values: [...form.values], identity: attached ?? hidden, attached: text };
}
