/** The browser's storage, which may be forbidden, full or cleared at any time: every call answers. */

/** `kind`: "localStorage" or "sessionStorage". */
export function storage(kind) {
  const guarded = (act, otherwise) => {
    try {
      return act(globalThis[kind]);
    } catch {
      return otherwise;
    }
  };
  return {
    /** The text under a key, null where there is none, undefined where the browser forbids storage. */
    read: (key) => guarded((store) => store.getItem(key)),
    /** Whether the text now stands there; null takes away what does. */
    write: (key, text) =>
      guarded((store) => {
        if (text === null) store.removeItem(key);
        else store.setItem(key, text);
        return store.getItem(key) === text;
      }, false),
    /** All keys that begin so, in order. */
    keys: (begin) =>
      guarded(
        (store) =>
          Object.keys(store)
            .filter((key) => key.startsWith(begin))
            .sort(),
        [],
      ),
  };
}

/** The object that a stored text holds; null where it holds none. */
export function parsed(text) {
  try {
    const found = JSON.parse(text);
    return found !== null && typeof found === "object" && !Array.isArray(found) ? found : null;
  } catch {
    return null;
  }
}

/** A key of this site alone: sites on one host, or in two folders of a disk, share the browser's storage. */
export function siteKey(name) {
  /** @type {HTMLMetaElement | null} */
  const mark = globalThis.document?.querySelector('meta[name="brobygger-site"]');
  const site = mark ? `${mark.content}${new URL(mark.dataset.root, location.href).pathname}:` : "";
  return `brobygger:${site}${name}`;
}

/** The same of all sites of a host together, as it once was. */
export const sharedKey = (name) => `brobygger:${name}`;

/** Takes away what stands under these keys; returns what puts it back, where nothing new stands there. */
export function takeAway(store, keys) {
  const before = [...new Set(keys)].map((key) => [key, store.read(key)]).filter(([, text]) => typeof text === "string");
  for (const [key] of before) store.write(key, null);
  return () => {
    for (const [key, text] of before) if (store.read(key) === null) store.write(key, text);
  };
}
