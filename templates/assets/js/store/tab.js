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

/** Opens the form at `address` in a new tab with the answers of a file in it. */
export const handOver = (document, address, name) => openWith(HANDOVER, { document, name }, address);

/** Opens the page that compares profiles with `[{document, name}]` on it. */
export const handOverAll = (entries, address) => openWith(PROFILES, { entries }, address);

/** A new tab starts with a copy of this one's session storage; from disk it may have to ask for what it does not have. */
function openWith(name, entry, address) {
  const key = siteKey(name);
  const text = JSON.stringify(entry);
  session.write(key, text);
  const opened = window.open(address);
  if (!opened) return location.assign(address); // without storage the page opens empty
  session.write(key, null);
  if (isFromDisk()) give(opened, name, text);
}

const isFromDisk = () => location.protocol === "file:";

/**
 * Firefox gives each file on a disk a storage of its own. The tab that was opened asks once; nobody else is answered, and no site to which
 * that tab may have gone on.
 */
function give(opened, name, text) {
  window.addEventListener("message", function hear({ source, origin, data }) {
    if (source !== opened || origin.startsWith("http") || data?.brobyggerAsks !== name) return;
    window.removeEventListener("message", hear);
    opened.postMessage({ brobyggerGives: name, text }, "*"); // a file has no origin that could be named
  });
}

/** Asks the tab that opened this one, from disk; `then` is called when something came, which now waits as if this page had shared its storage. */
function ask(name, then) {
  const { opener } = globalThis;
  if (!isFromDisk() || !opener) return;
  window.addEventListener("message", function hear({ source, data }) {
    if (source !== opener || data?.brobyggerGives !== name || typeof data.text !== "string") return;
    window.removeEventListener("message", hear);
    if (session.write(siteKey(name), data.text)) then();
  });
  opener.postMessage({ brobyggerAsks: name }, "*");
}

export const askForAnswers = (then) => ask(HANDOVER, then);
export const askForProfiles = (then) => ask(PROFILES, then);

/** What was handed over by handOverAll, once. */
export function handedAll() {
  const key = siteKey(PROFILES);
  const { entries } = parsed(session.read(key)) ?? {};
  session.write(key, null);
  return Array.isArray(entries) ? entries.filter(({ name }) => typeof name === "string") : [];
}

/** Whether anything waits for a worksheet's form. */
export const handed = (id) => [`tab:${id}`, HANDOVER].some((name) => typeof session.read(siteKey(name)) === "string");

/** `{document, name}` that was handed over to this worksheet, or null. */
export function handedOver(worksheet) {
  const key = siteKey(HANDOVER);
  const entry = parsed(session.read(key));
  if (entry?.document?.worksheet !== worksheet) return null;
  session.write(key, null);
  return entry;
}
