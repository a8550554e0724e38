/** A PDF from anyone → its objects, within the budget of library.js. */

import { Unreadable } from "../files/unreadable.js";
import { wholePart } from "./ending.js";
import { parse } from "./library.js";
import {
  CipherTransformFactory,
  PDFArray,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFNull,
  PDFNumber,
  PDFRef,
} from "./pdf-lib.js";

const met = new WeakSet(); // files of which something that was looked at is broken
const name = (text) => PDFName.of(text);

/** The objects of a PDF: `{root, isRepaired}`. Raises Unreadable `damaged`, `password-protected`. */
export async function openPdf(given) {
  const [length, isLost, places] = wholePart(new TextDecoder("latin1").decode(given), given);
  const bytes = given.slice(0, length);
  const text = new TextDecoder("latin1").decode(bytes);
  // Without a trailer a file is damaged however long one reads.
  if (!/trailer|\/XRef/.test(text)) throw new Unreadable("damaged");
  let context = await parse(bytes, text, undefined, places);
  const lock = context.trailerInfo.Encrypt;
  const secret = context.lookup(lock);
  if (lock && !(secret instanceof PDFDict)) throw new Unreadable("damaged");
  if (secret instanceof PDFDict) context = await parse(bytes, text, cipherOf(context, secret), places); // unlocked, its streams are shorter
  const [root, own] = resolve(context.trailerInfo.Root, context);
  const [pages, first] = root instanceof PDFDict ? resolve(root.get(name("Pages")), context) : [];
  if (!(pages instanceof PDFDict && resolve(pages.get(name("Kids")), context)[0] instanceof PDFArray))
    throw new Unreadable("damaged");
  // Behind a broken word in what all hangs on each program reads on in its own way.
  if ([own, first, lock].some((ref) => /** @type {any} */ (context).odd.has(ref))) throw new Unreadable("damaged");
  /** Asked when all is read: what is broken where nobody looks, as in the tags, takes no answer with it. */
  const isRepaired = () => isLost || met.has(context);
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
  let cipher;
  try {
    cipher = new CipherTransformFactory(secret, id ? id.asBytes() : new Uint8Array(0), "");
  } catch (error) {
    throw new Unreadable(/password/i.test(error.message) ? "password-protected" : "damaged");
  }
  if (method instanceof PDFNumber && method.asNumber() > 3 && !hasItsFilters(context, secret))
    throw new Unreadable("damaged");
  return cipher;
}

/** Whether what a locked file names as its ways of locking texts and streams is there. */
function hasItsFilters(context, secret) {
  const known = context.lookup(secret.get(name("CF")));
  const named = ["StmF", "StrF"].map((key) => context.lookup(secret.get(name(key))));
  if (!named.some(Boolean)) return true;
  return named.every(
    (one) =>
      one === name("Identity") ||
      (known instanceof PDFDict && one instanceof PDFName && context.lookup(known.get(one)) instanceof PDFDict),
  );
}

/** Notes that something that was looked at is broken. */
export const noteBroken = ({ context }) => met.add(context);

/** The object itself where a reference stands, and the reference: `[object, ref or null]`; nothing is undefined. */
export function resolve(value, context) {
  let ref = null;
  for (let step = 0; value instanceof PDFRef && step < 10; step++) {
    ref = value;
    value = context.lookup(value);
    if (value instanceof PDFInvalidObject || context.odd.has(ref) || context.besideOdd.has(ref)) met.add(context);
    if (value === undefined && context.isMissing(ref)) met.add(context);
  }
  const isNothing = value === PDFNull || value instanceof PDFRef || value instanceof PDFInvalidObject;
  return [isNothing ? undefined : value, ref];
}
