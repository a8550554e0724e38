/** Findings about how many: options chosen, rows filled in. */

import { finding } from "./reading.js";

/**
 * `too-few` for a list that somebody has begun, and `too-many`.
 * @param {number} count
 * @param {number | null} min
 * @param {number | null} max
 */
export function countFindings(count, min = null, max = null) {
  const findings = [];
  if (count && min != null && count < min) findings.push(finding("too-few", {}, { min, count }));
  if (max != null && count > max) findings.push(finding("too-many", {}, { max, count }));
  return findings;
}
