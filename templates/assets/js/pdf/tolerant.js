// @ts-nocheck: reaches into what pdf-lib keeps private, as library.js does; tests/intake/test_cut_off.py holds it.
import PDFDict from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFDict.js";
import PDFName from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFName.js";
import PDFNull from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFNull.js";
import PDFNumber from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFNumber.js";
import PDFRef from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFRef.js";
import PDFString from "../../../../node_modules/@cantoo/pdf-lib/es/core/objects/PDFString.js";
import PDFCatalog from "../../../../node_modules/@cantoo/pdf-lib/es/core/structures/PDFCatalog.js";
import PDFPageLeaf from "../../../../node_modules/@cantoo/pdf-lib/es/core/structures/PDFPageLeaf.js";
import PDFPageTree from "../../../../node_modules/@cantoo/pdf-lib/es/core/structures/PDFPageTree.js";
import { IsDelimiter } from "../../../../node_modules/@cantoo/pdf-lib/es/core/syntax/Delimiters.js";
import { IsWhitespace } from "../../../../node_modules/@cantoo/pdf-lib/es/core/syntax/Whitespace.js";

const IS_HEX = Uint8Array.from({ length: 256 }, (_, code) => Number(/[0-9A-Fa-f]/.test(String.fromCharCode(code))));
const [SLASH, GREATER, HASH, MAX_WORD] = [47, 62, 35, 1000];
const NUMBER = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)$/;
const ENDS = /^(?:endobj|obj|endstream|stream|xref|trailer|startxref)$/;
const name = (text) => PDFName.of(text);

/**
 * Reads on where something is no word of PDF, as qpdf does, which the command line reads with, and notes it in `isOdd`. pdf-lib would give up the
 * whole object, with the answer in it, or take it for something else.
 */
export function tolerate(parser) {
  const { bytes } = parser;
  const [parseObject, parseNumberOrRef, parseHexString, parseName] = [
    "parseObject",
    "parseNumberOrRef",
    "parseHexString",
    "parseName",
  ].map((method) => parser[method].bind(parser));
  let depth = 0;
  parser.isOdd = false;

  const isRegular = (byte) => byte !== undefined && !IsWhitespace[byte] && !IsDelimiter[byte];

  function word(from) {
    let end = from;
    while (isRegular(bytes.peekAt(end))) end += 1;
    bytes.moveTo(end);
    return String.fromCharCode(...bytes.slice(from, Math.min(end, from + MAX_WORD)));
  }

  parser.parseObject = (ref) => {
    parser.skipWhitespaceAndComments();
    const start = bytes.offset();
    depth += 1;
    try {
      return parseObject(ref);
    } catch (error) {
      if (depth === 1 || bytes.offset() !== start || bytes.done()) throw error;
      const found = word(start);
      if (ENDS.test(found)) throw error;
      if (!found) bytes.next(); // a bracket that closes nothing
      parser.isOdd = true;
      return found ? PDFString.of(found) : PDFNull;
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
    if (found && (isRef ? isEnd && IsWhitespace[last] : isEnd || IsWhitespace[last])) return found;
    bytes.moveTo(start);
    const written = word(start);
    if (NUMBER.test(written)) return PDFNumber.of(Number(written)); // what follows is none
    parser.isOdd = true;
    return PDFString.of(written);
  };

  parser.parseHexString = (ref) => {
    const begin = bytes.offset() + 1;
    const found = parseHexString(ref);
    const written = bytes.slice(begin, bytes.offset() - 1);
    if (written.every((byte) => IsWhitespace[byte] || IS_HEX[byte])) return found;
    parser.isOdd = true;
    return PDFNull;
  };

  parser.parseName = () => {
    const begin = bytes.offset();
    const found = parseName();
    for (let at = begin; at < bytes.offset(); at++)
      if (bytes.peekAt(at) === HASH && !(IS_HEX[bytes.peekAt(at + 1)] && IS_HEX[bytes.peekAt(at + 2)]))
        parser.isOdd = true;
    return found;
  };

  parser.parseDict = (ref) => {
    const dict = new Map();
    const isAtEnd = () => bytes.peek() === GREATER && bytes.peekAhead(1) === GREATER;
    bytes.moveTo(bytes.offset() + 2); // <<
    parser.skipWhitespaceAndComments();
    for (let count = 0; !isAtEnd(); count++) {
      const isKey = bytes.peek() === SLASH;
      const key = isKey ? parser.parseName() : name(`Odd${count}`);
      parser.skipWhitespaceAndComments();
      if (!isKey || isAtEnd() || dict.has(key)) parser.isOdd = true;
      if (isAtEnd()) break;
      dict.set(key, parser.parseObject(ref));
      parser.skipWhitespaceAndComments();
    }
    bytes.moveTo(bytes.offset() + 2);
    const kind = { Catalog: PDFCatalog, Pages: PDFPageTree, Page: PDFPageLeaf }[dict.get(name("Type"))?.decodeText?.()];
    return (kind ?? PDFDict).fromMapWithContext(dict, parser.context);
  };
}
