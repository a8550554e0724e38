/** The answers kept on the device, in localStorage, under a key that all languages of a worksheet share. */

/**
 * A keeper for one worksheet. What is stored is `{stamp, document}`, or `{off: true}` where somebody said no. The stamp
 * tells whether another window has written since; then `write` answers "conflict" and leaves it.
 */
export function keeper(id) {
  const key = `brobygger:answers:${id}`;
  let stamp = null;

  function stored() {
    const found = JSON.parse(localStorage.getItem(key) ?? "{}");
    return found !== null && typeof found === "object" ? found : {};
  }

  function put(value) {
    stamp = value.stamp ?? null;
    localStorage.setItem(key, JSON.stringify(value));
  }

  /** Every call answers, also where the browser forbids storage or the space is used up. */
  const guarded =
    (act, otherwise) =>
    (...given) => {
      try {
        return act(...given);
      } catch {
        return otherwise;
      }
    };

  return {
    key,
    read: guarded(
      () => {
        const found = stored();
        stamp = found.stamp ?? null;
        return { document: found.document ?? null, off: found.off === true };
      },
      { document: null, off: false },
    ),
    write: guarded((document, isSure = false) => {
      if (!isSure && (stored().stamp ?? null) !== stamp) return "conflict";
      put({ stamp: `${Date.now()}.${Math.random()}`, document });
      return "kept";
    }, "failed"),
    forget: guarded(() => {
      stamp = null;
      localStorage.removeItem(key);
    }),
    refuse: guarded(() => put({ off: true })),
  };
}
