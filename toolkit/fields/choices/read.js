/** Reading any number of options. */

import { countFindings } from "#js/reading/count.js";
import { append, finding, notUsable, reading } from "#js/reading/reading.js";
import { clean, isEmpty, isText } from "#js/reading/text.js";

/**
 * @param {import("#js/contract/document.d.ts").ChoicesField} field
 * @param {any} raw
 */
export function read(field, raw) {
  if (!Array.isArray(raw) || !raw.every(isText)) return notUsable(raw, "wrong-type");
  const chosen = new Set(raw.filter((item) => !isEmpty(item)).map(clean));
  const known = field.options.map((option) => option.value).filter((value) => chosen.delete(value));
  const unknown = [...chosen];
  const findings = unknown.map((value) => finding("unknown-option", {}, { value }));
  if (known.length > 1 && field.options.some((option) => option.exclusive && known.includes(option.value))) {
    findings.push(finding("exclusive-option"));
  }
  append(findings, countFindings(known.length + unknown.length, field.at_least, field.at_most));
  return reading([...known, ...unknown], known, findings);
}
