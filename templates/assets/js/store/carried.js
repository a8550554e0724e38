/** Answers that other worksheets of the site can use, by the key that their fields share: `{key: {value, from}}`. */

import { parsed, siteKey, storage } from "./storage.js";

const local = storage("localStorage");
const KEY = "carry";
const SHARED = "brobygger:carry"; // of all sites of a host together, as it once was

const isEntry = ([, entry]) => typeof entry?.value === "string" && typeof entry.from === "string";
const entriesIn = (text) => Object.entries(parsed(text) ?? {}).filter(isEntry);

export const carried = () => Object.fromEntries(entriesIn(local.read(siteKey(KEY)) ?? local.read(SHARED)));

/** Keeps what a worksheet has to offer, `[[key, text or undefined], …]`. */
export function keepCarried(worksheet, offers) {
  if (!offers.length) return;
  const entries = Object.assign(Object.create(null), carried());
  for (const [key, value] of offers) {
    if (typeof value === "string") entries[key] = { value, from: worksheet };
    else if (entries[key]?.from === worksheet) delete entries[key];
  }
  local.write(siteKey(KEY), JSON.stringify(entries));
}

/** Forgets what came from a worksheet. */
export function forgetCarried(worksheet) {
  for (const key of new Set([siteKey(KEY), SHARED])) {
    if (typeof local.read(key) !== "string") continue;
    const others = entriesIn(local.read(key)).filter(([, entry]) => entry.from !== worksheet);
    local.write(key, JSON.stringify(Object.fromEntries(others)));
  }
}
