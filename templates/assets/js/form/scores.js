/** The scores as they stand: value, how many answered, band and advice. */

import { mask } from "../rules/index.js";
import { fill, written } from "../words/sentences.js";

/** Shows the scores and, where a band changed, says so; what is no longer so is not said. They never take the focus. `say` may be null. */
export function showScores(sheet, say) {
  const { form } = sheet.words;
  for (const score of sheet.result.scores) {
    const box = sheet.root.querySelector(`[data-score="${score.id}"]`);
    const definition = sheet.model.scores.find(({ id }) => id === score.id);
    const value = score.value === null ? "–" : written(score.value.toFixed(definition.decimals), sheet.model.language);
    const counted = [fill(form.answered, score)];
    if (score.value === null) counted.push(fill(form.too_few, { min: Math.max(definition.min_answered, 1) }));
    setText(box, "[data-value]", value);
    setText(box, "[data-band]", score.band ?? "");
    setText(box, "[data-advice]", score.advice ?? "");
    setText(box, "[data-answered]", counted.join(" "));
    if (say && sheet.bands.has(score.id) && sheet.bands.get(score.id) !== score.band) {
      const said = score.band && fill(form.score_said, { label: definition.label, value, band: score.band });
      say(said && mask(said), `score ${score.id}`);
    }
    sheet.bands.set(score.id, score.band);
  }
}

function setText(box, selector, text) {
  const element = box.querySelector(selector);
  if (element.textContent !== text) element.textContent = text;
  if (element.matches("p")) element.hidden = !text;
}
