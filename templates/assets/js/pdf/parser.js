// @ts-nocheck: reaches into what pdf-lib keeps private; tests/browser/test_check_reader.py holds it.
/**
 * A PDF from anyone → its objects, within a budget. pdf-lib reads a file from front to back, tries again where it stumbles, and unpacks
 * whatever it is given: 25 MB of `1 0 obj <<` would take it hours and a bomb of 100 KB gigabytes. So bytes read again, bytes unpacked and
 * objects are counted; a budget that is used up ends in an exception that pdf-lib does not survive.
 */

import { Unreadable } from "../files/unreadable.js";
import {
  CipherTransformFactory,
  DecodeStream,
  PDFArray,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFObjectStreamParser,
  PDFParser,
  PDFRawStream,
  PDFRef,
} from "./library.js";

const MAX_UNPACKED = 64 << 20; // bytes of all object streams together
const MAX_OBJECTS = 300_000;
const TRAILER = ["Root", "Encrypt", "Info", "ID"];
const ENDOBJ = Array.from("endobj", (sign) => sign.charCodeAt(0));
const SPACES = "[\\0\\t\\n\\f\\r ]{1,30}"; // bounded, so that no file makes the search start over for long
const LANDMARK = new RegExp(`xref|trailer|startxref|[0-9]{1,10}${SPACES}[0-9]{1,5}${SPACES}obj`, "g");
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

class Parser extends PDFParser {
  constructor(bytes, text, cipher, budget) {
    super(bytes, Infinity, false, false, false, cipher);
    this.text = text;
    this.budget = budget;
    this.guard(this.bytes);
    const assign = this.context.assign.bind(this.context);
    this.context.assign = (ref, object) => {
      if ((budget.objects -= 1) < 0) throw this.spent();
      assign(ref, object);
    };
  }

  /** Jumps back are work done twice; the way forward ends by itself. */
  guard(stream) {
    const move = stream.moveTo.bind(stream);
    stream.moveTo = (offset) => {
      const back = stream.offset() - offset;
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
    LANDMARK.lastIndex = this.bytes.offset();
    this.bytes.moveTo(LANDMARK.exec(this.text)?.index ?? this.bytes.length);
  }

  parseString(ref) {
    const text = super.parseString(ref);
    text.isDecrypted = Boolean(this.cryptoFactory && ref); // then escapes are gone already
    return text;
  }

  /** Instead of pdf-lib's own: it believes the length of an XRef stream, and unpacks object streams without end. */
  async parseIndirectObject() {
    const ref = this.parseIndirectObjectHeader();
    this.skipWhitespaceAndComments();
    const object = this.parseObject(ref);
    this.skipWhitespaceAndComments();
    this.matchKeyword(ENDOBJ);
    const type = object instanceof PDFRawStream ? object.dict.lookup(name("Type")) : null;
    if (type === name("ObjStm")) await this.unpack(object);
    else if (type === name("XRef")) this.takeTrailer(object.dict);
    this.context.assign(ref, object);
    return ref;
  }

  async unpack(stream) {
    let inner;
    try {
      inner = withUnpacked(this.budget.unpacked, () => PDFObjectStreamParser.forStream(stream, () => false));
    } catch (error) {
      if (error instanceof OverBudget) throw this.spent();
      throw error;
    }
    this.budget.unpacked -= inner.bytes.length;
    this.guard(inner.bytes);
    await inner.parseIntoContext();
  }

  takeTrailer(dict) {
    for (const key of TRAILER) this.context.trailerInfo[key] = dict.get(name(key)) || this.context.trailerInfo[key];
  }
}

async function parse(bytes, text, cipher) {
  const budget = { again: 2 * bytes.length + 20_000_000, unpacked: MAX_UNPACKED, objects: MAX_OBJECTS, isSpent: false };
  const parser = new Parser(bytes, text, cipher, budget);
  try {
    const context = await parser.parseDocument();
    if (budget.isSpent) throw new Unreadable("damaged");
    return context;
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable("damaged"); // whatever pdf-lib stumbles over
  }
}

/** The objects of a PDF: `{root, isRepaired}`. Raises Unreadable `damaged`, `password-protected`. */
export async function openPdf(bytes) {
  const text = new TextDecoder("latin1").decode(bytes);
  // Without a trailer a file is damaged however long one reads.
  if (!/trailer|\/XRef/.test(text)) throw new Unreadable("damaged");
  let context = await parse(bytes, text);
  const secret = context.lookup(context.trailerInfo.Encrypt);
  if (secret instanceof PDFDict) context = await parse(bytes, text, cipherOf(context, secret));
  const root = context.lookup(context.trailerInfo.Root);
  if (!(root instanceof PDFDict)) throw new Unreadable("damaged");
  let isRepaired = !endsWell(bytes, text);
  for (const object of context.indirectObjects.values()) isRepaired ||= object instanceof PDFInvalidObject;
  return { root, isRepaired };
}

/** A file with an owner's password only can be read by anybody. */
function cipherOf(context, secret) {
  const [filter, method, revision] = ["Filter", "V", "R"].map((key) => context.lookup(secret.get(name(key))));
  const isForeign = (number, known) => number instanceof PDFNumber && !known.includes(number.asNumber());
  // A certificate, somebody's own system, a method from after our time.
  if (filter !== name("Standard") || isForeign(method, [1, 2, 4, 5]) || isForeign(revision, [2, 3, 4, 5, 6]))
    throw new Unreadable("password-protected", { how: "certificate" });
  const ids = context.lookup(context.trailerInfo.ID);
  const id = ids instanceof PDFArray ? ids.lookup(0) : null;
  try {
    return new CipherTransformFactory(secret, id ? id.asBytes() : new Uint8Array(0), "");
  } catch (error) {
    throw new Unreadable(/password/i.test(error.message) ? "password-protected" : "damaged");
  }
}

/** Whether the file ends with the address of a table that stands there; where not, something was lost, and the objects were only collected. */
function endsWell(bytes, text) {
  const latin = (from, to) =>
    Array.from(bytes.subarray(Math.max(from, 0), to), (byte) => String.fromCharCode(byte)).join("");
  const end = text.lastIndexOf("%%EOF");
  // Objects behind the last mark of an end: a later saving of the file that did not arrive whole.
  if (end >= 0 && /[0-9]{1,10}[ \r\n]{1,3}[0-9]{1,5}[ \r\n]{1,3}obj/.test(text.slice(end))) return false;
  const found = [...latin(bytes.length - 2048, bytes.length).matchAll(/startxref\s+(\d{1,10})\s/g)].pop();
  if (!found) return false;
  const start = latin(0, 1024).indexOf("%PDF-");
  return [Number(found[1]), start + Number(found[1])].some((at) =>
    /^\s*(xref|\d+\s+\d+\s+obj)/.test(latin(at, at + 40)),
  );
}

/** The object itself where a reference stands, and the reference: `[object, ref or null]`; nothing is undefined. */
export function resolve(value, context) {
  let ref = null;
  for (let step = 0; value instanceof PDFRef && step < 10; step++) {
    ref = value;
    value = context.lookup(value);
  }
  return [value instanceof PDFRef || value === PDFNull ? undefined : value, ref];
}
