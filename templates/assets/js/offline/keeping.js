/** Keeps the site on the device, brings what is kept up to date, takes it away. Runs on the page, so that it can say how far it is and what went wrong. */

import { nameOf, openKept, plainAnswer, readNote, writeNote } from "./kept.js";

const AT_ONCE = 6; // files that are asked for at the same time

/** No room on the device. `bytes`: how many are needed. */
export class NoRoom extends Error {
  constructor(bytes) {
    super("no room");
    this.bytes = bytes;
  }
}

/** Throws what the network says, or an error with the `status` of the answer. */
const fresh = async (address) => {
  const got = await fetch(address, { cache: "no-store" });
  if (!got.ok) throw Object.assign(new Error(`${got.status} ${address}`), { status: got.status });
  return got;
};

/** The version that the host has now. */
export const newestVersion = async (root) => (await (await fresh(new URL("assets/version.json", root))).json()).version;

/** What the host has: `{version, shared, pages: {language}, more: {language}}`, each path → [version of its bytes, bytes]. */
export const readListed = async (root) => (await fresh(new URL("assets/offline.json", root))).json();

/** The files to be kept in a language, those first that others name. `all`: the PDFs too; `opened`: paths of those that were opened. */
export function wanted(listed, language, all, opened = []) {
  const more = Object.entries(listed.more[language]).filter(([path]) => all || opened.includes(path));
  const pages = Object.entries(listed.pages[language]);
  /** @param {[string, any]} file */
  const isPage = ([path]) => path.endsWith(".html");
  return [...Object.entries(listed.shared), ...pages.filter((one) => !isPage(one)), ...more, ...pages.filter(isPage)];
}

export const bytesOf = (files) => files.reduce((sum, [, [, bytes]]) => sum + bytes, 0);

/** Those of `files` that the note does not have in their version. */
export const missing = (files, note) => files.filter(([path, [version]]) => note?.files[path] !== version);

/**
 * Keeps the site in `language` as `listed` says it is. `all`: with the PDFs; `told(done, of)` after each file. What was fetched before an error is
 * used the next time. Throws NoRoom, or what the network or the browser says.
 */
export async function keepSite(root, listed, language, all, told = (_done, _of) => {}) {
  const cache = await caches.open(nameOf(root));
  const before = await readNote(cache, root);
  const note = before?.language === language ? before : { version: "", language, all: false, files: {} };
  note.all ||= all;
  const files = wanted(listed, language, note.all, await opened(cache, root, listed.more[language]));
  const asked = missing(files, note);
  await roomFor(bytesOf(asked));
  let done = 0;
  const rest = [...asked];
  const fetchNext = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) {
      note.files[next[0]] = await keepFile(cache, root, next[0]);
      told(++done, asked.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, fetchNext)); // the first that fails ends it
    note.version = listed.version;
  } catch (error) {
    if (error.name === "QuotaExceededError") throw new NoRoom(bytesOf(asked));
    throw error;
  } finally {
    rest.length = 0;
    await writeNote(cache, root, note).catch(() => {}); // not even for the note is there room: then all is fetched again
  }
  await forgetOld(cache, root, note, new Set(files.map(([path]) => path)));
}

/** Takes away everything that is kept, and the worker; answers stand elsewhere. */
export async function removeSite(root) {
  await caches.delete(nameOf(root));
  const found = await navigator.serviceWorker.getRegistration(root);
  if (found?.scope === root) await found.unregister();
}

export const register = (root) =>
  navigator.serviceWorker.register(new URL("sw.js", root), { scope: root, updateViaCache: "none" });

/** What is kept of the site; null where nothing is. */
export const noteOf = async (root) => readNote(await openKept(root), root);

/** Fetches a file and keeps it under the address that pages name; returns the version of its bytes, which may be newer than the list. */
async function keepFile(cache, root, path) {
  const got = await plainAnswer(await fresh(new URL(path, root)));
  const version = await versionOf(await got.clone().arrayBuffer());
  await cache.put(addressOf(root, path, version), got);
  return version;
}

const addressOf = (root, path, version) => {
  const address = new URL(path, root).href;
  return path.startsWith("assets/") ? `${address}?v=${version}` : address;
};

async function versionOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const pathOf = (root, address) => decodeURI(new URL(address).href.slice(root.length).split("?")[0]);

async function opened(cache, root, more) {
  return (await cache.keys()).map(({ url }) => pathOf(root, url)).filter((path) => Object.hasOwn(more, path));
}

async function roomFor(bytes) {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota && quota - usage < bytes) throw new NoRoom(bytes);
}

/** Takes away the files that the site no more has and older versions of those that it has. */
async function forgetOld(cache, root, note, paths) {
  for (const { url } of await cache.keys()) {
    const path = pathOf(root, url);
    const version = note.files[path];
    if (path === "assets/kept.json" || (paths.has(path) && url === addressOf(root, path, version))) continue;
    await cache.delete(url);
    if (!paths.has(path)) delete note.files[path];
  }
  await writeNote(cache, root, note);
}
