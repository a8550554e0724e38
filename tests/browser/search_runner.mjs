/** Reads `{documents, stop, endings, asks, queries}` and writes `{found: [[url…]…], excerpts: [[{text, marked}…]…]}`: the search by itself, without a page. */
import { readFileSync } from "node:fs";
import { makeEngine } from "../../templates/assets/js/search/engine.js";
import { excerpt, marked } from "../../templates/assets/js/search/excerpt.js";

const { documents, stop, endings, asks, queries } = JSON.parse(readFileSync(0, "utf8"));
const engine = makeEngine(documents, { stop, endings, asks });
const results = queries.map((query) => engine.find(query));
const found = results.map((hits) => hits.map((hit) => hit.document.url));
const SHOWN = 10; // as many as a page shows
const excerpts = results.map((hits) =>
  hits.slice(0, SHOWN).map((hit) => marked(excerpt(hit.document, hit.matched), hit.matched)),
);
process.stdout.write(JSON.stringify({ found, excerpts }));
