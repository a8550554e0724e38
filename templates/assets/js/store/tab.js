/** Answers in the memory of one tab (sessionStorage): what another page hands over, and what is shown beside the draft. Read once. */

import { excessOf } from "../files/limits.js";
import { parsed, siteKey, storage } from "./storage.js";

const session = storage("sessionStorage");
const HANDOVER = "handover";
const PROFILES = "profiles";

/** The memory of a worksheet's form: `write(entry)` says whether it is there, `take()` gives it once. */
export function tabMemory(id) {
  const key = siteKey(`tab:${id}`);
  return {
    write(entry) {
      const isGood = !entry || ![entry.document, entry.draft].some((one) => one && excessOf(one)); // else nobody would read it
      return session.write(key, entry && isGood ? JSON.stringify(entry) : null) && isGood;
    },
    take() {
      const entry = parsed(session.read(key));
      session.write(key, null);
      return entry?.document && typeof entry.document === "object" ? entry : null;
    },
  };
}

/** Opens the form at `address` in a new tab with the answers of a file in it; whether it did. */
export const handOver = (document, address, name) => openWith(HANDOVER, { document, name }, address);

/** Opens the page that compares profiles with `[{document, name}]` on it. */
export const handOverAll = (entries, address) => openWith(PROFILES, { entries }, address);

/**
 * A new tab starts with a copy of this one's session storage; where that has no room for the entry, and from disk, it may ask for it. Whether
 * the page opens: without a new tab and without storage it would be empty, as if the answers were.
 */
function openWith(name, entry, address) {
  const key = siteKey(name);
  const text = JSON.stringify(entry);
  const isThere = session.write(key, text);
  const opened = window.open(address);
  if (opened) {
    session.write(key, null);
    if (isFromDisk() || !isThere) give(opened, name, text);
  } else if (isThere) location.assign(address);
  return opened !== null || isThere;
}

const isFromDisk = () => location.protocol === "file:";
// Firefox gives each file on a disk a storage of its own, and none has an origin that could be named.
const isOwn = (origin) => (isFromDisk() ? !origin.startsWith("http") : origin === location.origin);

/** The tab that was opened asks once; nobody else is answered, and no site to which that tab may have gone on. */
function give(opened, name, text) {
  window.addEventListener("message", function hear({ source, origin, data }) {
    if (source !== opened || !isOwn(origin) || data?.brobyggerAsks !== name) return;
    window.removeEventListener("message", hear);
    opened.postMessage({ brobyggerGives: name, text }, isFromDisk() ? "*" : origin);
  });
}

/** Asks the tab that opened this one; `then` is called with the text that came. */
function ask(name, then) {
  const { opener } = globalThis;
  if (!opener) return;
  window.addEventListener("message", function hear({ source, origin, data }) {
    if (source !== opener || !isOwn(origin) || data?.brobyggerGives !== name || typeof data.text !== "string") return;
    window.removeEventListener("message", hear);
    then(data.text);
  });
  opener.postMessage({ brobyggerAsks: name }, "*");
}

export const askForAnswers = (then) => ask(HANDOVER, then);
export const askForProfiles = (then) => ask(PROFILES, then);

/** What was handed over by handOverAll, once. `text`: what the tab that opened this one has given, else what waits here. */
export function handedAll(text = session.read(siteKey(PROFILES))) {
  const { entries } = parsed(text) ?? {};
  session.write(siteKey(PROFILES), null);
  return Array.isArray(entries) ? entries.filter(({ name }) => typeof name === "string") : [];
}

/** Whether anything waits for a worksheet's form. */
export const handed = (id) => [`tab:${id}`, HANDOVER].some((name) => typeof session.read(siteKey(name)) === "string");

/** `{document, name}` that was handed over to this worksheet, or null. `text`: as of handedAll. */
export function handedOver(worksheet, text = session.read(siteKey(HANDOVER))) {
  const entry = parsed(text);
  if (entry?.document?.worksheet !== worksheet) return null;
  session.write(siteKey(HANDOVER), null);
  return entry;
}
