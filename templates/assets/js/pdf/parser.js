/** A PDF from anyone → its objects, within the budget of library.js. */

import pdf from "#contract/pdf.json" with { type: "json" };
import { Unreadable } from "../files/unreadable.js";
import {
  CipherTransformFactory,
  PDFArray,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRef,
  parse,
} from "./library.js";

const [OBJECT, TABLE] = [pdf.patterns.object, pdf.patterns.table].map((pattern) => new RegExp(pattern));
const TAIL = 1054; // bytes; where qpdf, which reads for the command line, looks for the address of the last table
const name = (text) => PDFName.of(text);

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
  for (const [, object] of context.enumerateIndirectObjects()) isRepaired ||= object instanceof PDFInvalidObject;
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
  const id = /** @type {any} */ (ids instanceof PDFArray ? ids.lookup(0) : null);
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
  const address = text.lastIndexOf("startxref");
  const found = address < Math.max(bytes.length - TAIL, 0) ? null : TABLE.exec(text.slice(address, address + 100));
  // Objects behind it: a later saving of the file that did not arrive whole.
  if (!found || OBJECT.test(text.slice(address))) return false;
  const head = latin(0, pdf.limits.head);
  const [at, start] = [Number(found[1]), head.indexOf("%PDF-")];
  if (![at, start + at].some((place) => /^\s*(xref|\d+\s+\d+\s+obj)/.test(latin(place, place + 40)))) return false;
  // A file made for reading from the net has its first table at its beginning; in all others no object stands behind the last table.
  if (head.includes("/Linearized") && at < text.indexOf("%%EOF")) return true;
  const behind = text.slice(start + at, address);
  return !OBJECT.test(behind.replace(new RegExp(`^${pdf.patterns.object}`), ""));
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
