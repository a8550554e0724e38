/** The language that answers are written in, matched by tag: `da`, `DA`, `da-DK` and `da_DK` are Danish. */

import languages from "#contract/languages.json" with { type: "json" };
import { isText } from "./text.js";

export const UNDETERMINED = "und"; // as BCP 47 says it: what is read differently in two languages is not read

/**
 * The language whose tag that is; null where it is none that is known here.
 * @param {any} tag
 */
export function languageOf(tag) {
  const match = isText(tag) ? /^([A-Za-z]{2,3})(?:[-_.@][A-Za-z0-9-]{1,8})*$/.exec(tag.trim()) : null;
  const name = match?.[1].toLowerCase();
  return name !== undefined && Object.hasOwn(languages, name) ? name : null;
}
