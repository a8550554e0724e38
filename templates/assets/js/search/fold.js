/** One spelling for what people write in several ways: small letters, æ = ae, ø = oe, å = aa, no accents. Used on texts and queries alike. */
export function fold(text) {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[æä]/g, "ae")
    .replace(/[øöœ]/g, "oe")
    .replace(/å/g, "aa")
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

const BETWEEN = /[^\p{L}\p{N}\p{M}]+/u;
const HYPHEN = /[-‐‑–]/; // asked first: few pieces of a text have one, and the pattern below begins at every word
const JOINED = /[\p{L}\p{N}]+(?:[-‐‑–][\p{L}\p{N}]+)+/gu;

/** The words of a text; a word with hyphens is there in its parts and in one piece (`co-creation`: co, creation, cocreation). */
export function wordsOf(text) {
  const words = text.split(BETWEEN).filter(Boolean);
  for (const piece of text.split(/\s+/))
    if (HYPHEN.test(piece)) for (const [joined] of piece.matchAll(JOINED)) words.push(joined.replace(/[-‐‑–]/g, ""));
  return words;
}
