/** One set of answers to a worksheet on the device, in localStorage, under a key that all languages share. */

import { excessOf } from "../files/limits.js";
import { FIRST, forgetSet, keyOf, namedIn } from "./kept.js";
import { parsed, sharedKey, storage } from "./storage.js";

const stampOf = (found) => (typeof found.stamp === "string" ? found.stamp : null);
const isFile = (file) => typeof file?.name === "string" && typeof file.at === "string";

/**
 * What is stored is `{stamp, name, file, document}`, or `{off: true}` where somebody said no. The stamp tells whether another window has
 * written since; `name`: what somebody calls these answers; `file`: `{name, at, isSame}`, the file that they were saved in last, when, and whether
 * nothing has changed since. What cannot be read is set aside, never overwritten.
 */
export function keeper(id, set = FIRST) {
  const local = storage("localStorage");
  const key = keyOf(id, set);
  const shared = set === FIRST ? sharedKey(`answers:${id}`) : key;
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
    set,
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
    /** `{document, name, file, off, isAside}`: the answers or null, whether somebody said no, whether something had to be set aside. */
    read() {
      const text = found();
      const stored = typeof text === "string" ? parsed(text) : {};
      const document = stored?.document ?? null;
      const isGood = stored && (document === null || (typeof document === "object" && !excessOf(document)));
      if (!isGood) setAside(text);
      stamp = isGood ? stampOf(stored) : null;
      return {
        document: isGood ? document : null,
        name: isGood ? namedIn(stored) : null,
        file: isGood && isFile(stored.file) ? stored.file : null,
        off: isGood && stored.off === true,
        isAside: !isGood,
      };
    },
    /** What another window may have done: whether answers are there, are refused, are what this window has read or written last; their name. */
    look() {
      const text = local.read(key);
      const stored = parsed(text ?? "{}") ?? {};
      return {
        isThere: typeof text === "string",
        isOff: stored.off === true,
        isOurs: text === undefined || stampOf(stored) === stamp,
        name: namedIn(stored),
      };
    },
    /**
     * `kept`, or why not: `failed`; and, unless it is sure, `conflict` (another window wrote), `gone` (cleared), `off` (another window said no).
     * `more`: `{name, file}`; a name that another window has given counts.
     */
    write(document, isSure = false, more = {}) {
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
      const name = namedIn(stored) ?? more.name ?? undefined;
      if (!local.write(key, JSON.stringify({ stamp: next, name, file: more.file ?? undefined, document })))
        return "failed";
      stamp = next;
      return "kept";
    },
    forget() {
      stamp = null;
      return forgetSet(id, set);
    },
    refuse() {
      this.forget();
      local.write(key, JSON.stringify({ off: true }));
    },
  };
}
