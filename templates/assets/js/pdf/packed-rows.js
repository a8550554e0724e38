/** The rows of a table of objects that is packed in a stream. The twin of toolkit/pdf/read/packed_rows.py, which says why. */

import pdf from "#contract/pdf.json" with { type: "json" };
import { Unreadable } from "../files/unreadable.js";
import { unpackedFlate } from "./flate.js";
import { isWholeHead } from "./heads.js";

const [BEGIN, WIDTHS, PARTS, SIZE, PREDICTED, PACKED] = [
  "stream",
  "widths",
  "parts",
  "size",
  "predicted",
  "packed",
].map((name) => new RegExp(pdf.patterns[name]));
const END_OF_LINE = 2; // bytes, at most
const EACH_FROM_THE_ONE_ABOVE = 2; // PNG's "Up", which all programs take; 0 is a row as it is

/**
 * Kind (0 gone, 1 in the text, 2 packed), number, and the two further columns of each row: address and generation, or the stream's number and the place in it.
 * Raises Unreadable `damaged` where the table is not what its head says.
 * @param {string} text @param {Uint8Array} bytes @param {number} place
 * @returns {Generator<[number, number, number, number], void>}
 */
export function* packedRows(text, bytes, place) {
  const rest = text.slice(place);
  const found = BEGIN.exec(rest);
  if (!found) throw new Unreadable("damaged");
  const head = rest.slice(0, found.index + found[0].length);
  const [widths, size, parts] = [WIDTHS, SIZE, PARTS].map((pattern) => pattern.exec(head));
  if (!widths || !size || !isWholeHead(head)) throw new Unreadable("damaged");
  const begin = place + head.length;
  const packed = bytes.subarray(begin, Math.max(text.indexOf("endstream", begin), 0));
  const isPacked = head.includes("/Filter");
  if (isPacked && !PACKED.test(head)) return;
  const held = isPacked ? unpackedFlate(packed, pdf.limits.text) : packed;
  const [first, second, third] = widths.slice(1).map(Number);
  const width = first + second + third;
  const numbers = parts ? parts[1].trim().split(/\s+/).map(Number) : [0, Number(size[1])];
  const rowCount = numbers.reduce((sum, number, at) => sum + (at % 2 ? number : 0), 0);
  const behind = held.length - rowCount * (width + Number(PREDICTED.test(head)));
  if ((!parts && head.includes("/Index")) || behind < 0 || behind > END_OF_LINE) throw new Unreadable("damaged");
  const rows = rowsIn(held, width, PREDICTED.test(head));
  for (let part = 0; part + 1 < numbers.length; part += 2) {
    for (let count = 0; count < numbers[part + 1]; count++) {
      const row = rows.next().value;
      if (!row) return;
      const value = (from, to) => row.subarray(from, to).reduce((sum, byte) => sum * 256 + byte, 0);
      const kind = first ? value(0, first) : 1;
      if (kind > 2) throw new Unreadable("damaged");
      yield [kind, numbers[part] + count, value(first, first + second), value(first + second, width)];
    }
  }
}

/**
 * @param {Uint8Array} held @param {number} width @param {boolean} isPredicted
 * @returns {Generator<Uint8Array, undefined>}
 */
function* rowsIn(held, width, isPredicted) {
  const step = width + Number(isPredicted);
  if (!width) return undefined;
  const kind = isPredicted ? held[0] : 0;
  if (kind !== 0 && kind !== EACH_FROM_THE_ONE_ABOVE) return undefined;
  if (isPredicted) for (let at = 0; at < held.length; at += step) if (held[at] !== kind) return undefined;
  let above = new Uint8Array(width);
  for (let at = step - width; at + width <= held.length; at += step) {
    const row = held.slice(at, at + width);
    if (kind) for (let place = 0; place < width; place++) row[place] += above[place];
    yield row;
    above = row;
  }
  return undefined;
}
