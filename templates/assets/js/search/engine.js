/**
 * Finds pages. Danish writes words together, so parts of words count: a query is looked up as a word, as the beginning of one, as a
 * piece of one (`ledelse` in `projektledelse`), as one that holds known words (`partnerskabsaftale`), and, if nothing else, misspelt.
 */

import MiniSearch from "minisearch";
import { fold, wordsOf } from "./fold.js";

const FIELDS = ["title", "keywords", "headings", "summary", "body"];
const WEIGHTS = { title: 6, keywords: 5, headings: 3, summary: 2, body: 1 };
const SHORTEST_PIECE = 3; // of a query inside a word
const SHORTEST_PART = 5; // of a word inside a query; a shorter one only if it is half of the query (`byer` in `byerne`)

export function makeEngine(documents, stopWords = []) {
  const known = new Set();
  const stop = new Set(stopWords.map(fold));
  const mini = new MiniSearch({
    idField: "url",
    fields: FIELDS,
    tokenize: wordsOf,
    processTerm: (word) => {
      const term = fold(word);
      known.add(term);
      return term;
    },
    extractField: (document, field) => [document[field]].flat().join(" \n "),
    searchOptions: { tokenize: (text) => [text], processTerm: (term) => term, boost: WEIGHTS },
  });
  mini.addAll(documents);
  const vocabulary = [...known];
  const byUrl = new Map(documents.map((document) => [document.url, document]));

  /** The folded words of a query; small words only where there is nothing else. */
  function terms(query) {
    const all = [...new Set(query.split(/[^\p{L}\p{N}\p{M}-]+/u).map((word) => fold(word.replace(/-/g, ""))))].filter(
      Boolean,
    );
    const telling = all.filter((term) => !stop.has(term));
    return telling.length ? telling : all;
  }

  /** How one word may be met, the best first; each way only adds what the ways before it missed. */
  function ways(term) {
    const pieces =
      term.length < SHORTEST_PIECE
        ? []
        : vocabulary.filter((word) => word.length > term.length && word.includes(term) && !word.startsWith(term));
    const isPart = (word) =>
      word.length < term.length &&
      (word.length >= SHORTEST_PART || (word.length > 3 && word.length * 2 >= term.length));
    const parts = vocabulary.filter((word) => isPart(word) && (term.startsWith(word) || term.endsWith(word)));
    /** @type {any[]} */
    const queries = [{ queries: [term], prefix: term.length > 1, boostTerm: () => 4 }];
    if (pieces.length) queries.push({ queries: pieces, combineWith: "OR", boostTerm: () => 1 });
    if (parts.length) queries.push({ queries: parts, combineWith: "OR", boostTerm: () => 0.7 });
    const met = pieces.length || parts.length || vocabulary.some((word) => word.startsWith(term));
    if (!met && term.length > 3)
      queries.push({ queries: [term], prefix: true, fuzzy: term.length > 7 ? 2 : 1, boostTerm: () => 0.5 });
    return { combineWith: "OR", queries };
  }

  /** Documents, best first. All words must be met; where no page meets all, pages that meet some. */
  function find(query) {
    /** @type {any[]} */
    const queries = terms(query).map(ways);
    if (!queries.length) return [];
    const all = mini.search({ combineWith: "AND", queries });
    const found = all.length ? all : mini.search({ combineWith: "OR", queries });
    return found.map((hit) => ({ document: byUrl.get(hit.id), matched: new Set(hit.terms) }));
  }

  return { find };
}
