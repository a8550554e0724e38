/** An answer document as the values of PDF fields. The twin of toolkit/pdf/make/values.py. */

import languages from "#contract/languages.json" with { type: "json" };
import { readers, shapes } from "#fields/made.js";
import { answerOf, cellName, cellOf, isCounted, mostRows, nameOf, PREFIX, placesOf } from "../contract/shape.js";
import { byCodePoint, clean, isEmpty, isObject, isText } from "../reading/text.js";
import { written } from "../words/sentences.js";
import { grouped } from "../words/written.js";

/** An answer that its field has no cell for: `finding` says which, and where. */
export class NoRoom extends Error {
  constructor(code, field, row = null, column = null) {
    super(code);
    this.finding = { code, field, row, column };
  }
}

/** `Map` of name → text, option's value or true, only of what is answered. Raises NoRoom; nothing is dropped. */
export function valuesFrom(model, { respondent, answers }) {
  for (const [block, field] of [
    [respondent, "respondent"],
    [answers, null],
  ])
    if (!isEmpty(block) && !isObject(block)) throw new NoRoom("wrong-type", field);
  const given = [
    ...Object.entries(respondent ?? {}).map(([key, raw]) => [PREFIX + key, raw]),
    ...Object.entries(answers ?? {}),
  ];
  const fields = new Map();
  for (const { field, cell } of placesOf(model).values()) {
    if (!fields.has(field.id)) fields.set(field.id, { field, names: new Set() });
    fields.get(field.id).names.add(cellName(field.id, cell));
  }
  const values = new Map();
  for (const [id, raw] of given) {
    if (isEmpty(raw)) continue;
    const found = fields.get(id);
    if (!found) throw new NoRoom("unknown-field", id.replace(PREFIX, "respondent."));
    for (const [cell, part] of takenApart(found.field, raw)) {
      const name = cellName(id, cell);
      if (!found.names.has(name)) throw new NoRoom(whyNoCell(found.field, cell), id, ...cell);
      const value = cellValue(rulesOf(found.field, cell), part, model.language, [id, ...cell]);
      if (value !== null) values.set(name, value);
    }
  }
  return values;
}

/** `[[row, column], raw answer]` of each cell of one field's answer. Raises NoRoom where it has not the shape of the field. */
function takenApart(field, raw) {
  const { id } = field;
  if (answerOf(field) === "chosen")
    return listed(raw, id)
      .filter((item) => !isEmpty(item))
      .map((item) => [[textOf(item, id), null], true]);
  if (answerOf(field) === "order") return placesIn(raw, id);
  if (answerOf(field) !== "rows") return [[[null, null], raw]];
  const rows = isCounted(field)
    ? listed(raw, id).map((item, index) => [String(index + 1), item])
    : Object.entries(keyed(raw, id));
  const filled = rows.filter(([, item]) => !isEmpty(item));
  if (shapes[field.type].axes.length === 1) return filled.map(([row, item]) => [[row, null], item]);
  return filled.flatMap(([row, item]) =>
    Object.entries(keyed(item, id, row))
      .filter(([, cell]) => !isEmpty(cell))
      .map(([column, cell]) => [[row, column], cell]),
  );
}

/** A ranking, a list or `{option: place}`, as the place of each option. */
function placesIn(raw, id) {
  if (isObject(raw))
    return Object.entries(raw)
      .filter(([, place]) => !isEmpty(place))
      .map(([option, place]) => {
        if (typeof place === "boolean" || typeof place === "object") throw new NoRoom("wrong-type", id, option);
        return [[option, null], clean(String(place))];
      });
  const order = listed(raw, id)
    .filter((item) => !isEmpty(item))
    .map((item) => textOf(item, id));
  const twice = order.find((option, index) => order.indexOf(option) < index);
  if (twice !== undefined) throw new NoRoom("duplicate-rank", id, twice);
  return order.map((option, index) => [[option, null], String(index + 1)]);
}

function listed(raw, id) {
  if (!Array.isArray(raw)) throw new NoRoom("wrong-type", id);
  return raw;
}

function keyed(raw, id, row = null) {
  if (!isObject(raw)) throw new NoRoom("wrong-type", id, row);
  return raw;
}

function textOf(raw, id) {
  if (!isText(raw)) throw new NoRoom("wrong-type", id);
  return raw.trim();
}

function whyNoCell(field, [row]) {
  if (["chosen", "order"].includes(answerOf(field))) return "unknown-option";
  return isCounted(field) && /^[0-9]+$/.test(row) && Number(row) > mostRows(field) ? "too-many" : "unknown-field";
}

/** How one of its cells is read. */
function rulesOf(field, cell) {
  const rules = cellOf(field);
  if (rules === undefined) return field;
  if (typeof rules === "string")
    return rules === "columns" ? field.columns.find(({ id }) => id === cell[1]) : field[rules];
  const found = "type" in rules ? rules : rules[cell[1]];
  const taken = (key, value) =>
    key === "options"
      ? field[value].map((line) => ({ value: nameOf(line) }))
      : key === "max_length"
        ? field[value]
        : value;
  return Object.fromEntries(Object.entries(found).map(([key, value]) => [key, taken(key, value)]));
}

/** What a PDF field says for one raw answer; null for nothing. Raises NoRoom. */
function cellValue(rules, raw, language, place) {
  if (rules.type === "checkbox") {
    if (typeof raw !== "boolean") throw new NoRoom("wrong-type", ...place);
    return raw || null;
  }
  if (rules.type === "to" && Array.isArray(raw) && raw.every(Number.isInteger)) return raw.join(", ");
  const kind = Object.hasOwn(readers, rules.type) ? rules.type : "text";
  const most = { max_length: rules.max_length || String(raw).length };
  const { value, findings } = readers[kind]({ ...rules, ...most }, raw, language, readers);
  const codes = findings.map(({ code }) => code).sort(byCodePoint);
  if (codes.includes("wrong-type") || !["string", "number", "boolean"].includes(typeof value))
    throw new NoRoom("wrong-type", ...place);
  const of = shapes[kind].value;
  if (["option", "step"].includes(of) && codes.length) throw new NoRoom(codes[0], ...place);
  if (of === "number" && typeof value === "number")
    return Math.abs(value) < 1 ? numeral(value).replace(".", languages[language].decimal) : grouped(value, language);
  if (of === "day" && !codes.includes("not-a-date")) return written(String(value), language);
  return String(value) || null;
}

/** A number with all its digits: `1e-7` is 0.0000001. */
function numeral(value) {
  const [digits, power] = String(value).split("e");
  if (power === undefined) return digits;
  if (Number(power) > 0) return BigInt(value).toString();
  const [whole, rest = ""] = digits.replace("-", "").split(".");
  return `${value < 0 ? "-" : ""}0.${"0".repeat(-Number(power) - 1)}${whole}${rest}`;
}
