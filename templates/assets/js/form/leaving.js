/** Leaving the page: nothing that stands only here goes without a word. */

/** `page`: see page.js. */
export function startLeaving(page) {
  const { papers } = page;

  window.addEventListener("pagehide", () => page.read());
  document.addEventListener("visibilitychange", () => (document.hidden ? page.read() : page.heard()));
  window.addEventListener("beforeunload", (event) => {
    page.read();
    if (papers.isLoose() && !page.isTaken) event.preventDefault();
  });
}
