/** Reading options in order, or with their places. */

import { countFindings } from "#js/reading/count.js";
import { wholeNumber } from "#js/reading/number.js";
import { append, at, finding, notUnderstood, notUsable, reading, understood } from "#js/reading/reading.js";
import { clean, filled, isEmpty, isObject, isText, unknownKeys } from "#js/reading/text.js";

/** @param {import("#js/contract/document.d.ts").RankingField} field */
const valuesOf = (field) => field.options.map((option) => option.value);

/**
 * @param {import("#js/contract/document.d.ts").RankingField} field
 * @param {any} raw
 */
export function read(field, raw) {
  if (isObject(raw)) return readPlaces(field, raw);
  if (!Array.isArray(raw) || !raw.every(isText)) return notUsable(raw, "wrong-type");
  const order = raw.filter((item) => !isEmpty(item)).map(clean);
  const values = new Set(valuesOf(field));
  const times = new Map();
  for (const value of order) times.set(value, (times.get(value) || 0) + 1);
  const distinct = [...times.keys()];
  const findings = [
    ...distinct.filter((value) => !values.has(value)).map((value) => finding("unknown-option", {}, { value })),
    ...distinct.filter((row) => values.has(row) && times.get(row) > 1).map((row) => finding("duplicate-rank", { row })),
  ];
  return reading(order, findings.length ? null : order, [...findings, ...countFindings(order.length, field.at_least)]);
}

/**
 * `{option: place}`, as a PDF yields it: a list where every place is clear, else left as it stands.
 * @param {import("#js/contract/document.d.ts").RankingField} field
 * @param {Record<string, any>} raw
 */
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
  return understood(order, countFindings(order.length, field.at_least));
}
