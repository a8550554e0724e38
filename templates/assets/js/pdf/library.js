// @ts-nocheck: reaches into what pdf-lib keeps private; tests/browser/test_pdf_library.py and test_check_reader.py hold it.
/**
 * What stands on parts of pdf-lib that it does not promise to keep: its objects, by file; a parser that keeps to a budget, of which `flate.js` counts what
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
import { Unreadable } from "../files/unreadable.js";
import { isUnpacked, OverBudget, withUnpacked } from "./flate.js";
import {
  PDFArray,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFObjectStreamParser,
  PDFParser,
  PDFRawStream,
  PDFRef,
} from "./pdf-lib.js";
import { tolerate } from "./tolerant.js";

const MAX_UNPACKED = pdf.limits.unpacked; // bytes of all object streams together
const MAX_OBJECTS = 300_000;
const HOLD_MORE = [PDFDict, PDFArray, PDFRawStream];
const KEPT = ["Root", "Encrypt", "Info", "ID"];
const [ENDOBJ, XREF, TRAILER, STARTXREF] = ["endobj", "xref", "trailer", "startxref"].map((word) =>
  Array.from(word, (sign) => sign.charCodeAt(0)),
);
const SPACES = "[\\0\\t\\n\\f\\r ]{1,30}"; // bounded, so that no file makes the search start over for long
// A number that something else stands before is no number of an object: that would take the place of another one.
const LANDMARK = new RegExp(
  `(?<![0-9A-Za-z])(?:xref|trailer|startxref)|(?<![^\\0\\t\\n\\f\\r jmF])[0-9]{1,10}${SPACES}[0-9]{1,5}${SPACES}obj`,
  "g",
);
const STREAM_END = /endstream/g;
// Where the word is broken, the end of the object is the next sign of it.
const OBJECT_END = new RegExp(
  `${STREAM_END.source}(?=${SPACES}endobj)|(?=endobj${SPACES}[0-9]{1,10}${SPACES}[0-9]{1,5}${SPACES}obj)`,
  "g",
);
const name = (text) => PDFName.of(text);

class Parser extends PDFParser {
  constructor(bytes, text, cipher, budget, places) {
    super(bytes, Infinity, false, false, false, cipher);
    this.text = text;
    this.budget = budget;
    this.places = places;
    this.found = new Set(); // numbers of the objects that have been read
    this.guard(this.bytes);
    this.odd = new Set(); // references of objects in which something is no word of PDF
    this.context.odd = this.odd;
    this.context.besideOdd = new Set(); // … of those packed together with one, or in what does not say that it holds objects
    this.context.isMissing = (ref) => this.isMissing(ref, places);
    tolerate(this);
    const assign = this.context.assign.bind(this.context);
    this.context.assign = (ref, object) => {
      if ((budget.objects -= 1) < 0) throw this.spent();
      if (!this.isListed(ref)) return;
      this.found.add(ref.objectNumber);
      assign(ref, object);
      if (this.isOdd) this.odd.add(ref);
      else this.odd.delete(ref);
    };
  }

  /** Whether the tables say that an object is where it was found: others are of an earlier saving, or gone. */
  isListed({ objectNumber }) {
    return !this.places || this.places.get(objectNumber) === this.at;
  }

  /** Whether the tables, which `places` are of, name an object that could not be read, or what it is packed in could not. */
  isMissing({ objectNumber }, places) {
    const at = places?.get(objectNumber);
    if (at > 0) return !this.found.has(objectNumber);
    return at < 0 && !(this.context.lookup(PDFRef.of(-at, 0)) instanceof PDFRawStream);
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

  /** Instead of pdf-lib's own, which gives up where the version of PDF cannot be read; `ending.js` tells that. */
  parseHeader() {
    this.skipJibberish();
    return this.context.header;
  }

  /** Instead of pdf-lib's own, which reads on behind a table that is none, and takes the number of an object for a row. `ending.js` has read it. */
  maybeParseCrossRefSection() {
    this.skipWhitespaceAndComments();
    this.matchKeyword(XREF);
  }

  /** Instead of pdf-lib's own, which gives up where no number follows. */
  maybeParseTrailer() {
    this.skipWhitespaceAndComments();
    this.matchKeyword(STARTXREF);
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

  /** Instead of pdf-lib's own, which passes by all up to the next `endobj`, other objects too. */
  tryToParseInvalidIndirectObject() {
    this.context.assign(this.parseIndirectObjectHeader(), PDFInvalidObject.of(new Uint8Array()));
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
    const isEnded = this.matchKeyword(ENDOBJ);
    if (!isEnded && !HOLD_MORE.some((kind) => object instanceof kind)) throw new Error("a word, and no end behind it");
    const type = object instanceof PDFRawStream ? object.dict.lookup(name("Type")) : null;
    this.context.assign(ref, object);
    if (type === name("XRef")) this.takeTrailer(object.dict);
    else if (!this.isListed(ref)) return ref;
    else if (type === name("ObjStm") || (type && ["N", "First"].every((key) => object.dict.has(name(key)))))
      await this.unpack(object, type, ref);
    return ref;
  }

  /** The objects that tables name and the way from front to back passed by: a broken one before them has taken them in. */
  async readMissed() {
    const missed = [...(this.places ?? [])].filter(([number, at]) => at > 0 && !this.found.has(number));
    for (const [, at] of missed.sort((one, other) => one[1] - other[1])) {
      this.bytes.moveTo(at);
      try {
        await this.parseIndirectObject();
      } catch {
        this.bytes.moveTo(at);
        this.tryToParseInvalidIndirectObject();
      }
    }
  }

  /** `type`: of the stream; where it is no type of PDF, what the stream holds tells that it holds objects. */
  async unpack(stream, type, { objectNumber: own }) {
    // What is locked nobody could look at before.
    const isFlate = stream.dict.get(name("Filter")) === name("FlateDecode");
    if (this.cryptoFactory && isFlate && !isUnpacked(stream.contents, { left: this.budget.unpacked }))
      throw this.spent();
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
    const all = inner.bytes.bytes;
    let last = -1;
    const places = inner.parseOffsetsAndObjectNumbers();
    // Instead of pdf-lib's own, which loses all that stand behind one that is broken, and lets one that lost its end read on in the next.
    const found = places.map(({ objectNumber, offset }, index) => {
      const ref = PDFRef.of(objectNumber, 0);
      const next = places[index + 1]?.offset;
      const isBehind = offset > last; // qpdf, which the command line reads with, leaves out any other, and ends each where the next begins
      last = Math.max(last, offset);
      inner.bytes.bytes = next > offset ? all.subarray(0, inner.firstOffset + next) : all;
      inner.bytes.length = inner.bytes.bytes.length;
      inner.isOdd = false;
      try {
        if (!isBehind) throw new Error("a place before the last one");
        inner.bytes.moveTo(inner.firstOffset + offset);
        return [ref, inner.parseObject(ref), inner.isOdd];
      } catch (error) {
        if (error instanceof OverBudget) throw error;
        return [ref, PDFInvalidObject.of(new Uint8Array()), true];
      }
    });
    this.at = -own;
    // qpdf, which the command line reads with, comes to all of them with the first.
    const isBroken = type !== name("ObjStm") || found.some(([, , isOdd]) => isOdd);
    for (const [ref, object, isOdd] of found) {
      this.isOdd = isOdd;
      this.context.assign(ref, object);
      if (isBroken) this.context.besideOdd.add(ref);
    }
    this.isOdd = false;
  }

  /** Instead of pdf-lib's own, which gives up the file where one is broken, though `ending.js` goes by another one. */
  maybeParseTrailerDict() {
    this.skipWhitespaceAndComments();
    if (!this.matchKeyword(TRAILER)) return;
    try {
      const dict = this.parseObject();
      if (dict instanceof PDFDict) this.takeTrailer(dict);
    } catch (error) {
      if (error instanceof OverBudget) throw error;
    }
  }

  takeTrailer(dict) {
    for (const key of KEPT) this.context.trailerInfo[key] = dict.get(name(key)) || this.context.trailerInfo[key];
  }
}

/** The objects of a PDF, as pdf-lib's context. `text`: the bytes as Latin-1. Raises Unreadable `damaged`. */
export async function parse(bytes, text, cipher, places) {
  const budget = { again: 2 * bytes.length + 20_000_000, unpacked: MAX_UNPACKED, objects: MAX_OBJECTS, isSpent: false };
  const parser = new Parser(bytes, text, cipher, budget, places);
  try {
    const context = await parser.parseDocument();
    await parser.readMissed();
    parser.places = null; // what is written into it from here on stands in no table
    parser.isOdd = false;
    if (budget.isSpent) throw new Unreadable("damaged");
    return context;
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable("damaged"); // whatever pdf-lib stumbles over
  }
}
