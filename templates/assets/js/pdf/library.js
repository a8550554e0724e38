// @ts-nocheck: reaches into what pdf-lib keeps private; tests/browser/test_pdf_library.py and test_check_reader.py hold it.
/**
 * What stands on parts of pdf-lib that it does not promise to keep: its objects, by file; a parser that keeps to a budget; a count of what
 * is unpacked. The version is pinned, and tests/browser/test_pdf_library.py fails where one of the counts is not kept any more.
 *
 * By file and not by the package's name: its index has side effects that esbuild must keep, and it draws, too (251 KB gz instead of 145; the
 * rest of that are fonts which an error class names).
 *
 * pdf-lib reads a file from front to back, tries again where it stumbles, and unpacks whatever it is given: 25 MB of `1 0 obj <<` would take
 * it hours and a bomb of 100 KB gigabytes. So bytes read again, bytes unpacked and objects are counted; a budget that is used up ends in an
 * exception that pdf-lib does not survive.
 */

import pdf from "#contract/pdf.json" with { type: "json" };
import { CipherTransformFactory } from "../../../../node_modules/@cantoo/pdf-lib/es/core/crypto.js";
import PDFArray from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFArray.js";
import PDFBool from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFBool.js";
import PDFDict from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFDict.js";
import PDFHexString from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFHexString.js";
import PDFInvalidObject from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFInvalidObject.js";
import PDFName from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFName.js";
import PDFNull from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFNull.js";
import PDFNumber from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFNumber.js";
import PDFRawStream from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFRawStream.js";
import PDFRef from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFRef.js";
import PDFString from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFString.js";
import PDFObjectStreamParser from "../../../../node_modules/@cantoo/pdf-lib/es/core/parser/PDFObjectStreamParser.js";
import PDFParser from "../../../../node_modules/@cantoo/pdf-lib/es/core/parser/PDFParser.js";
import DecodeStream from "../../../../node_modules/@cantoo/pdf-lib/es/core/streams/DecodeStream.js";
import { decodePDFRawStream } from "../../../../node_modules/@cantoo/pdf-lib/es/core/streams/decode.js";
import FlateStream from "../../../../node_modules/@cantoo/pdf-lib/es/core/streams/FlateStream.js";
import Stream from "../../../../node_modules/@cantoo/pdf-lib/es/core/streams/Stream.js";
import { Unreadable } from "../files/unreadable.js";
import { tolerate } from "./tolerant.js";

export {
  CipherTransformFactory,
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
};

const MAX_UNPACKED = pdf.limits.unpacked; // bytes of all object streams together
const MAX_OBJECTS = 300_000;
const TRAILER = ["Root", "Encrypt", "Info", "ID"];
const ENDOBJ = Array.from("endobj", (sign) => sign.charCodeAt(0));
const SPACES = "[\\0\\t\\n\\f\\r ]{1,30}"; // bounded, so that no file makes the search start over for long
// A number that something else stands before is no number of an object: that would take the place of another one.
const LANDMARK = new RegExp(
  `xref|trailer|startxref|(?<![^\\0\\t\\n\\f\\r jmF])[0-9]{1,10}${SPACES}[0-9]{1,5}${SPACES}obj`,
  "g",
);
const STREAM_END = /(?:\r\n|\n|\r)?endstream/g;
const OBJECT_END = new RegExp(`${STREAM_END.source}(?=${SPACES}endobj)`, "g");
const name = (text) => PDFName.of(text);

class OverBudget extends Error {
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

class Parser extends PDFParser {
  constructor(bytes, text, cipher, budget, places) {
    super(bytes, Infinity, false, false, false, cipher);
    this.text = text;
    this.budget = budget;
    this.places = places;
    this.guard(this.bytes);
    this.odd = new Set(); // references of objects in which something is no word of PDF
    this.context.odd = this.odd;
    tolerate(this);
    const assign = this.context.assign.bind(this.context);
    this.context.assign = (ref, object) => {
      if ((budget.objects -= 1) < 0) throw this.spent();
      if (!this.isListed(ref)) return;
      assign(ref, object);
      if (this.isOdd) this.odd.add(ref);
      else this.odd.delete(ref);
    };
  }

  /** Whether the tables say that an object is where it was found: others are of an earlier saving, or gone. */
  isListed({ objectNumber }) {
    return !this.places || this.places.get(objectNumber) === this.at;
  }

  /** Jumps back are work done twice; the way forward ends by itself. */
  guard(stream) {
    const move = stream.moveTo.bind(stream);
    stream.moveTo = (offset) => {
      const back = Math.min(stream.offset(), stream.length) - offset; // a stream that names a far too large length led beyond the end
      if (back > 0 && (this.budget.again -= back) < 0) throw this.spent();
      move(offset);
    };
  }

  spent() {
    this.budget.isSpent = true;
    return new OverBudget();
  }

