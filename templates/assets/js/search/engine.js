/**
 * Finds pages. Danish writes words together, so parts of words count: a query is looked up as a word, as the beginning of one, in its
 * other forms (`stem.js`), as a piece of one (`ledelse` in `projektledelse`), as one that holds known words (`partnerskabsaftale`), and,
 * if nothing else, misspelt. Pages that meet all words of a query come before those that meet some.
 */

import MiniSearch from "minisearch";
import { fold, wordsOf } from "./fold.js";
import { makeStem } from "./stem.js";

const FIELDS = ["title", "keywords", "headings", "summary", "body"];
const WEIGHTS = { title: 6, keywords: 5, headings: 3, summary: 2, body: 1 };
const SHORTEST_PIECE = 3; // of a query inside a word
const STEM = "\u0001"; // before a stem in the index, so that it is no word
const WEAK = 0.6; // of a word that is only met as a piece of another, or misspelt
const NAMED = 0.6; // what it adds to be met in a title or keyword by the word itself
const PASSING = 0.5; // of a term or figure whose name is not what was asked for: pages come first
const SLIPS = 0.14; // of the letters of a word: one from four letters on, two from eleven
const SHORTEST_PART = 5; // of a word inside a query; a shorter one only if it is half of the query (`byer` in `byerne`)

/** `words`: `{stop, endings}` of the language. */
export function makeEngine(documents, { stop: stopWords = [], endings = [] } = {}) {
  const stem = makeStem(endings);
  const known = new Set();
  /** @type {Map<string, string[]>} */
  const forms = new Map(); // stem → the words that have it
  const stop = new Set(stopWords.map(fold));
  /** @type {Map<string, string[]>} */
  const read = new Map(); // a word as it is written → what the index has of it: pages say most of their words again and again
  const mini = new MiniSearch({
    idField: "url",
    fields: FIELDS,
    tokenize: wordsOf,
    processTerm: (word) => {
      const before = read.get(word);
      if (before) return before;
      const term = fold(word);
      const root = stem(term);
      if (!known.has(term)) forms.set(root, [...(forms.get(root) ?? []), term]);
      known.add(term);
      read.set(word, [term, STEM + root]);
      return read.get(word);
    },
    extractField: (document, field) => [document[field]].flat().join(" \n "),
    searchOptions: {
      tokenize: (text) => [text],
      processTerm: (term) => term,
      boost: WEIGHTS,
      bm25: { k: 1.2, b: 0.3, d: 0.5 },
    },
  });
  mini.addAll(documents);
  const vocabulary = [...known];
  const byUrl = new Map(documents.map((document) => [document.url, document]));
  const asStems = (text) => terms(text).map(stem).join(" ");
  const asOne = (text) => stem(fold(text).replace(/\P{L}+/gu, "")); // words together that are two, and the other way round
  /** @type {Map<string, Set<string>>} */
  const leads = new Map(
    documents
      .filter((one) => one.leads)
      .map(({ url, leads }) => [url, new Set(leads.flatMap((text) => [asStems(text), asOne(text)]))]),
  );
  const names = new Map(
    documents.map(({ url, title, keywords }) => [
      url,
      new Set([title, ...keywords].flatMap(wordsOf).map((word) => stem(fold(word)))),
    ]),
  );

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
    const root = stem(term);
    if (forms.has(root)) queries.push({ queries: [STEM + root], boostTerm: () => 3 });
    const inner = root.length > SHORTEST_PIECE ? vocabulary.filter((word) => word.includes(root, 1)) : [];
    if (inner.length) queries.push({ queries: inner, combineWith: "OR", boostTerm: () => 0.8 });
    if (pieces.length) queries.push({ queries: pieces, combineWith: "OR", boostTerm: () => 1 });
    if (parts.length) queries.push({ queries: parts, combineWith: "OR", boostTerm: () => 0.7 });
    // Known parts do not make a word known: `partnerskap` is met in `partner`, and is `partnerskab` misspelt.
    if (!isWord(term) && !pieces.length && !inner.length)
      queries.push({ queries: [term], prefix: true, fuzzy: SLIPS, boostTerm: () => 2 });
    return { combineWith: "OR", queries };
  }

  /** Whether a text has the word, another form of it, or one that begins with it. */
  const isWord = (term) => forms.has(stem(term)) || vocabulary.some((word) => word.startsWith(term));

  /** Where themes lead: by their words, written together or apart, or else by one with a slip in it that no text has. */
  function leadsThere(query) {
    const isNamed = ([, words]) => words.has(asStems(query)) || words.has(asOne(query));
    const exact = [...leads].filter(isNamed).map(([url]) => url);
    const [only, ...others] = terms(query);
    if (exact.length || !only || others.length || isWord(only)) return exact;
    const near = mini.search(only, { fields: ["keywords"], fuzzy: SLIPS });
    const isMeant = ({ id, terms }) => byUrl.get(id).leads?.some((text) => terms.includes(fold(text)));
    return near.filter(isMeant).map(({ id }) => id);
  }

  /** Documents, best first: those that meet the most words of the query, among them those that meet them best. */
  function find(query) {
    const asked = terms(query);
    const isNamed = ({ title, keywords }) => [title, ...keywords].some((text) => fold(text) === fold(query.trim()));
    const share = (document) => (document.url.includes("#") && !isNamed(document) ? PASSING : 1);
    const found = new Map();
    for (const term of asked) {
      const root = stem(term);
      const isStrong = (met) => met === STEM + root || met.startsWith(term);
      for (const hit of mini.search(/** @type {any} */ (ways(term)))) {
        const one = found.get(hit.id) ?? { met: 0, score: 0, terms: [] };
        one.met += hit.terms.some(isStrong) ? 1 : WEAK;
        one.score += hit.score * share(byUrl.get(hit.id)) * (names.get(hit.id)?.has(root) ? 1 + NAMED : 1);
        one.terms.push(...hit.terms);
        found.set(hit.id, one);
      }
    }
    const hits = [...found]
      .sort(([, one], [, other]) => other.met - one.met || other.score - one.score)
      .map(([url, { terms }]) => ({ document: byUrl.get(url), matched: new Set(terms.flatMap(written)) }));
    const named = hits.findIndex(({ document }) => document.kind === "term" && isNamed(document));
    const told = hits.findIndex(({ document }) => document.kind === "case");
    if (told >= 0 && told < named) hits.splice(told, 0, ...hits.splice(named, 1)); // what a word means, before who did it
    // What people type most leads where its theme says, before all that only has the word.
    const wanted = leadsThere(query);
    const isLed = ({ document }) => wanted.includes(document.url);
    const led = hits.filter(isLed).map((hit) => ({ ...hit, isLed: true }));
    return [...led, ...hits.filter((hit) => !isLed(hit))];
  }

  /** The words that a term of the index stands for. */
  const written = (term) => (term.startsWith(STEM) ? (forms.get(term.slice(STEM.length)) ?? []) : [term]);

  return { find };
}
