/** A classic script, loaded once when it is needed: `fetch`, `import()` and module scripts do not work from disk. */

const loading = new Map();

/** Promise of `take()` after the script at `address` has run; a failed load may be tried again. */
export function loadScript(address, take) {
  if (!loading.has(address)) {
    const script = document.createElement("script");
    script.src = address;
    const done = new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = () => {
        loading.delete(address);
        script.remove();
        reject(new Error(address));
      };
    });
    loading.set(address, done);
    document.head.append(script);
  }
  return loading.get(address).then(take);
}
