/** A finding in words: label, message and remedy. The twin of toolkit/rules/messages.py, which says the same from the same sentences. */

import { fill } from "../form/sentences.js";
import { mask } from "../rules/index.js";

const LONGEST = 60;

const fieldsOf = (model) => model.sections.flatMap((section) => section.fields);
const orNull = (text) => (text == null ? null : mask(text));
const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);

/**
 * `{code, severity, field, row, column, label, message, remedy}`, every text masked. `model`: at least `{title, sections}`;
 * `words`: `{language, findings, respondent, places}`.
 */
export function describe(finding, model, words) {
  const { code, severity, field, row, column, data } = finding;
  const type = fieldsOf(model).find(({ id }) => id === field)?.type ?? null;
  return {
    code,
    severity,
    field: orNull(field),
    row: orNull(row),
    column: orNull(column),
    label: mask(labelOf(finding, model, words)),
    ...sentences(code, { ...data, field, row, column, type }, words),
  };
}

/** `{message, remedy}` of a code or a file verdict; the first variant `<placeholder>_<value>` that fits wins. */
export function sentences(code, values, { findings, language }) {
  let entry = findings[code];
  for (const [key, variant] of Object.entries(entry)) {
    const cut = key.indexOf("_");
    if (cut < 0) continue;
    const value = own(values, key.slice(0, cut));
    if (key.slice(cut + 1) === (value == null ? "null" : String(value))) {
      entry = variant;
      break;
    }
  }
  const spelled = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, spell(value, language, key === "value")]));
  return { message: fill(entry.message, spelled), remedy: fill(entry.remedy, spelled) };
}

/** A value as the language writes it: decimals with its sign, dates day first, anything long cut off. */
function spell(value, language, isAsWritten) {
  let text = typeof value === "object" ? JSON.stringify(value) : String(value);
  const day = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  if (isAsWritten) text = mask(text);
  else if (day) text = `${Number(day[3])}.${Number(day[2])}.${day[1]}`;
  else if (/^-?[0-9]+(\.[0-9]*)?$/.test(text)) text = text.replace(".", language === "da" ? "," : ".");
  const signs = [...mask(text)];
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join("")}…` : signs.join("");
}

/** The question in words, with its row and column: `Evidens – Klare mål, Kilde`. */
function labelOf({ field: name, row, column }, model, words) {
  if (name === null) return model.title;
  if (name === "respondent" || name.startsWith("respondent.")) {
    const { respondent } = words;
    const key = name.slice(11);
    const known = own(respondent, key);
    return key ? `${respondent.title}: ${typeof known === "string" ? known : key}` : respondent.title;
  }
  const field = fieldsOf(model).find(({ id }) => id === name);
  if (!field) return name;
  const place = [lineLabel(field, "rows", row, words), lineLabel(field, "columns", column, words)].filter(Boolean).join(", ");
  return place ? `${field.label} – ${place}` : field.label;
}

function lineLabel(field, axis, key, { places }) {
  if (key === null) return "";
  if (field.type === "placement") return axis === "columns" ? (own(places.card_keys, key) ?? key) : fill(places.card, { number: key });
  const lines = [field[axis], field.options].find((list) => list?.length) ?? [];
  const found = lines.find((line) => (Object.hasOwn(line, "id") ? line.id : line.value) === key);
  if (!found && axis === "rows" && field.type === "table") return fill(places.line, { number: key });
  return found?.label || key;
}
