/** Answers in the memory of one tab (sessionStorage): what another page hands over, and what is shown beside the draft. Read once. */

import { parsed, siteKey, storage } from "./storage.js";

const session = storage("sessionStorage");
const HANDOVER = "handover";
const PROFILES = "profiles";

/** The memory of a worksheet's form: `write(entry)` says whether it is there, `take()` gives it once. */
export function tabMemory(id) {
  const key = siteKey(`tab:${id}`);
  return {
    write: (entry) => session.write(key, entry && JSON.stringify(entry)),
    take() {
      const entry = parsed(session.read(key));
      session.write(key, null);
      return entry?.document && typeof entry.document === "object" ? entry : null;
    },
  };
}

/** Opens the form at `address` in a new tab with the answers of a file in it. A new tab starts with a copy of this one's session storage. */
export function handOver(document, address, name) {
  const key = siteKey(HANDOVER);
  session.write(key, JSON.stringify({ document, name }));
  if (!window.open(address))
    location.assign(address); // without storage the form opens empty
  else session.write(key, null);
}

/** Opens the page that compares profiles with `[{document, name}]` on it, as handOver does. */
export function handOverAll(entries, address) {
  const key = siteKey(PROFILES);
  session.write(key, JSON.stringify({ entries }));
  if (!window.open(address)) location.assign(address);
  else session.write(key, null);
}

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
