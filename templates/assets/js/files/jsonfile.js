/**
 * Strict JSON from strangers: no repeated keys, no NaN, no depth; faults have a place. Own code because `JSON.parse` takes the first two
 * and says no place. The twin of toolkit/intake/jsonfile.py: faults are where Python's json finds them.
 */

import limits from "#contract/limits.json" with { type: "json" };
import { Unreadable } from "./unreadable.js";

const MAX_DEPTH = limits.answers.depth;
const LONGEST_NUMBER = limits.number.longest; // longer ones stay text
const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
const SPACE = /[ \t\n\r]*/y;
const TOKEN = /"(?:[^"\\]|\\[\s\S])*"?|[{}[\]]/g;
/** @type {[string, true | false | null][]} */
const WORDS = [
  ["true", true],
  ["false", false],
  ["null", null],
];
/** @type {Record<string, string>} */
const ESCAPES = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/**
 * @param {string} text
 * @param {number} at
 */
function fault(text, at) {
  const before = text.slice(0, at).split("\n");
  return new Unreadable("bad-json", { line: before.length, column: [...before[before.length - 1]].length + 1 });
}

/**
 * The JSON value in `text`; objects have no prototype. Raises Unreadable `bad-json` with `line` and `column`, counted from 1.
 * @param {string} text
 * @returns {any}
 */
export function parseJson(text) {
  refuseDepth(text);
  let at = 0;
  /** @type {number | null} */
  let repeated = null; // where the first key stands that its object has already

  /** @param {RegExp} pattern sticky */
  const match = (pattern) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const skip = () => (at += match(SPACE)?.[0].length ?? 0);

  /** @returns {any} */
  function value() {
    const sign = text[at];
    if (sign === '"') return string();
    if (sign === "{") return object();
    if (sign === "[") return array();
    for (const [word, meant] of WORDS) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return meant;
      }
    }
    const number = match(NUMBER); // NaN and Infinity are none
    if (!number) throw fault(text, at);
    at += number[0].length;
    const read = Number(number[0]);
    const isRounded = /^-?[0-9]+$/.test(number[0]) && !Number.isSafeInteger(read);
    return number[0].length > LONGEST_NUMBER || !Number.isFinite(read) || isRounded ? number[0] : read;
  }

  function string() {
    const begin = at;
    let found = "";
    for (at += 1; ; ) {
      const start = at;
      while (at < text.length && text[at] !== '"' && text[at] !== "\\" && text[at] > "\x1f") at += 1;
      found += text.slice(start, at);
      if (at >= text.length) throw fault(text, begin);
      if (text[at] === '"') {
        at += 1;
        return found;
      }
      if (text[at] !== "\\") throw fault(text, at);
      const next = text[at + 1];
      if (next === undefined) throw fault(text, begin);
      if (next === "u") {
        const digits = text.slice(at + 2, at + 6);
        if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw fault(text, at + 1);
        found += String.fromCharCode(parseInt(digits, 16));
        at += 6;
      } else {
        if (!Object.hasOwn(ESCAPES, next)) throw fault(text, at);
        found += ESCAPES[next];
        at += 2;
      }
    }
  }

  function object() {
    const found = Object.create(null);
    let hasRepeated = false;
    at += 1;
    skip();
    if (text[at] === "}") {
      at += 1;
      return found;
    }
    for (;;) {
      if (text[at] !== '"') throw fault(text, at);
      const start = at;
      const key = string();
      if (key in found) {
        repeated ??= start;
        hasRepeated = true;
      }
      skip();
      if (text[at] !== ":") throw fault(text, at);
      at += 1;
      skip();
      found[key] = value();
      skip();
      if (text[at] === "}") break;
      if (text[at] !== ",") throw fault(text, at);
      at += 1;
      skip();
    }
    at += 1;
    if (hasRepeated && repeated !== null) throw fault(text, repeated);
    return found;
  }

  function array() {
    /** @type {any[]} */
    const found = [];
    at += 1;
    skip();
    if (text[at] === "]") {
      at += 1;
      return found;
    }
    for (;;) {
      found.push(value());
      skip();
      if (text[at] === "]") break;
      if (text[at] !== ",") throw fault(text, at);
      at += 1;
      skip();
    }
    at += 1;
    return found;
  }

  if (text.startsWith("\ufeff")) throw fault(text, 0);
  skip();
  const found = value();
  skip();
  if (at < text.length) throw fault(text, at);
  return /\\u[dD]/.test(text) ? withoutSurrogates(found) : found;
}

/**
 * Before the parser sees it: everything behind walks answers recursively.
 * @param {string} text
 */
function refuseDepth(text) {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    if (depth > MAX_DEPTH) throw fault(text, index);
  }
}

/**
 * Half of a pair alone is allowed in JSON and in no output: it has no bytes in UTF-8.
 * @param {any} value
 * @returns {any}
 */
function withoutSurrogates(value) {
  if (typeof value === "string") return value.replace(/[\ud800-\udfff]/gu, "\ufffd");
  if (Array.isArray(value)) return value.map(withoutSurrogates);
  if (value === null || typeof value !== "object") return value;
  const copy = Object.create(null);
  for (const key of Object.keys(value)) {
    let name = withoutSurrogates(key);
    while (name in copy) name += "\ufffd"; // two halves that are one sign now: both answers stay
    copy[name] = withoutSurrogates(value[key]);
  }
  return copy;
}
