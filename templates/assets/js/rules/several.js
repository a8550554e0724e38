/** Reading a field with several answers: choices, ranking. */

import { append, at, finding, notUnderstood, notUsable, reading, understood } from "../reading/reading.js";
import { clean, filled, isEmpty, isObject, isText, unknownKeys } from "../reading/text.js";
import { wholeNumber } from "./single.js";

const valuesOf = (field) => field.options.map((option) => option.value);
const isList = (raw) => Array.isArray(raw) && raw.every(isText);
const cleaned = (raw) => raw.filter((item) => !isEmpty(item)).map(clean);

export function readChoices(field, raw) {
  if (!isList(raw)) return notUsable(raw, "wrong-type");
  const chosen = new Set(cleaned(raw));
  const known = valuesOf(field).filter((value) => chosen.delete(value));
  const unknown = [...chosen];
  const findings = unknown.map((value) => finding("unknown-option", {}, { value }));
  if (known.length > 1 && field.options.some((option) => option.exclusive && known.includes(option.value))) {
    findings.push(finding("exclusive-option"));
  }
  append(findings, countFindings(field, known.length + unknown.length));
  return reading([...known, ...unknown], known, findings);
}

export function readRanking(field, raw) {
  if (isObject(raw)) return readPlaces(field, raw);
  if (!isList(raw)) return notUsable(raw, "wrong-type");
  const order = cleaned(raw);
  const values = new Set(valuesOf(field));
  const times = new Map();
  for (const value of order) times.set(value, (times.get(value) || 0) + 1);
  const distinct = [...times.keys()];
  const findings = [
    ...distinct.filter((value) => !values.has(value)).map((value) => finding("unknown-option", {}, { value })),
    ...distinct.filter((row) => values.has(row) && times.get(row) > 1).map((row) => finding("duplicate-rank", { row })),
  ];
  return reading(order, findings.length ? null : order, [...findings, ...countFindings(field, order.length)]);
}

/** `{option: place}`, as a PDF yields it: a list where every place is clear, else left as it stands. */
function readPlaces(field, raw) {
  const values = valuesOf(field);
  const written = filled(raw);
  const findings = unknownKeys(written, values).map((value) => finding("unknown-option", {}, { value }));
  const places = new Map();
  for (const row of values) {
    if (!(row in written)) continue;
    const place = wholeNumber(written[row]);
    if (place === null) append(findings, at(notUnderstood(written[row], "not-a-number").findings, { row }));
    else if (place < 1 || place > values.length) {
      findings.push(finding("out-of-range", { row }, { min: "1", max: String(values.length) }));
    } else if (places.has(place)) findings.push(finding("duplicate-rank", { row }));
    else places.set(place, row);
  }
  if (findings.length) return reading(written, null, findings);
  const order = [...places].sort((left, right) => left[0] - right[0]).map(([, option]) => option);
  return understood(order, countFindings(field, order.length));
}

/** `too-few` and `too-many` for a list that somebody has begun. */
function countFindings(field, count) {
  const { at_least: min, at_most: max } = field;
  const findings = [];
  if (count && min != null && count < min) findings.push(finding("too-few", {}, { min, count }));
  if (max != null && count > max) findings.push(finding("too-many", {}, { max, count }));
  return findings;
}
