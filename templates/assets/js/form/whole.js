/** The worksheet with all that a form can do without at first: the labels of its options, its examples. A classic script: pages from disk cannot fetch. */

import { loadScript } from "../page/script.js";

/** A promise of the model in the language of the page. Rejected where the script cannot be had. `page`: see page.js. */
export function wholeModel({ sheet, models: { models, stamp } }) {
  const name = `${sheet.model.id}-${sheet.model.language}`;
  return loadScript(`${models ?? "models/"}${name}.js${stamp}`, () => window.brobyggerModels[name]);
}
