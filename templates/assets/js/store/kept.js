/**
 * All answers that this site keeps on the device. Each worksheet may have several sets of them, each under a key of its own: the first under the
 * worksheet's id alone, as before there were several, the others under `<id>#<set>`. No list of them is kept, so none can be wrong.
 */

import limits from "#contract/limits.json" with { type: "json" };
import { excessOf } from "../files/limits.js";
import { parsed, sharedKey, siteKey, storage, takeAway } from "./storage.js";

const local = storage("localStorage");
const session = storage("sessionStorage");
const KEY = /^([^:#]+)(?:#([a-z0-9]{1,20}))?$/; // worksheet and set
const LONGEST = 60; // characters of a name
const OPEN = "open:"; // which set a worksheet's form shows
const CARRY = "carry"; // copies of answers for other worksheets, as there once were; nothing reads them any more
export const TYPED = "typed"; // kept besides: sheets typed in from paper
const BESIDE = [CARRY, TYPED];
const IN_TAB = ["tab:", "handover", "profiles", OPEN];

export const FIRST = ""; // the set that has the worksheet's own key
export const MOST_SETS = 20; // of one worksheet

/** The name of a key in the storage. */
export const keyOf = (worksheet, set = FIRST) => siteKey(`answers:${worksheet}${set && `#${set}`}`);

/** A set that no other is called; later ones sort behind. */
export const newSet = () => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;

/** What a stored set is called; null for nothing. */
export const namedIn = (stored) => (typeof stored?.name === "string" && stored.name) || null;

/** The name that somebody may give a set; "" for none. */
export const nameFrom = (text) =>
  typeof text === "string" ? [...text.normalize("NFC").replace(/\s+/g, " ").trim()].slice(0, LONGEST).join("") : "";

/**
 * Everything that is kept here, by worksheet and age: `[{worksheet, set, name, saved, document}]`. `name`: what somebody calls these answers, null
 * for nothing; `saved`: when they were kept, as ISO 8601, null where it is not known; `document`: the answer document. What cannot be read is left out.
 * @param {string | null} worksheet of this one only
 */
export function keptAnswers(worksheet = null) {
  const own = siteKey("answers:");
  const shared = sharedKey("answers:");
  const found = new Map();
  for (const begin of [own, shared]) {
    for (const key of local.keys(begin)) {
      const [, id, set = FIRST] = KEY.exec(key.slice(begin.length)) ?? [];
      const isFirst = id && !found.has(`${id}#${set}`) && (begin === own || set === FIRST);
      if (!isFirst || (worksheet !== null && id !== worksheet)) continue;
      const stored = parsed(local.read(key) ?? "");
      const document = stored?.document;
      if (stored && begin === own) found.set(`${id}#${set}`, null); // what is said there counts, also where it is a no
      if (!document || typeof document !== "object" || excessOf(document)) continue;
      const saved =
        typeof document.saved === "string" && !Number.isNaN(Date.parse(document.saved)) ? document.saved : null;
      const whole = { ...document, worksheet: id };
      found.set(`${id}#${set}`, { worksheet: id, set, name: namedIn(stored), saved, document: whole });
    }
  }
  const order = ({ worksheet: id, set }) => `${id}#${set}`;
  return [...found.values()].filter(Boolean).sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** Whether the browser lets this site read what is kept. */
export const canKeep = () => local.read(siteKey("")) !== undefined;

/** Gives a set of answers another name, null for none; its answers stay as they are. Says whether it could. */
export function renameSet(worksheet, set, name) {
  const key = keyOf(worksheet, set);
  const stored = parsed(local.read(key) ?? "");
  return stored !== null && local.write(key, JSON.stringify({ ...stored, name: name ?? undefined }));
}

/** The set that a worksheet's form shows: the last one of this tab, else of the device, else the first there is. */
export function openSet(worksheet) {
  const key = siteKey(`${OPEN}${worksheet}`);
  const isThere = (set) =>
    typeof set === "string" && KEY.test(`a#${set}`) && typeof local.read(keyOf(worksheet, set)) === "string";
  const last = [session.read(key), local.read(key)].find(isThere);
  if (typeof last === "string") return last;
  const own = siteKey("answers:");
  const found = local.keys(own).map((name) => KEY.exec(name.slice(own.length)));
  const sets = found.filter((parts) => parts?.[1] === worksheet).map((parts) => parts?.[2] ?? FIRST);
  const isNo = parsed(local.read(keyOf(worksheet)) ?? "")?.off === true;
  return sets.find((set) => set !== FIRST || !isNo) ?? FIRST; // sorted, so the first is before the others
}

/** Remembers which set a worksheet's form shows; a link to the form opens it then. Nothing is left behind by who has only the first. */
export function rememberSet(worksheet, set) {
  const key = siteKey(`${OPEN}${worksheet}`);
  for (const store of [session, local]) {
    if (set !== FIRST) store.write(key, set);
    else if (typeof store.read(key) === "string") store.write(key, null);
  }
}

/** Takes a set of answers off the device. Returns what puts it back. */
export function forgetSet(worksheet, set) {
  const own = keyOf(worksheet, set);
  for (const key of [siteKey(CARRY), sharedKey(CARRY)]) local.write(key, null);
  return takeAway(local, [own, `${own}:aside`, ...(set === FIRST ? [sharedKey(`answers:${worksheet}`)] : [])]);
}

/** Whether anything is kept besides one set of answers. */
export const hasOthers = (key) => local.keys(siteKey("answers:")).some((other) => !other.startsWith(key));

/**
 * Takes everything that people have written off the device: answers of all worksheets, what was set aside of them, sheets typed in from paper,
 * and what this tab remembers. A no to keeping stays, and so does the look of the site. Returns what puts it back.
 */
export function forgetAll() {
  const isNo = (key) => parsed(local.read(key) ?? "")?.off === true;
  const shared = keptAnswers().map(({ worksheet }) => sharedKey(`answers:${worksheet}`));
  const keys = [...local.keys(siteKey("answers:")), ...local.keys(siteKey(OPEN)), ...BESIDE.map(siteKey), ...shared];
  const undo = [
    takeAway(
      local,
      keys.filter((key) => !isNo(key)),
    ),
    takeAway(
      session,
      IN_TAB.flatMap((begin) => session.keys(siteKey(begin))),
    ),
  ];
  return () => {
    for (const step of undo) step();
  };
}

/**
 * What a stored text holds of sheets typed in from paper: `{lines, file, at}`. `lines`: `[{id, text, part}]`; `file`: the name of the file that they
 * were saved in since, else null; `at`: when they were kept, as ISO 8601, null where it is not known.
 */
export function typedIn(text) {
  const stored = parsed(text ?? "");
  const textAt = (key) => (typeof stored?.[key] === "string" ? stored[key] : null);
  const isLine = (line) => ["id", "text", "part"].every((key) => typeof line?.[key] === "string");
  const lines = Array.isArray(stored?.lines) ? stored.lines.filter(isLine).slice(0, limits.group) : [];
  return { lines, file: textAt("file"), at: Number.isNaN(Date.parse(textAt("at"))) ? null : textAt("at") };
}

/** Sheets typed in from paper that are kept. */
export const keptTyped = () => typedIn(local.read(siteKey(TYPED)));

/** `changed` is called when another window has changed what is kept here. */
export function watchKept(changed) {
  const begin = siteKey("");
  window.addEventListener("storage", ({ key }) => (key === null || key.startsWith(begin)) && changed());
}
