/** The pictures under the questions of a form: drawn anew when answers change, opened when the first one comes, as wide as there is room. */

import { fileName } from "../files/file.js";
import { maskDocument } from "../rules/index.js";
import { pictureFigure, widthFor } from "./figure.js";
import { pictured } from "./found.js";
import { pictureOf } from "./picture.js";

const PAPER = 640; // px between the margins of an A4 page, at least

/** `page`: see form/page.js; `panels`: their places, `data-picture` names the question that each stands under; `model`: the whole of it; `words`: `pictures`. */
export function startPanels(page, panels, model, words) {
  const { sheet, say } = page;
  const byKey = new Map(pictured(model).map((found) => [found.key, found]));
  const shown = panels.flatMap((panel) => {
    const found = byKey.get(panel.dataset.picture);
    if (!found) return [];
    const named = (ending) => {
      const { respondent } = sheet.result;
      const filed = maskDocument({ worksheet: model.id, respondent, saved: new Date().toISOString() });
      return fileName(filed).replace(/\.json$/, `-${found.key}.${ending}`);
    };
    return [
      {
        panel,
        found,
        figure: pictureFigure({
          words: words.page,
          fileName: named,
          say,
          lang: null,
        }),
        wasFilled: false,
      },
    ];
  });
  for (const one of shown) {
    one.panel.addEventListener("toggle", () => draw(one));
  }

  let isPrinting = false;

  function draw({ panel, found, figure }) {
    const room = isPrinting ? PAPER : panel.clientWidth;
    const picture = pictureOf(found, maskDocument(sheet.result.answers), words.said, widthFor(room));
    if (picture.answered && !figure.element.isConnected)
      panel.querySelector("[data-drawn]").replaceChildren(figure.element);
    if (figure.element.isConnected) figure.show(picture);
    panel.classList.toggle("pic-blank", !picture.answered);
  }

  /** Opens a panel when its first answer comes, but not where the form shows a board already; who closes it again is left alone. */
  function refresh() {
    for (const one of shown) {
      const isFilled = one.found.fields.some(({ id }) => sheet.result.answers[id] !== undefined);
      if (isFilled && !one.wasFilled && one.found.kind !== "board") one.panel.open = true;
      one.wasFilled = isFilled;
      if (one.panel.open) draw(one);
    }
  }

  const sized = new ResizeObserver(() => {
    for (const one of shown) if (one.panel.open) draw(one);
  });
  sized.observe(page.root);
  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = shown.filter(({ panel, wasFilled }) => wasFilled && !panel.open);
    isPrinting = true;
    for (const one of closed) one.panel.open = true;
    for (const one of shown) if (one.wasFilled) draw(one);
  });
  window.addEventListener("afterprint", () => {
    isPrinting = false;
    for (const one of closed.splice(0)) one.panel.open = false;
    for (const one of shown) if (one.panel.open) draw(one);
  });
  return { refresh };
}
