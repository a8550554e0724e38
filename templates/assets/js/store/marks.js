/**
 * Marks beside the answers that are kept: which worksheets had some on this device, and when; no answers and no names. Sheets typed in from paper
 * have one together, of no worksheet (""), its set TYPED. They lie in IndexedDB, so a
 * page whose answers the browser has cleared out of localStorage can say so. What somebody deletes is not cleared: as long as localStorage holds
 * the key `here`, it has lost nothing. Where the browser has cleared both, or forbids one, nothing is known and nothing is said.
 */

import languages from "#contract/languages.json" with { type: "json" };
import { keptAnswers, keptTyped, TYPED } from "./kept.js";
import { siteKey, storage } from "./storage.js";

const local = storage("localStorage");
const STORE = "marks";
const keyOf = ({ worksheet, set }) => `${worksheet}#${set}`;

/** The day of a mark in words. */
export const dayOf = (at, language) =>
  new Date(at).toLocaleDateString(languages[language].tag, { day: "numeric", month: "long" });

/** A promise of whether there are any marks; asking leaves nothing behind. */
export async function hasMarks() {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === siteKey(STORE));
  } catch {
    return false;
  }
}

const promised = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });

/** Lets `act(store, marks)` work on all marks; a promise of what it returns once that is written, of [] where the browser forbids it. */
async function onMarks(act) {
  try {
    const asked = indexedDB.open(siteKey(STORE), 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    const base = await promised(asked);
    const work = base.transaction(STORE, "readwrite");
    const store = work.objectStore(STORE);
    const found = act(store, await promised(store.getAll())) ?? [];
    const left = await promised(store.count());
    base.close();
    if (left) return found;
    local.write(siteKey("here"), null);
    // What was marked while the base waited to go is gone with it: as long as it is kept, it is marked anew.
    const gone = promised(indexedDB.deleteDatabase(siteKey(STORE)));
    gone.then(() => local.read(siteKey("here")) && markKept()).catch(() => {});
    return found;
  } catch {
    return [];
  }
}

/**
 * Brings the marks up to date with what is kept. A promise of those whose answers the browser has cleared: `[{worksheet, set, at}]`; `at`: when
 * they were kept last, as ISO 8601.
 */
export async function markKept() {
  const here = siteKey("here");
  if (!marked().length && !(await hasMarks())) return [];
  return onMarks((store, marks) => {
    const state = local.read(here);
    if (state === undefined) return [];
    const kept = new Map(marked().map((one) => [keyOf(one), one]));
    const lost = marks.filter((mark) => !kept.has(keyOf(mark)) && (mark.isLost || state === null));
    for (const mark of marks) if (!kept.has(keyOf(mark))) store.delete(keyOf(mark));
    for (const mark of lost) store.put({ ...mark, isLost: true }, keyOf(mark));
    if (!kept.size || !local.write(here, "1")) return lost; // without that key all would seem to be lost
    for (const { worksheet, set, saved } of kept.values())
      store.put({ worksheet, set, at: saved ?? new Date().toISOString() }, keyOf({ worksheet, set }));
    return lost;
  });
}

/** What there is to be marked: `[{worksheet, set, saved}]`. */
function marked() {
  const { lines, at } = keptTyped();
  return [...keptAnswers().filter(isAnswered), ...(lines.length ? [{ worksheet: "", set: TYPED, saved: at }] : [])];
}

const isAnswered = ({ document }) => Object.keys({ ...document.answers, ...document.respondent }).length > 0;

/** Somebody has been told that this worksheet's answers were cleared. */
export const dropLost = (worksheet) =>
  onMarks((store, marks) => {
    for (const mark of marks) if (mark.isLost && mark.worksheet === worksheet) store.delete(keyOf(mark));
  });
