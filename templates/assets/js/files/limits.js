/** How much an answer document may hold before anything is judged, shown or kept. The twin is in toolkit/intake/documents.py. */

import limits from "#contract/limits.json" with { type: "json" };

const { values: MOST, text: LONGEST, depth: DEEPEST } = limits.answers;

/**
 * The verdict on a document that holds more than any sheet has room for; null for others.
 * @param {any} document
 * @returns {import("../contract/document.d.ts").Verdict | null}
 */
export function excessOf(document) {
  /** @type {[any, number][]} */
  const rest = [[document, 1]];
  let count = 0;
  /** @type {import("../contract/document.d.ts").Verdict | null} */
  let verdict = null;
  for (let next = rest.pop(); next; next = rest.pop()) {
    const [item, depth] = next;
    if (isLong(item)) verdict = "value-too-long";
    if (item === null || typeof item !== "object") continue;
    if (depth > DEEPEST) return "bad-json";
    const keys = Object.keys(item);
    count += keys.length;
    if (count > MOST) return "too-many-fields";
    for (const key of keys) {
      if (isLong(key)) verdict = "value-too-long";
      rest.push([item[key], depth + 1]);
    }
  }
  return verdict;
}

/**
 * Python counts code points: a text of that many units may be shorter there.
 * @param {any} text
 */
const isLong = (text) => typeof text === "string" && text.length > LONGEST && [...text].length > LONGEST;
