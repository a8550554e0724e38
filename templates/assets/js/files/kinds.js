/**
 * What kind of file one has met: what is readable by its content, the rest by its name, so that each can be called what it is.
 * The twin of toolkit/intake/kinds.py; both read toolkit/contract/kinds.json.
 */

import kinds from "#contract/kinds.json" with { type: "json" };

export const HEAD = 1 << 16; // bytes that are looked at: an answer file may say what it is behind its answers

const TOLD = new Map(
  Object.entries(kinds.told).flatMap(([verdict, endings]) => endings.map((ending) => [ending, verdict])),
);
const READS = new Map(Object.entries(kinds.reads));
const JSON_ANSWERS = /"format"\s*:\s*"brobygger-|"worksheet"\s*:\s*"/;
const YAML_ANSWERS = /^["']?format["']?\s*:\s*["']?brobygger-answers\//m;
const MAIL = /^[A-Za-z][A-Za-z-]*: [\s\S]*^MIME-Version:/im;

/** @typedef {import("../contract/document.d.ts").Verdict} Verdict */
/** @typedef {{ reads: string | null, verdict: Verdict | null }} Kind how a file is read, `pdf json yaml zip mail`; else the verdict that says why not */

/** @type {(reads: string) => Kind} */
const read = (reads) => ({ reads, verdict: null });
/** @type {(verdict: string) => Kind} */
const told = (verdict) => ({ reads: null, verdict: /** @type {Verdict} */ (verdict) });
/** @param {string} name */
const endingOf = (name) => /[^/\\]\.([^./\\]+)$/.exec(name)?.[1].toLowerCase() ?? "";
/** @param {Uint8Array} bytes */
const latin = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/**
 * Whether a file is passed over by its name: hidden, a lock, something that a system keeps for itself.
 * @param {string} name
 */
export const isPassed = (name) =>
  kinds.passed.names.includes(name.toLowerCase()) || kinds.passed.begins.some((sign) => name.startsWith(sign));

/**
 * @param {string} name
 * @param {Uint8Array} head the first `HEAD` bytes
 * @returns {Kind}
 */
export function kindOf(name, head) {
  const ending = endingOf(name);
  const [reads, instead] = [READS.get(ending), TOLD.get(ending)];
  if (!head.length) return reads ? read(reads) : told("empty-file");
  const begin = latin(head.subarray(0, 4096));
  if (/^[\xef\xbb\xbf \t\r\n]*%PDF-/.test(begin) || (ending === "pdf" && begin.slice(0, 1024).includes("%PDF-")))
    return read("pdf");
  if (/^PK(\x03\x04|\x05\x06)/.test(begin)) return packed(ending, begin);
  const text = ending === "zip" ? "" : textOf(head); // nobody calls an answer file that
  if (text.startsWith("{") && JSON_ANSWERS.test(text)) return isOwn(text) ? told("own-output") : read("json");
  if (!["json", "yaml", "yml"].includes(ending) && YAML_ANSWERS.test(text)) return read("yaml");
  const seen = begun(begin);
  if ((ending === "zip" || ending === "json") && seen) return told(seen); // a text that is read as YAML may begin so
  if (reads) return read(reads);
  if (instead) return told(instead);
  return unnamed(name, text, begin);
}

/**
 * A zip, or a file of an office program, which is a zip too.
 * @param {string} ending
 * @param {string} begin
 */
function packed(ending, begin) {
  const known = TOLD.get(ending);
  if (known) return told(known);
  const office = kinds.office.find(([, mark]) => begin.includes(mark));
  return office ? told(office[0]) : read("zip");
}

/**
 * The text, if it is one, without byte order mark and space before it.
 * @param {Uint8Array} head
 */
function textOf(head) {
  const [first, second] = head;
  const code =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(code).decode(head).replace(/^[\ufeff \t\r\n]+/, "");
}

/** @param {string} text */
function isOwn(text) {
  const format = /^\{\s*"format"\s*:\s*"([^"]*)/.exec(text)?.[1] ?? "";
  return kinds.own.formats.some((own) => format.startsWith(own));
}

/**
 * A file whose ending says nothing.
 * @param {string} name
 * @param {string} text
 * @param {string} begin
 */
function unnamed(name, text, begin) {
  if (text.includes(kinds.own.page) || kinds.own.marks.some((mark) => text.startsWith(mark))) return told("own-output");
  const before = name
    .slice(name.lastIndexOf("/") + 1)
    .toLowerCase()
    .split(".")
    .slice(1, -1);
  if (before.includes("json")) return read("json"); // svar.json.txt, as Windows names it where endings are hidden
  if (before.includes("yaml") || before.includes("yml")) return read("yaml");
  if (MAIL.test(text.slice(0, 8192))) return read("mail");
  return told(begun(begin) ?? "unknown-format");
}

/** @type {[string, number, string][]} */
const BEGINS = /** @type {any} */ (kinds.begins);
/** @param {string} begin */
const begun = (begin) => BEGINS.find(([, at, mark]) => begin.startsWith(mark, at))?.[0] ?? null;

/**
 * What a file is that is called a PDF and is none, as the variants of the sentence on `not-a-pdf` name it.
 * @param {Uint8Array} bytes
 */
export function insteadOfPdf(bytes) {
  const head = bytes.subarray(0, HEAD);
  const begin = latin(head.subarray(0, 4096));
  if (head.every((byte) => byte === 0)) return "zeros";
  if (begin.startsWith("PK")) return packed("", begin).verdict ?? "zip";
  return /^<(!doctype html|html)/i.test(textOf(head)) ? "web-page" : begun(begin);
}
