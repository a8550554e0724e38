/** Answer files, JSON, → the answer document. Whatever is no answer file ends in a verdict. The twin of toolkit/intake/documents.py. */

import limits from "#contract/limits.json" with { type: "json" };
import { isEmpty, isObject } from "../reading/text.js";
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
  if (!isObject(found)) throw new Unreadable("not-answers");
  const { format, worksheet } = found;
  if (typeof format === "string" && format !== FORMAT && !isEmpty(format))
    throw new Unreadable("not-answers", { why: "format", format, known: FORMAT });
  if (typeof worksheet !== "string" || isEmpty(worksheet)) throw new Unreadable("not-answers");
  if (format !== FORMAT) throw new Unreadable("not-answers", { why: "no-format", known: FORMAT });
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
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (encoding === "utf-8" || !text.includes("\0")) return text; // UTF-32 begins like UTF-16
  } catch {
    // said below
  }
  throw new Unreadable("wrong-encoding");
}
