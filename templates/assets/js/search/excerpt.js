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
 * Where a hit opens the page: `{anchor, text}` of the heading that says most of what is asked beside the title (`niveau 2` on the page about the
 * levels); else of the first that has a found word, unless the title has one: then the page is about it from its beginning. A page that a
 * theme leads to opens further down only where title and heading together say all that is asked. What no heading says is looked for in the
 * text of a page of the guide (`tavshedspligt` on the page of rules): `{anchor}` of the section that has all of it.
 */
export function heading({ document, matched, asked, isLed }) {
  const { title, headings, anchors } = document;
  const holds = (text, words) => !found(text, words).next().done;
  const rest = asked.filter((words) => !holds(title, words));
  const counts = headings.map((text) => rest.filter((words) => holds(text, words)).length);
  const most = Math.max(0, ...counts);
  const isBest = most && (!isLed || most === rest.length);
  if (!isBest && holds(title, matched)) return undefined;
  const at = isBest ? counts.indexOf(most) : isLed ? -1 : headings.findIndex((text) => holds(text, matched));
  if (at >= 0) return { anchor: anchors[at], text: headings[at] };
  const [opening, ...rooms] = document.kind === "guide" && rest.length ? sections(document) : [""];
  if (rest.every((words) => holds(opening, words))) return undefined;
  const room = rooms.findIndex((text) => rest.every((words) => holds(text, words)));
  return room < 0 ? undefined : { anchor: anchors[room] };
}

/** The text of a page before its first heading, and below each of them. */
function sections({ headings, body }) {
  let at = 0;
  const starts = headings.map((text) => (at = Math.max(at, body.indexOf(text, at))));
  return [0, ...starts].map((start, n) => body.slice(start, starts[n]));
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
