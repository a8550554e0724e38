/** What the columns of tables come to, below them. Nothing is said aloud while somebody types: who wants to know goes there. */

import { totals } from "../../reading/total.js";
import { grouped } from "../../words/written.js";

/** `sheet`: see sheet.js. Returns what brings all totals up to date. */
export function totalsIn(sheet) {
  const places = [...sheet.fields.values()].flatMap(({ element, field }) =>
    [...element.querySelectorAll("[data-total]")].map((output) => ({ output, field })),
  );
  for (const { output } of places) output.setAttribute("aria-live", "off");
  return () => {
    for (const { output, field } of places) {
      const total = totals(field, sheet.result.answers[field.id])[output.dataset.total];
      const text = total === undefined ? "–" : grouped(total, sheet.model.language);
      if (output.textContent !== text) output.textContent = text;
    }
  };
}
