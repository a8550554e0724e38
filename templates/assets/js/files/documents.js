/** Answer files, JSON, → the answer document. Whatever is no answer file ends in a verdict. The twin of toolkit/intake/documents.py. */

import limits from "#contract/limits.json" with { type: "json" };
import { isObject } from "../reading/text.js";
import { FORMAT } from "./file.js";
import { parseJson } from "./jsonfile.js";
import { excessOf } from "./limits.js";
import { Unreadable } from "./unreadable.js";

const MAX_BYTES = limits.answer_bytes;

/**
 * The answer document in the bytes of a JSON file. Raises Unreadable.
 * @param {Uint8Array} bytes
 */
export function readJson(bytes) {
  const found = parseJson(decode(bytes));
  if (!isObject(found) || found.format !== FORMAT || typeof found.worksheet !== "string")
    throw new Unreadable("not-answers");
  const excess = excessOf(found);
  if (excess) throw new Unreadable(excess);
  return found;
}

/**
 * UTF-8 with or without byte order mark; UTF-16 with one, as Windows programs export it.
 * @param {Uint8Array} bytes
 */
function decode(bytes) {
  if (bytes.length > MAX_BYTES) throw new Unreadable("too-big");
  if (bytes.every((byte) => byte === 32 || (byte >= 9 && byte <= 13))) throw new Unreadable("empty-file");
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable("wrong-encoding");
  }
}
