/** The same worksheet in another language gets what stands only here. */

/** `page`: see page.js. */
export function startTaking(page) {
  const { root, words, papers, sheet } = page;
  const { form } = words;

  /** Whether a link leads to this page in another language. */
  function isTwin(link) {
    const here = location.pathname.split("/");
    const there = link.pathname.split("/");
    return link.pathname !== location.pathname && there.at(-1) === here.at(-1) && there.at(-2) === here.at(-2);
  }

  root.ownerDocument.addEventListener("click", async (event) => {
    const link = event.target.closest("a[hreflang]");
    const isPlain = !event.defaultPrevented && !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!link || !isPlain || !isTwin(link)) return;
    page.read();
    if (sheet.paper.kind === "draft" && !papers.isLoose()) return; // kept, or nothing to keep
    event.preventDefault();
    const mayTake = page.isOn() && sheet.paper.kind !== "draft";
    if (!mayTake && !(await page.ask(form.ask_take, form.ask_take_text, form.yes_take))) return;
    page.isTaken = page.tab.write(page.inTab()); // so that leaving asks nothing
    if (page.isTaken || !papers.isLoose()) return location.assign(link.href);
    page.bar.tell(form.not_taken);
    page.settle();
  });
}
