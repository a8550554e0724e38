/** The pictures of a file's answers in its report: a fold, drawn when it is opened by what is loaded then. */

import { make } from "../page/foreign.js";
import { loadScript } from "../page/script.js";
import { pictured } from "../pictures/found.js";
import { isAnswered } from "../pictures/given.js";

/** A fold for the pictures of one result, or null where it has none. `places`, `words`: see page.js; `say`: tells that a picture was saved. */
export function pictureFold(result, places, words, say) {
  const { drawn: seen, report } = result;
  const found = seen ? pictured(seen.model) : [];
  if (!found.some(({ fields }) => fields.some(({ id }) => isAnswered(seen.answers[id])))) return null;
  const fold = make("details", undefined, { class: "ws-fold check-pictures" });
  const summary = make("summary", words.as_pictures);
  summary.append(make("span", `: ${report.path}`, { class: "ws-sr" }));
  const box = make("div");
  fold.append(summary, box);
  fold.addEventListener("toggle", async () => {
    if (!fold.open || box.childElementCount) return;
    try {
      await loadScript(places.pictureWords, () => null);
      const drawing = await loadScript(places.pictures, () => window.brobyggerPictures);
      drawing.inReport(box, result, { say, language: words.language });
    } catch {
      box.textContent = words.form.not_loaded;
    }
  });
  return fold;
}
