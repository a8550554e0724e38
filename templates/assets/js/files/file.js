/** Answer files: read with distrust, written with every civil registration number masked. */

import formats from "#contract/formats.json" with { type: "json" };
import limits from "#contract/limits.json" with { type: "json" };

const { answer_bytes: LARGEST, pdf_bytes: LARGEST_PDF } = limits;
export const FORMAT = formats.answers;

/**
 * The answer document in a file's bytes, `{document}`, or why not, `{code}` of a finding; `other` is the id
 * of the worksheet that it belongs to instead.
 */
export function readAnswers(bytes, worksheet) {
  if (bytes.byteLength > LARGEST) return { code: "too-big" };
  if (!bytes.byteLength) return { code: "empty-file" };
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { code: "wrong-encoding" };
  }
  let document;
  try {
    document = JSON.parse(text);
  } catch {
    return { code: text.trim() ? "bad-json" : "empty-file" };
  }
  const isAnswers = document !== null && typeof document === "object" && document.format === FORMAT;
  if (!isAnswers || typeof document.worksheet !== "string") return { code: "not-answers" };
  if (document.worksheet !== worksheet) return { code: "unknown-worksheet", other: document.worksheet };
  return { document };
}

export const isTooBig = (file) => file.size > (/\.pdf$/i.test(file.name) ? LARGEST_PDF : LARGEST);

/** `<worksheet>-<organisation, else the day>.json`, with nothing in it that a file system refuses. */
export function fileName(document) {
  const { organisation } = document.respondent;
  const words =
    typeof organisation === "string"
      ? organisation
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, "-")
          .replace(/^-|-$/g, "")
      : "";
  return `${document.worksheet}-${[...words].slice(0, 40).join("") || document.saved.slice(0, 10)}.json`;
}

/** Hands a document to the browser as a download. */
export function saveFile(document, name) {
  const blob = new Blob([`${JSON.stringify(document, null, 2)}\n`], { type: "application/json" });
  const link = globalThis.document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000); // Safari reads it late
}
