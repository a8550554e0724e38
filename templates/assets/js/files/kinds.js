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

const read = (reads) => ({ reads, verdict: null });
const told = (verdict) => ({ reads: null, verdict });
const endingOf = (name) => /[^/\\]\.([^./\\]+)$/.exec(name)?.[1].toLowerCase() ?? "";
const latin = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/** Whether a file is passed over by its name: hidden, a lock, something that a system keeps for itself. */
export const isPassed = (name) =>
  kinds.passed.names.includes(name.toLowerCase()) || kinds.passed.begins.some((sign) => name.startsWith(sign));

/** `{reads, verdict}`: `reads`: how it is read, `pdf json yaml zip mail`, or null, and then `verdict` says why not. `head`: the first `HEAD` bytes. */
export function kindOf(name, head) {
  const ending = endingOf(name);
  if (!head.length) return READS.has(ending) ? read(READS.get(ending)) : told("empty-file");
  const begin = latin(head.subarray(0, 4096));
  if (/^[\xef\xbb\xbf \t\r\n]*%PDF-/.test(begin) || (ending === "pdf" && begin.slice(0, 1024).includes("%PDF-")))
    return read("pdf");
  if (/^PK(\x03\x04|\x05\x06)/.test(begin)) return packed(ending, begin);
  const text = ending === "zip" ? "" : textOf(head); // nobody calls an answer file that
  if (text.startsWith("{") && JSON_ANSWERS.test(text)) return isOwn(text) ? told("own-output") : read("json");
  if (!["json", "yaml", "yml"].includes(ending) && YAML_ANSWERS.test(text)) return read("yaml");
  if (ending === "zip" && begun(begin)) return told(begun(begin));
  if (READS.has(ending)) return read(READS.get(ending));
  if (TOLD.has(ending)) return told(TOLD.get(ending));
  return unnamed(name, text, begin);
}

/** A zip, or a file of an office program, which is a zip too. */
function packed(ending, begin) {
  if (TOLD.has(ending)) return told(TOLD.get(ending));
  const office = kinds.office.find(([, mark]) => begin.includes(mark));
  return office ? told(office[0]) : read("zip");
}

/** The text, if it is one, without byte order mark and space before it. */
function textOf(head) {
  const [first, second] = head;
  const code =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(code).decode(head).replace(/^[\ufeff \t\r\n]+/, "");
}

function isOwn(text) {
  const format = /^\{\s*"format"\s*:\s*"([^"]*)/.exec(text)?.[1] ?? "";
  return kinds.own.formats.some((own) => format.startsWith(own));
}

/** A file whose ending says nothing. */
function unnamed(name, text, begin) {
  if (text.includes(kinds.own.page) || kinds.own.marks.some((mark) => text.startsWith(mark))) return told("own-output");
  const before = name.split("/").pop().toLowerCase().split(".").slice(1, -1);
  if (before.includes("json")) return read("json"); // svar.json.txt, as Windows names it where endings are hidden
  if (before.includes("yaml") || before.includes("yml")) return read("yaml");
  if (MAIL.test(text.slice(0, 8192))) return read("mail");
  return told(begun(begin) ?? "unknown-format");
}

const begun = (begin) => kinds.begins.find(([, at, mark]) => begin.startsWith(mark, at))?.[0] ?? null;

/** What a file is that is called a PDF and is none, as the variants of the sentence on `not-a-pdf` name it. */
export function insteadOfPdf(bytes) {
  const head = bytes.subarray(0, HEAD);
  const begin = latin(head.subarray(0, 4096));
  if (head.every((byte) => byte === 0)) return "zeros";
  if (begin.startsWith("PK")) return packed("", begin).verdict ?? "zip";
  return /^<(!doctype html|html)/i.test(textOf(head)) ? "web-page" : begun(begin);
}
