/** What the browser keeps of the site, under one name for its page and its worker: the files as answers, and a note of which they are. */

const NOTE = "assets/kept.json"; // no file of the site: only the cache has it

/** `root`: the address of the site's folder. Sites on one host have different folders. */
export const nameOf = (root) => `brobygger-offline:${new URL(root).pathname}`;

/** The cache of the site; null where there is none, for opening one makes it. */
export async function openKept(root) {
  return (await caches.has(nameOf(root))) ? caches.open(nameOf(root)) : null;
}

/**
 * What is kept: `version` of the site, "" until all of it is there; its `language`; `all`: the PDFs too; `files`: path → the version of its
 * bytes. Null where nothing is.
 */
export async function readNote(cache, root) {
  const found = await cache?.match(new URL(NOTE, root).href);
  if (!found) return null;
  const { version = "", language = "", all = false, files = {} } = await found.json();
  return { version, language, all, files };
}

export const writeNote = (cache, root, note) =>
  cache.put(
    new URL(NOTE, root).href,
    new Response(JSON.stringify(note), { headers: { "content-type": "application/json" } }),
  );

/** The answer with its kind alone: one that was sent on may not answer for a page, and one that offers pieces is asked for pieces. */
export async function plainAnswer(response) {
  const kind = response.headers.get("content-type") ?? "application/octet-stream";
  return new Response(await response.blob(), { headers: { "content-type": kind } });
}
