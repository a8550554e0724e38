/**
 * The worker that stands between the site and the network once somebody asked for the site offline. It answers for the site's folder alone.
 * Pages come from the network first; what a page names with its version (`?v=…`) does not change and comes from what is kept; PDFs that were
 * opened are kept. It stays without knowledge of versions: the page brings what is kept up to date (keeping.js).
 */

import { openKept, plainAnswer, readNote } from "./kept.js";

const PATIENCE = 4000; // ms for the network to answer for a page that is kept
const own = /** @type {any} */ (globalThis);
const root = own.registration.scope;

own.addEventListener("install", () => own.skipWaiting());
own.addEventListener("activate", (event) => event.waitUntil(own.clients.claim()));
own.addEventListener("fetch", (event) => {
  const { request } = event;
  // "no-store": the page asks for what is new; pieces of a file are the network's.
  if (request.method !== "GET" || request.cache === "no-store" || request.headers.has("range")) return;
  if (request.url.startsWith(root)) event.respondWith(answer(request, event));
});

async function answer(request, event) {
  const cache = await openKept(root).catch(() => null);
  if (!cache) return fetch(request);
  const exact = request.url.includes("?v=") && (await cache.match(request.url));
  if (exact) return exact;
  const isPage = request.mode === "navigate";
  const kept = () => find(cache, request.url);
  try {
    const got = await (isPage ? soon(fetch(request), kept) : fetch(request));
    if (got.ok && isKeptWhenOpened(request.url)) event.waitUntil(keep(cache, request.url, got.clone()));
    return (isPage && got.status >= 500 && (await kept())) || got;
  } catch (error) {
    const found = (await kept()) ?? (isPage ? await notKept(cache) : null);
    if (found) return found;
    throw error;
  }
}

/** What the network says; after a while what is kept, where it is: a network that is there but answers nobody is worse than none. */
async function soon(asked, kept) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const first = await Promise.race([asked, late]);
  return first ?? (await kept()) ?? asked;
}

/** The file as it is kept, of whatever version; a folder is its first page. */
async function find(cache, address) {
  const url = new URL(address);
  url.search = url.hash = "";
  if (url.pathname.endsWith("/")) url.pathname += "index.html";
  const how = { ignoreSearch: true, ignoreVary: true };
  return (await cache.match(url.href, how)) ?? cache.match(`${url.href}.html`, how); // hosts may take the ending away
}

/** PDFs, and scripts that hold those of packs. */
const isKeptWhenOpened = (address) => {
  const path = new URL(address).pathname;
  return path.endsWith(".pdf") || path.slice(new URL(root).pathname.length).startsWith("assets/packs/");
};

async function keep(cache, address, response) {
  try {
    await cache.put(address, await plainAnswer(response));
  } catch {
    // No room: it was opened all the same.
  }
}

/** On to the page about it, which says so in words. */
async function notKept(cache) {
  const note = await readNote(cache, root);
  const page = note && new URL(`${note.language}/offline.html`, root).href;
  return page && (await cache.match(page)) ? Response.redirect(`${page}#not-kept`) : null;
}
