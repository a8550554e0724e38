/** The pictures of one filled file in its report. */

import { fileName } from "../files/file.js";
import { pictureFigure, widthFor } from "./figure.js";
import { picturesOf } from "./picture.js";

/** `result`: of checkFile; `words`: `pictures`; `say`: of the page; `language`: the page's. */
export function fillReport(box, { drawn: { model, answers }, document: saved, spoken }, { words, say, language }) {
  const lang = spoken && spoken !== language ? spoken : null;
  const pictures = picturesOf(model, answers, words.said, widthFor(box.clientWidth)).filter(({ answered }) => answered);
  box.replaceChildren(
    ...pictures.map((picture) => {
      const named = (ending) =>
        fileName({ saved: new Date().toISOString(), ...saved }).replace(/\.json$/, `-${picture.key}.${ending}`);
      const figure = pictureFigure({
        words: words.page,
        fileName: named,
        say,
        lang,
      });
      figure.show(picture);
      return figure.element;
    }),
  );
}
