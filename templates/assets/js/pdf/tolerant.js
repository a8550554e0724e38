// @ts-nocheck: reaches into what pdf-lib keeps private, as library.js does; tests/intake/test_cut_off.py holds it.

import pdf from "#contract/pdf.json" with { type: "json" };
import {
  IsDelimiter,
  IsWhitespace,
  PDFCatalog,
  PDFDict,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFPageLeaf,
  PDFPageTree,
  PDFRef,
  PDFString,
} from "./pdf-lib.js";

const IS_HEX = Uint8Array.from({ length: 256 }, (_, code) => Number(/[0-9A-Fa-f]/.test(String.fromCharCode(code))));
const [GREATER, HASH, MAX_WORD] = [62, 35, 1000];
const { words: MOST_WORDS, nested: MOST_DEPTH, held: MOST_HELD } = pdf.limits; // of an object
const NUMBER = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)$/;
const ENDS = /^(?:endobj|obj|endstream|stream|xref|trailer|startxref)$/;
// Numbers of objects are of 31 bits, others of 63.
const refuseLarge = (found, number) => {
  if (Math.abs(number) >= 2 ** 31) throw new Error("a number that is too large");
  return found;
};
const name = (text) => PDFName.of(text);
IsWhitespace[11] = 1; // qpdf takes it for space

/**
 * Reads on where something is no word of PDF, as qpdf does, which the command line reads with, and notes it in `isOdd`: programs write NaN and
 * undefined, and pdf-lib would give up the whole object, with the answer in it. An object that is broken otherwise is left out by both.
 */
export function tolerate(parser) {
  const { bytes } = parser;
  const [parseObject, parseArray, parseNumberOrRef, parseHexString, parseName] = [
    "parseObject",
    "parseArray",
    "parseNumberOrRef",
    "parseHexString",
    "parseName",
  ].map((method) => parser[method].bind(parser));
  let [depth, odd] = [0, 0];
  parser.isOdd = false;

  const isRegular = (byte) => byte !== undefined && !IsWhitespace[byte] && !IsDelimiter[byte];

  function word(from) {
    let end = from;
    while (isRegular(bytes.peekAt(end))) end += 1;
    bytes.moveTo(end);
    return String.fromCharCode(...bytes.slice(from, Math.min(end, from + MAX_WORD)));
  }

  function noteOdd() {
    parser.isOdd = true;
    if ((odd += 1) > MOST_WORDS) throw new Error("too much that is none");
  }

  /** What is no word of PDF, letter for letter. */
  function asText(written) {
    noteOdd();
    if (parser.places === null) return PDFNull; // as qpdf takes it where it collects objects itself
    const text = PDFString.of(written);
    text.isDecrypted = true; // nothing in it is an escape
    return text;
  }

  parser.parseObject = (ref) => {
    parser.skipWhitespaceAndComments();
    const start = bytes.offset();
    if (!depth) odd = 0;
    if (depth >= MOST_DEPTH) throw new Error("nested too deep");
    depth += 1;
    try {
      return parseObject(ref);
    } catch (error) {
      if (bytes.offset() !== start || bytes.done()) throw error;
      const found = word(start);
      if (!found || ENDS.test(found)) throw error;
      return asText(found);
    } finally {
      depth -= 1;
    }
  };

  parser.parseNumberOrRef = () => {
    const start = bytes.offset();
    let found = null;
    try {
      found = parseNumberOrRef();
    } catch {
      // several points or signs
    }
    const isRef = found instanceof PDFRef;
    const last = bytes.peekAhead(isRef ? -2 : -1); // before the R, or behind the digits
    const isEnd = !isRegular(bytes.peek());
    if (isRef && isEnd && IsWhitespace[last]) return refuseLarge(found, found.objectNumber);
    if (found && !isRef && (isEnd || IsWhitespace[last])) return refuseLarge(found, found.asNumber() / 2 ** 32);
    bytes.moveTo(start);
    const written = word(start);
    if (!NUMBER.test(written)) return asText(written);
    return refuseLarge(PDFNumber.of(Number(written)), written.includes(".") ? 0 : Number(written) / 2 ** 32); // what follows is none
  };

  parser.parseHexString = (ref) => {
    const begin = bytes.offset() + 1;
    const found = parseHexString(ref);
    const written = bytes.slice(begin, bytes.offset() - 1);
    if (written.every((byte) => IsWhitespace[byte] || IS_HEX[byte])) return found;
    throw new Error("a sign in a string of digits that is none");
  };

  parser.parseName = () => {
    const begin = bytes.offset();
    const found = parseName();
    for (let at = begin; at < bytes.offset(); at++)
      if (bytes.peekAt(at) === HASH && !(IS_HEX[bytes.peekAt(at + 1)] && IS_HEX[bytes.peekAt(at + 2)]))
        parser.isOdd = true;
    return found;
  };

  parser.parseArray = (ref) => {
    const found = parseArray(ref);
    const last = found.size() > MOST_HELD ? found.get(found.size() - 1) : null;
    if (last && !(last instanceof PDFRef || last instanceof PDFNumber)) throw new Error("too much in one list"); // qpdf counts neither
    return found;
  };

  parser.parseDict = (ref) => {
    const dict = new Map();
    const isAtEnd = () => bytes.peek() === GREATER && bytes.peekAhead(1) === GREATER;
    bytes.moveTo(bytes.offset() + 2); // <<
    parser.skipWhitespaceAndComments();
    while (!isAtEnd()) {
      const key = parser.parseName();
      if (dict.has(key)) noteOdd();
      dict.set(key, parser.parseObject(ref));
      parser.skipWhitespaceAndComments();
    }
    bytes.moveTo(bytes.offset() + 2);
    if (dict.size > MOST_HELD) throw new Error("too much in one dictionary");
    const kind = { Catalog: PDFCatalog, Pages: PDFPageTree, Page: PDFPageLeaf }[dict.get(name("Type"))?.decodeText?.()];
    return (kind ?? PDFDict).fromMapWithContext(dict, parser.context);
  };
}
