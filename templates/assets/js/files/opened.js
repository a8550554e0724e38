/** A chosen file, for the form and the check page alike: its kind by its content, its size looked at before it is read. */

import limits from "#contract/limits.json" with { type: "json" };
import { HEAD, kindOf } from "./kinds.js";
import { Unreadable } from "./unreadable.js";

/** @type {Record<string, number>} */
const MOST = { pdf: limits.pdf_bytes, json: limits.answer_bytes };

/**
 * `{reads, verdict, bytes}`: how it is read (`pdf`, `json`) and its bytes; without bytes where it is of another kind: `verdict` says which, or
 * `reads` what only the command line reads (`yaml zip mail`). Raises Unreadable for its size.
 * @param {File} file
 * @param {string} path its name, which counts where the content says nothing
 */
export async function openFile(file, path = file.name) {
  const { reads, verdict } = kindOf(path, new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
  if (reads === null || !MOST[reads]) return { reads, verdict, bytes: null };
  if (!file.size || file.size > MOST[reads]) throw new Unreadable(file.size ? "too-big" : "empty-file");
  return { reads, verdict: null, bytes: new Uint8Array(await file.arrayBuffer()) };
}
