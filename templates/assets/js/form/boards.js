/** What is laid over questions of some types once they can be seen: a script of its own (boards-main.js), for pages that ask so. */

import { loadScript } from "../pdf/script.js";
import { address } from "./address.js";

const TYPES = ".ws-of-placement, .ws-of-ranking, .ws-of-cards";

/**
 * `root`: what the questions stand in; `page`: see page.js, null where nothing is asked. Returns `{refresh}`, which may be called
 * before anything is loaded; without the script the plain questions are there.
 */
export function startBoards(root, page = null) {
  let refresh = null;
  if (root.querySelector(TYPES))
    loadScript(address("boards"), () => window.brobyggerFormBoards).then(
      (start) => {
        refresh = start(root, page);
        refresh();
      },
      () => null,
    );
  return { refresh: () => refresh?.() };
}
