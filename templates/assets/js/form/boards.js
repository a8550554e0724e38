/**
 * What is laid over questions of some types: a script of its own (boards-main.js), loaded by pages that ask so once such a question is a
 * screen away, or somebody uses the form.
 */

import { loadScript } from "../page/script.js";
import { address } from "./address.js";
import { released } from "./press.js";

const TYPES = ".ws-of-placement, .ws-of-ranking, .ws-of-cards, [data-totals]";
const SIGNS = ["focusin", "pointerdown", "input"];

/**
 * `root`: what the questions stand in; `page`: see page.js, null where nothing is asked. Returns `{refresh}`, which may be called
 * before anything is loaded; without the script the plain questions are there.
 */
export function startBoards(root, page = null) {
  const questions = root.querySelectorAll(TYPES);
  let refresh = null;
  if (!questions.length) return { refresh: () => null };

  const near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && load(), {
    rootMargin: "100% 0px",
  });
  let isLoading = false;
  function load() {
    if (isLoading) return;
    isLoading = true;
    near.disconnect();
    loadScript(address("boards"), () => window.brobyggerFormBoards).then(
      async (start) => {
        await released();
        refresh = start(root, page);
        refresh();
      },
      () => null,
    );
  }
  for (const question of questions) near.observe(question);
  for (const sign of SIGNS) root.addEventListener(sign, load, { once: true, passive: true });
  return { refresh: () => refresh?.() };
}
