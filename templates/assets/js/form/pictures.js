/** Panels under the questions that can be drawn. What draws them (pictures/main.js) is loaded when one has answers or is opened. */

import { loadScript } from "../page/script.js";
import { released } from "./press.js";
import { wholeModel } from "./whole.js";

/** `page`: see page.js. Returns `{refresh}`, to be called whenever the rules have run. */
export function startPictures(page) {
  const { root, sheet, words } = page;
  /** @type {any[]} */
  const panels = [...root.querySelectorAll("details[data-picture]")];
  const isAnswered = (panel) => panel.dataset.of.split(" ").some((id) => sheet.result.answers[id] !== undefined);
  let drawing = null;
  let isAsked = false;

  async function take() {
    const { language } = sheet.model;
    await loadScript(page.address("pictureWords", `pictures-${language}`), () => null);
    const known = await wholeModel(page);
    const start = await loadScript(page.address("pictures"), () => window.brobyggerPictures);
    await released();
    drawing = start.inForm(page, panels, known);
    drawing.refresh();
  }
  function load() {
    if (isAsked) return;
    isAsked = true;
    take().catch(() => {
      isAsked = false; // may be tried again
      for (const panel of panels)
        if (!panel.querySelector("figure")) panel.querySelector("p").textContent = words.form.not_loaded;
    });
  }
  for (const panel of panels) panel.addEventListener("toggle", () => panel.open && load());
  if (panels.some(({ open }) => open)) load(); // somebody was faster than this script

  return {
    refresh() {
      if (drawing) drawing.refresh();
      else if (panels.some(isAnswered)) load();
    },
  };
}
