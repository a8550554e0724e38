/** What kind of file somebody chose: by its ending, else by its first bytes. As toolkit/intake/files.py decides. */

const KINDS = { pdf: "pdf", json: "json", yaml: "yaml", yml: "yaml", zip: "zip" };
const DOCUMENTS = ["doc", "docx", "odt", "rtf", "fdf", "xfdf"];

/** `pdf json yaml zip`, or null. `head`: the first 1,024 bytes. */
export function kindOf(name, head) {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1].toLowerCase() ?? "";
  if (Object.hasOwn(KINDS, ending)) return KINDS[ending];
  if (DOCUMENTS.includes(ending)) return null;
  const text = Array.from(head, (byte) => String.fromCharCode(byte)).join("");
  if (!text) return "json"; // an empty file is empty in every format
  if (text.includes("%PDF-")) return "pdf";
  if (/^PK(\x03\x04|\x05\x06)/.test(text)) return text.includes("[Content_Types].xml") ? null : "zip";
  return /^[\xef\xbb\xbf\xff\xfe \t\r\n\0]*\{/.test(text) ? "json" : null;
}
