/**
 * Finds pages. Danish writes words together, so parts of words count: a query is looked up as a word, as the beginning of one, in its
 * other forms (`stem.js`), as a piece of one (`ledelse` in `projektledelse`), as one that holds known words (`partnerskabsaftale`), and,
 * if nothing else, misspelt. Pages that meet all words of a query come before those that meet some. A word that says what somebody wants
 * (`ark`, `case`, `betyder`) brings what is of that kind and named as the other words say to the front.
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
const MORE_SLIPS = 0.25; // where else nothing is found: two from six letters on
const SHORTEST_TOPIC = 4; // of what a word says before the kind that it ends with (`rolle` in `rolleark`)
const SHORTEST_PART = 5; // of a word inside a query; a shorter one only if it is half of the query (`byer` in `byerne`)

/** `words`: `{stop, endings, asks}` of the language; `asks`: kind of document → the words by which people ask for it. */
export function makeEngine(documents, { stop: stopWords = [], endings = [], asks = {} } = {}) {
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
      if (stop.has(term)) return [term]; // its stem may be that of a word that tells something (`dem`, `demens`)
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
  const asWritten = (text) => terms(text).join(" ");
  // The nearest way first: `leder` is not meant by `ledige`, though both are `led` without their endings.
  const leads = [asWritten, asStems, asOne].map((form) => {
    /** @type {Map<string, string[]>} */
    const pages = new Map();
    for (const { url, leads = [] } of documents)
      for (const text of new Set(leads.map(form))) pages.set(text, [...(pages.get(text) ?? []), url]);
    return { form, pages };
  });
  const kinds = new Map(Object.entries(asks).flatMap(([kind, words]) => words.map((word) => [stem(fold(word)), kind])));
  const kindOf = (term) => kinds.get(stem(term));
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

  /** Whether a text has no small words; of `efter projektet` only `projektet` is left, and that is not what is meant. */
  function isWhole(text) {
    return text.split(/\s+/).every((word) => !stop.has(fold(word)));
  }

  /** How one word may be met, the best first; each way only adds what the ways before it missed. */
  function ways(term, slips) {
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
      queries.push({ queries: [term], prefix: true, fuzzy: slips, boostTerm: () => 2 });
    return { combineWith: "OR", queries };
  }

  /** Whether a text has the word, another form of it, or one that begins with it. */
  const isWord = (term) => forms.has(stem(term)) || vocabulary.some((word) => word.startsWith(term));

  /** Where a theme leads by its own words, written together or apart. */
  const named = (text) => leads.map(({ form, pages }) => pages.get(form(text))).find(Boolean) ?? [];
  const asParts = new Set(
    documents
      .flatMap(({ leads = [] }) => leads)
      .filter(isWhole)
      .map(asStems),
  );

  /** A word as it is meant: one that no text has, as the nearest of all titles and keywords. */
  function mended(term) {
    if (isWord(term)) return term;
    const near = mini.search(term, { fields: ["title", "keywords"], fuzzy: SLIPS }).flatMap(({ terms }) => terms);
    return near.find((word) => !word.startsWith(STEM)) ?? term;
  }

  /** Where themes lead: by all words of a query, by what is meant where one has a slip in it, or by words that are all of some theme. */
  function leadsThere(asked) {
    const exact = named(asked.join(" "));
    if (exact.length) return exact;
    const meant = asked.map(mended);
    const near = named(meant.join(" "));
    return near.length ? near : leadsInParts(meant);
  }

  /** Where themes lead whose words, one after the other, are the whole query. */
  function leadsInParts(asked) {
    for (let count = asked.length; count > 0; count--) {
      const part = asked.slice(0, count).join(" ");
      if (!asParts.has(asStems(part))) continue;
      const rest = asked.slice(count);
      const after = rest.length ? leadsInParts(rest) : [];
      if (!rest.length || after.length) return [...new Set([...named(part), ...after])];
    }
    return [];
  }

  /** The kind that a question asks for by its first words (`hvad er et partnerskab`). */
  const opening = (query) =>
    Object.keys(asks).find((kind) => asks[kind].some((words) => fold(query.trim()).startsWith(`${fold(words)} `)));

  /** A word that no text has and that ends with a kind: what it is about, and the kind (`rolleark`: `rolle`, `ark`). */
  function apart(term) {
    if (isWord(term)) return [term];
    const ends = (word) => term.endsWith(word) && term.length - word.length >= SHORTEST_TOPIC;
    const kind = Object.values(asks).flat().map(fold).find(ends);
    return kind ? [term.slice(0, -kind.length), kind] : [term];
  }

  /** Documents that meet the words, url → `{met, score, terms, strong}`; `strong`: of each word, the terms by which it is met as itself. */
  function meet(asked, isNamed, slips = SLIPS) {
    const share = (document) => (document.url.includes("#") && !isNamed(document) ? PASSING : 1);
    const found = new Map();
    for (const term of asked) {
      const root = stem(term);
      const isStrong = (met) => met === STEM + root || met.startsWith(term);
      for (const hit of mini.search(/** @type {any} */ (ways(term, slips)))) {
        const one = found.get(hit.id) ?? { met: 0, score: 0, terms: [], strong: new Map() };
        const strong = hit.terms.filter(isStrong);
        one.met += strong.length ? 1 : WEAK;
        one.strong.set(term, strong);
        one.score += hit.score * share(byUrl.get(hit.id)) * (names.get(hit.id)?.has(root) ? 1 + NAMED : 1);
        one.terms.push(...hit.terms);
        found.set(hit.id, one);
      }
    }
    return found;
  }

  /**
   * Documents, best first: those that meet the most words of the query, among them those that meet them best. `matched`: all words of it that were
   * met; `asked`: for each word that tells what the query is about those that are that very word.
   */
  function find(query) {
    const asked = terms(query).flatMap(apart);
    const topic = asked.filter((term) => !kindOf(term));
    const kind = topic.length ? (asked.map(kindOf).find(Boolean) ?? opening(query)) : undefined;
    const meant = asStems(query);
    const isNamed = ({ title, keywords }) => [title, ...keywords].some((text) => asStems(text) === meant);
    let found = meet(asked, isNamed);
    if (!found.size) found = meet(asked, isNamed, MORE_SLIPS);
    const hits = [...found]
      .sort(([, one], [, other]) => other.met - one.met || other.score - one.score)
      .map(([url, { terms, strong }]) => ({
        document: byUrl.get(url),
        matched: new Set(terms.flatMap(written)),
        asked: (topic.length ? topic : asked).map((term) => new Set((strong.get(term) ?? []).flatMap(written))),
      }));
    const term = hits.findIndex(({ document }) => document.kind === "term" && isNamed(document));
    const told = hits.findIndex(({ document }) => document.kind === "case");
    if (told >= 0 && told < term) hits.splice(told, 0, ...hits.splice(term, 1)); // what a word means, before who did it
    const whole = asOne(query);
    const isTitle = hits.some(({ document }) => asOne(document.title) === whole); // `Pakker til møder` asks for the page, not for packs
    // What people type most leads where its theme says, then what is of the kind they ask for, before all that only has the word.
    const exact = named(query);
    const near = new Set(exact.length ? exact : leadsThere(topic.length ? topic : asked));
    const isOfKind = ({ document }) =>
      document.kind === kind && topic.every((term) => names.get(document.url).has(stem(term)));
    const led = hits.filter(({ document }) => near.has(document.url)).map((hit) => ({ ...hit, isLed: true }));
    const rest = hits.filter(({ document }) => !near.has(document.url));
    const wanted = kind && !exact.length && !isTitle ? rest.filter(isOfKind) : [];
    return [...wanted, ...led, ...rest.filter((hit) => !wanted.includes(hit))];
  }

  /** The words that a term of the index stands for. */
  const written = (term) => (term.startsWith(STEM) ? (forms.get(term.slice(STEM.length)) ?? []) : [term]);

  return { find };
}
