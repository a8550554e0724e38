/** What is laid over questions of some types once they can be seen: a script of its own (boards-main.js), for pages that ask so. */

import { loadScript } from "../pdf/script.js";

const TYPES = new Set(["placement", "ranking"]);

/** `page`: see page.js. Returns `{refresh}`, which may be called before anything is loaded; without the script the plain form is there. */
export function startBoards(page) {
  let refresh = null;
  if (page.sheet.model.sections.some(({ fields }) => fields.some(({ type }) => TYPES.has(type))))
    loadScript(page.address("boards"), () => window.brobyggerFormBoards).then(
      (start) => {
        refresh = start(page);
        refresh();
      },
      () => null,
    );
  return { refresh: () => refresh?.() };
}
