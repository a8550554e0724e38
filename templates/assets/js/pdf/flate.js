// @ts-nocheck: reaches into what pdf-lib keeps private, as library.js does; tests/browser/test_pdf_library.py holds it.
/** What pdf-lib unpacks, counted; and what it does not look at: whether data packed by Flate is whole. */

import { DecodeStream, FlateStream, Stream } from "./pdf-lib.js";

export class OverBudget extends Error {
  isOverBudget = true;
}

let unpacked = null; // {left} while somebody counts; pdf-lib decodes nowhere else
const grow = DecodeStream.prototype.ensureBuffer;
DecodeStream.prototype.ensureBuffer = function ensureBuffer(wanted) {
  const before = this.buffer.byteLength;
  if (unpacked && wanted > before) {
    if (wanted - before > unpacked.left) throw new OverBudget();
    const buffer = grow.call(this, wanted);
    unpacked.left -= buffer.byteLength - before;
    return buffer;
  }
  return grow.call(this, wanted);
};

/** Runs `act` with at most `most` bytes unpacked in it; throws where that is not enough. */
export function withUnpacked(most, act) {
  const outer = unpacked;
  unpacked = { left: most };
  try {
    return act();
  } finally {
    unpacked = outer;
  }
}

/**
 * Whether data packed by Flate is whole, by its checksum (Adler-32), which pdf-lib does not look at, and nothing but the end of a line stands
 * behind it; null where there is no room left to see. `room`: `{left}` bytes; `isRight`: a further look at the data.
 */
export function isUnpacked(packed, room, isRight = (_data) => true) {
  try {
    const source = new Stream(packed);
    const flate = new FlateStream(source);
    const data = withUnpacked(4 * room.left, () => flate.getBytes()); // which counts the buffers, and each is twice the one before
    room.left -= data.length;
    if (room.left < 0) return null;
    const behind = packed.subarray(source.pos - (flate.codeSize >> 3)); // it may have read some bytes too far
    return behind.length < 7 && checksum(data).every((byte, at) => behind[at] === byte) && isRight(data);
  } catch (error) {
    if (!error.isOverBudget) return false;
    room.left = 0;
    return null;
  }
}

/** The data, at most `most` bytes; none where it is packed wrongly. */
export function unpackedFlate(packed, most) {
  try {
    return withUnpacked(4 * most, () => new FlateStream(new Stream(packed)).getBytes(most));
  } catch {
    return new Uint8Array();
  }
}

function checksum(data) {
  let [low, high] = [1, 0];
  for (let at = 0; at < data.length; ) {
    for (const end = Math.min(at + 3000, data.length); at < end; at++) high += low += data[at];
    low %= 65521;
    high %= 65521;
  }
  return [high >> 8, high & 255, low >> 8, low & 255];
}
