/** Fetches what can be found, once, as a classic script: `fetch` and module scripts do not work from disk. */

let loading = null;

/** Promise of `{documents, words}`; a failed load may be tried again. */
export function loadDocuments(address) {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(window.brobyggerSearch);
    script.onerror = () => {
      loading = null;
      script.remove();
      reject(new Error(address));
    };
    document.head.append(script);
  });
  return loading;
}