  /** A file without a trailer has lost its end, and with it answers; a catalogue lying around is no substitute. qpdf says the same. */
  maybeRecoverRoot() {}

  /** Instead of pdf-lib's own, which throws and catches at every byte that is not the start of an object: 1.6 µs each. */
  skipJibberish() {
    this.skipWhitespaceAndComments();
    this.bytes.moveTo(this.next(LANDMARK)?.index ?? this.bytes.length);
  }

  /** The first match from here on. */
  next(pattern) {
    pattern.lastIndex = this.bytes.offset();
    return pattern.exec(this.text);
  }

  /** Instead of pdf-lib's own, which takes the word "stream" in an answer for another stream: the end of one whose length stands elsewhere. */
  findEndOfStreamFallback() {
    const sure = this.isWithoutEnds ? null : this.next(OBJECT_END);
    this.isWithoutEnds = !sure; // there is none further on either: nothing is searched twice
    const found = sure ?? this.next(STREAM_END);
    if (!found) {
      this.bytes.moveTo(this.bytes.length);
      throw new Error("a stream without an end");
    }
    this.bytes.moveTo(found.index + found[0].length);
    return found.index;
  }

  parseString(ref) {
    const text = super.parseString(ref);
    text.isDecrypted = Boolean(this.cryptoFactory && ref); // then escapes are gone already
    return text;
  }

  /** Instead of pdf-lib's own: it believes the length of an XRef stream, and unpacks object streams without end. */
  async parseIndirectObject() {
    this.isOdd = false;
    this.skipWhitespaceAndComments();
    this.at = this.bytes.offset();
    const ref = this.parseIndirectObjectHeader();
    this.skipWhitespaceAndComments();
    const object = this.parseObject(ref);
    this.skipWhitespaceAndComments();
    this.matchKeyword(ENDOBJ);
    const type = object instanceof PDFRawStream ? object.dict.lookup(name("Type")) : null;
    this.context.assign(ref, object);
    if (type === name("XRef")) this.takeTrailer(object.dict);
    else if (!this.isListed(ref)) return ref;
    else if (type === name("ObjStm") || (type && ["N", "First"].every((key) => object.dict.has(name(key)))))
      await this.unpack(object, type, ref);
    return ref;
  }

  /** `type`: of the stream; where it is no type of PDF, what the stream holds tells that it holds objects. */
  async unpack(stream, type, { objectNumber: own }) {
    let inner;
    try {
      inner = withUnpacked(this.budget.unpacked, () => PDFObjectStreamParser.forStream(stream, () => false));
    } catch (error) {
      if (error instanceof OverBudget) throw this.spent();
      throw error;
    }
    this.budget.unpacked -= inner.bytes.length;
    this.guard(inner.bytes);
    tolerate(inner);
    inner.isOdd = type !== name("ObjStm");
    // Instead of pdf-lib's own, which loses all that stand behind one that is broken.
    const found = inner.parseOffsetsAndObjectNumbers().map(({ objectNumber, offset }) => {
      inner.bytes.moveTo(inner.firstOffset + offset);
      const ref = PDFRef.of(objectNumber, 0);
      try {
        return [ref, inner.parseObject(ref)];
      } catch (error) {
        if (error instanceof OverBudget) throw error;
        inner.isOdd = true;
        return [ref, PDFInvalidObject.of(new Uint8Array())];
      }
    });
    this.at = -own;
    this.isOdd = inner.isOdd; // qpdf, which the command line reads with, comes to all of them with the first
    for (const [ref, object] of found) this.context.assign(ref, object);
    this.isOdd = false;
  }

  maybeParseTrailerDict() {
    this.isOdd = false;
    super.maybeParseTrailerDict();
    this.context.hasOddTrailer ||= this.isOdd;
  }

  takeTrailer(dict) {
    this.context.hasOddTrailer ||= this.isOdd;
    for (const key of TRAILER) this.context.trailerInfo[key] = dict.get(name(key)) || this.context.trailerInfo[key];
  }
}

/** The bytes of each object that could not be read. */
export const brokenIn = (context) =>
  context.enumerateIndirectObjects().flatMap(([, one]) => (one instanceof PDFInvalidObject ? [one.data] : []));

/** The objects of a PDF, as pdf-lib's context. `text`: the bytes as Latin-1. Raises Unreadable `damaged`. */
export async function parse(bytes, text, cipher, places) {
  const budget = { again: 2 * bytes.length + 20_000_000, unpacked: MAX_UNPACKED, objects: MAX_OBJECTS, isSpent: false };
  const parser = new Parser(bytes, text, cipher, budget, places);
  try {
    const context = await parser.parseDocument();
    parser.places = null; // what is written into it from here on stands in no table
    parser.isOdd = false;
    if (budget.isSpent) throw new Unreadable("damaged");
    return context;
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable("damaged"); // whatever pdf-lib stumbles over
  }
}
