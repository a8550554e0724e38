/** A page's words around what was found, and the found words marked. Everything is put in as text, never as HTML. */

import { make } from "../page/said.js";
import { fold } from "./fold.js";

const WORD = /[\p{L}\p{N}\p{M}]+(?:[-‐‑–][\p{L}\p{N}\p{M}]+)*/gu;
const BEFORE = 60;
const LONGEST = 170;

/** [{text, marked}] for a text whose words are among `matched` (folded). */
export function marked(text, matched) {
  const pieces = [];
  let at = 0;
  for (const match of found(text, matched)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), marked: false });
    pieces.push({ text: match[0], marked: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

/** The words of a text that are among `matched`, one by one: a long text is read no further than is asked for. */
function* found(text, matched) {
  for (const match of text.matchAll(WORD)) {
    const parts = [match[0].replace(/[-‐‑–]/g, ""), ...match[0].split(/[-‐‑–]/)];
    if (parts.some((part) => matched.has(fold(part)))) yield match;
  }
}

/** The summary if it holds a found word or the body holds none, else the body around the first found word. */
export function excerpt(document, matched) {
  const first = (text) => found(text, matched).next().value?.index;
  if (!document.body || first(document.summary) !== undefined) return cut(document.summary, 0);
  const start = first(document.body);
  return start === undefined ? cut(document.summary, 0) : cut(document.body, start);
}

/**
 * Where a hit opens the page: `{anchor, text}` of the first heading that has a found word, unless the title has one: then the page is about it
 * from its beginning.
 */
export function heading(document, matched) {
  const holds = (text) => !found(text, matched).next().done;
  if (holds(document.title)) return undefined;
  const at = document.headings.findIndex(holds);
  return at < 0 ? undefined : { anchor: document.anchors[at], text: document.headings[at] };
}

function cut(text, at) {
  let from = Math.max(at - BEFORE, 0);
  if (from) from = text.indexOf(" ", from) + 1;
  let to = Math.min(from + LONGEST, text.length);
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + 1);
  return `${from ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
}

/** The nodes of a text with <mark> around found words. */
export function markedNodes(text, matched) {
  return marked(text, matched).map((piece) => (piece.marked ? make("mark", piece.text) : piece.text));
}
