/** The search by itself, without a page: for each line `{documents, stop, endings, asks, queries}` a line `{found: [[url…]…], excerpts: [[{text, marked}…]…], places: [[anchor…]…]}`. Bundled by esbuild first. */
import { createInterface } from "node:readline";
import { makeEngine } from "../../templates/assets/js/search/engine.js";
import { excerpt, heading, marked } from "../../templates/assets/js/search/excerpt.js";

const SHOWN = 10; // as many as a page shows

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { documents, stop, endings, asks, queries } = JSON.parse(line);
  const engine = makeEngine(documents, { stop, endings, asks });
  const results = queries.map((query) => engine.find(query));
  const found = results.map((hits) => hits.map((hit) => hit.document.url));
  const excerpts = results.map((hits) =>
    hits.slice(0, SHOWN).map((hit) => marked(excerpt(hit.document, hit.matched), hit.matched)),
  );
  const places = results.map((hits) => hits.slice(0, SHOWN).map((hit) => heading(hit)?.anchor ?? ""));
  process.stdout.write(`${JSON.stringify({ found, excerpts, places })}\n`);
}
