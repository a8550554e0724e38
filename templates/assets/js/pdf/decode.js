/** Text strings of a PDF as people meant them. The twin of toolkit/pdf/read/decode.py. */

import limits from "#contract/limits.json" with { type: "json" };
import pdf from "#contract/pdf.json" with { type: "json" };
import { Unreadable } from "../files/unreadable.js";
import { isUnpacked, withUnpacked } from "./flate.js";
import { get, isArray, isDict, isName, items, nameText } from "./objects.js";
import { decodePDFRawStream, PDFBool, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFString } from "./pdf-lib.js";

const MAX_LENGTH = limits.answers.text; // characters of one value, as in answer files
const FLATE = PDFName.of("FlateDecode");
const MAX_STREAM = 4 * MAX_LENGTH;
const [LANGUAGE, MARKUP, ENTITY] = ["language", "markup", "entity"].map((name) => new RegExp(pdf.patterns[name], "gu"));
const [WINDOWS, NOT_WINDOWS] = ["windows", "not_windows"].map((name) => new RegExp(pdf.patterns[name]));
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
// PDFDocEncoding where it is not Latin-1; ISO 32000 D.2.
const LOW = "˘ˇˆ˙˝˛˚˜"; // 18–1F
const HIGH = "\ufffd•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd€"; // 7F–A0
const ESCAPES = { n: 10, r: 13, t: 9, b: 8, f: 12 };

export const isString = (value) => value instanceof PDFString || value instanceof PDFHexString;

