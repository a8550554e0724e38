/** The draft of one worksheet on the device, in localStorage, under a key that all languages share. */

import { excessOf } from "../files/limits.js";
import { parsed, siteKey, storage } from "./storage.js";

const stampOf = (found) => (typeof found.stamp === "string" ? found.stamp : null);

/**
 * What is stored is `{stamp, document}`, or `{off: true}` where somebody said no. The stamp tells whether another window has
 * written since. What cannot be read is set aside, never overwritten.
 */
export function keeper(id) {
  const local = storage("localStorage");
  const key = siteKey(`answers:${id}`);
  const shared = `brobygger:answers:${id}`; // of all sites of a host together, as it once was
  const aside = `${key}:aside`;
  let stamp = null;

  /** Takes away what cannot be read, a copy of it first: where there is no room for two, it is moved. */
  function setAside(text) {
    if (!local.write(aside, text)) {
      local.write(key, null);
      local.write(aside, text);
    }
    local.write(key, null);
    local.write(shared, null);
    stamp = null;
  }

  function found() {
    const text = local.read(key);
    if (typeof text === "string" || key === shared) return text;
    const old = local.read(shared);
    if (typeof old === "string") local.write(key, old);
    return old;
  }

  return {
    key,
    setAside: () => setAside(local.read(key)),
    /** What was set aside, as it stood there; null for nothing. */
    aside: () => local.read(aside) ?? null,
    dropAside: () => local.write(aside, null),
    /** Whether the browser lets anything be kept now. */
    works() {
      const isWritten = local.write(`${key}:try`, "x");
      local.write(`${key}:try`, null);
      return isWritten;
    },
    /** `{document, off, isAside}`: the draft or null, whether somebody said no, whether something had to be set aside. */
    read() {
      const text = found();
      const stored = typeof text === "string" ? parsed(text) : {};
      const document = stored?.document ?? null;
      const isGood = stored && (document === null || (typeof document === "object" && !excessOf(document)));
      if (!isGood) setAside(text);
      stamp = isGood ? stampOf(stored) : null;
      return { document: isGood ? document : null, off: isGood && stored.off === true, isAside: !isGood };
    },
    /** `{document}`: the draft or null, for a page that only looks: nothing is set aside. */
    peek() {
      const stored = parsed(found() ?? "") ?? {};
      const { document = null } = stored;
      return { document: document !== null && typeof document === "object" && !excessOf(document) ? document : null };
    },
    /** What another window may have done: whether a draft is there, is refused, is what this window has read or written last. */
    look() {
      const text = local.read(key);
      const stored = parsed(text ?? "{}") ?? {};
      return {
        isThere: typeof text === "string",
        isOff: stored.off === true,
        isOurs: text === undefined || stampOf(stored) === stamp,
      };
    },
    /** `kept`, or why not: `failed`; and, unless it is sure, `conflict` (another window wrote), `gone` (cleared), `off` (another window said no). */
    write(document, isSure = false) {
      const text = local.read(key);
      if (text === undefined) return "failed";
      const stored = text === null ? {} : parsed(text);
      if (!stored) setAside(text);
      else if (!isSure) {
        if (text === null && stamp !== null) return "gone";
        if (stored.off === true) return "off";
        if (stampOf(stored) !== stamp) return "conflict";
      }
      const next = `${Date.now()}.${Math.random()}`;
      if (!local.write(key, JSON.stringify({ stamp: next, document }))) return "failed";
      stamp = next;
      return "kept";
    },
    forget() {
      stamp = null;
      for (const name of [key, shared, aside]) local.write(name, null);
    },
    refuse() {
      this.forget();
      local.write(key, JSON.stringify({ off: true }));
    },
  };
}
