/**
 * Only in pages that `serve` hands out, and in no built site: asks `serve` to answer when the page is another than this one, and loads it
 * anew. A tab that nobody sees does not ask: a browser has few connections to one host.
 */

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const AGAIN = 1000; // ms, where `serve` does not answer

async function wait() {
  const asking = new AbortController();
  const hide = () => document.hidden && asking.abort();
  document.addEventListener("visibilitychange", hide);
  try {
    const answer = await fetch(
      `${script.dataset.ask}?page=${encodeURIComponent(location.pathname)}&seen=${script.dataset.seen}`,
      {
        signal: asking.signal,
      },
    );
    if (answer.status === 200) return location.reload();
    if (answer.status !== 204) throw new Error(answer.statusText);
  } catch {
    if (!document.hidden) await new Promise((done) => setTimeout(done, AGAIN));
  } finally {
    document.removeEventListener("visibilitychange", hide);
  }
  if (document.hidden) document.addEventListener("visibilitychange", wait, { once: true });
  else wait();
}

if (document.hidden) document.addEventListener("visibilitychange", wait, { once: true });
else wait();