/** The bytes of a string object. pdf-lib keeps a literal string as it stands in the file, one character a byte. */
function bytesOf(text) {
  const written = text.asString();
  if (text instanceof PDFHexString) {
    const digits = written.replace(/[^0-9A-Fa-f]/g, "");
    return Uint8Array.from({ length: Math.ceil(digits.length / 2) }, (_, at) =>
      parseInt(digits.substr(2 * at, 2).padEnd(2, "0"), 16),
    );
  }
  if (text.isDecrypted || !/[\\\r]/.test(written)) return Uint8Array.from(written, (sign) => sign.charCodeAt(0));
  const plain = written.replace(/\\([0-7]{1,3}|\r\n|[\s\S])|\r\n?/g, (_, escaped) => {
    if (escaped === undefined) return "\n"; // a bare end of line
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(parseInt(escaped, 8) & 255);
    if (/^[\r\n]/.test(escaped)) return "";
    return Object.hasOwn(ESCAPES, escaped) ? String.fromCharCode(ESCAPES[escaped]) : escaped;
  });
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

function docEncoded(bytes) {
  let text = "";
  for (const byte of bytes) {
    if (byte >= 0x18 && byte < 0x20) text += LOW[byte - 0x18];
    else if (byte >= 0x7f && byte <= 0xa0) text += HIGH[byte - 0x7f];
    else text += byte === 0xad ? "\ufffd" : String.fromCharCode(byte);
  }
  return text;
}

/** UTF-16 without a byte too many at its end, which some programs leave there. */
const wholeUnits = (bytes) => bytes.subarray(0, bytes.length - (bytes.length % 2));

/** UTF-16 without the halves of signs that something cut through, as qpdf reads it for the command line. `high`: which byte of a unit is the high one. */
function wholeSigns(bytes, high) {
  let text = "";
  const units = wholeUnits(bytes);
  for (let at = 0; at < units.length; at += 2)
    text += String.fromCharCode(units[at + high] * 256 + units[at + 1 - high]);
  return text.replace(/\p{Cs}/gu, "");
}

function characters(bytes) {
  const [first, second, third] = bytes;
  if (first === 0xfe && second === 0xff) return wholeSigns(bytes.subarray(2), 0);
  if (first === 0xff && second === 0xfe) return wholeSigns(bytes.subarray(2), 1);
  if (first !== 0xef || second !== 0xbb || third !== 0xbf) return unmarked(bytes) ?? docEncoded(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  }
}

/** Text that lacks its mark or is in no encoding that PDF has, as some programs write it; null for anything else. */
function unmarked(bytes) {
  if (bytes.includes(0)) return wide(bytes);
  if (!bytes.some((byte) => byte > 0x7e)) return null;
  const found = decodedBy("utf-8", bytes);
  if (found !== null) return found;
  const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return WINDOWS.test(signs) && !NOT_WINDOWS.test(signs) ? decodedBy("windows-1252", bytes) : null;
}

/** Text in UTF-16 without its mark: one half of nearly every unit is nought. */
function wide(bytes) {
  const units = wholeUnits(bytes);
  const half = (at) => units.reduce((count, byte, place) => count + Number(byte === 0 && place % 2 === at), 0);
  const [big, little] = [half(0), half(1)];
  const isMost = (count, other) => units.length > 2 && count * 8 >= units.length * 3 && count > 2 * other;
  if (isMost(big, little)) return decodedBy("utf-16be", units);
  return isMost(little, big) ? decodedBy("utf-16le", units) : null;
}

/** @param {string} encoding */
function decodedBy(encoding, bytes) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeBytes(bytes) {
  const text = characters(bytes);
  if (text.length > MAX_LENGTH && [...text].length > MAX_LENGTH) throw new Unreadable("value-too-long");
  return text.replace(LANGUAGE, "").replace(/[\x1b\0]/g, "");
}

/** The characters of a text string: UTF-16 or UTF-8 by their marks, without one what it must be, else PDFDocEncoding; without language escapes and NUL. */
export function decodeText(text) {
  if (text.asString().length > 12 * MAX_LENGTH) throw new Unreadable("value-too-long"); // 4 bytes a sign, 2 hex digits or an escape each
  return decodeBytes(bytesOf(text));
}

/**
 * The text of a /V or an option, whatever type its writer chose: text, name, stream, number; null for anything else.
 * CRLF and CR become LF. Raises Unreadable for a text above MAX_LENGTH.
 */
export function decodeValue(value, depth = 0) {
  let text = null;
  if (isString(value)) text = decodeText(value);
  else if (isName(value)) text = nameText(value);
  else if (value instanceof PDFRawStream) text = decodeBytes(inflate(value, MAX_STREAM, "value-too-long"));
  else if (value instanceof PDFNumber) text = written(value.asNumber());
  else if (isArray(value) && value.size() && depth === 0) {
    // A list where one text belongs: the chosen lines of a list box, or [export value, label].
    text = Array.from(items(value, pdf.limits.listed), ([item]) => decodeValue(item, 1))
      .filter(Boolean)
      .join(", ");
  } else if (value === undefined || value instanceof PDFBool || isArray(value) || isDict(value)) return null;
  return text === null ? null : text.replace(/\r\n?/g, "\n");
}

/** A number as programs write it; but one of three decimals gets a nought, or Danish would read 1.234 as thousands. */
function written(number) {
  const digits = String(number);
  return /\.[0-9]{3}$/.test(digits) ? `${digits}0` : digits;
}

/** The words of a rich text (XHTML), which some programs keep beside a value or a note, or instead of it. */
export function withoutMarkup(text) {
  return text.replace(MARKUP, " ").replace(ENTITY, (_, name) => (Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : " "));
}

/** The one filter of a stream, undefined where it has none, the list where it has several. */
function filterOf(stream) {
  const filter = get(stream.dict, "Filter");
  if (!isArray(filter) || filter.size() > 1) return filter;
  return filter.size() ? [...items(filter)][0][0] : undefined;
}

/** The data of a stream, never more than `most` bytes. Raises Unreadable(verdict) above, `damaged` for other filters than Flate. */
export function inflate(stream, most, verdict) {
  let data = stream.contents;
  const filter = filterOf(stream);
  if (filter !== undefined) {
    if (filter !== FLATE) throw new Unreadable("damaged");
    const { length } = data;
    if (length) data = unpacked(stream, most); // nothing is nothing, however it is packed
    if (length && data !== null && data.length <= most && isUnpacked(stream.contents, { left: most }) === false)
      throw new Unreadable("damaged"); // pdf-lib makes something of the rest
  }
  if (data === null || data.length > most) throw new Unreadable(verdict);
  return data;
}

/** The data of a stream, however it is packed, never more than `most` bytes. Raises Unreadable. */
export function wholly(stream, most) {
  const filter = filterOf(stream);
  if (filter === undefined || filter === FLATE) return inflate(stream, most, "too-big");
  const data = unpacked(stream, most);
  if (data === null || data.length > most) throw new Unreadable("too-big");
  return data;
}

/** The unpacked bytes, a few more than `most` at the most; null where there are many more. Raises Unreadable `damaged`. */
function unpacked(stream, most) {
  const room = 4 * (most + 1); // the buffer doubles
  try {
    return withUnpacked(room, () => decodePDFRawStream(stream).getBytes(most + 1));
  } catch (error) {
    if (error.isOverBudget) return null;
    throw new Unreadable("damaged");
  }
}
