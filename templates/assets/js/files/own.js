/** Files that the site's own pages have saved: opened again, they come from anywhere. */

import limits from "#contract/limits.json" with { type: "json" };
import { isObject } from "../reading/text.js";
import { parseJson } from "./jsonfile.js";

/**
 * What a file of this format says, or null where it is no such file. Raises Unreadable.
 * @param {File} file
 * @param {string} format
 * @returns {Promise<Record<string, any> | null>}
 */
export async function ownFile(file, format) {
  if (file.size > limits.answer_bytes) return null;
  const found = parseJson(await file.text());
  return found?.format === format ? found : null;
}

/**
 * The objects of a list, of anything else none.
 * @param {unknown} value
 * @returns {Record<string, any>[]}
 */
export const objectsIn = (value) => (Array.isArray(value) ? value.filter(isObject) : []);
