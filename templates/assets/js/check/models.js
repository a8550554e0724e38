/** The site's worksheets, each model a classic script that is loaded when a file asks for it. */

import { loadScript } from "../page/script.js";

/** `{model(id, language)}`: a promise of the model in that language, else in the site's first; null for an unknown worksheet. */
export function definitionsOf({ worksheets, languages }, { folder, stamp }) {
  const known = new Set(worksheets);
  return {
    async model(id, language) {
      if (!known.has(id)) return null; // so no file can make the page ask for an address of its choice
      const name = `${id}-${languages.includes(language) ? language : languages[0]}`;
      return loadScript(`${folder}${name}.js${stamp}`, () => window.brobyggerModels[name]);
    },
  };
}
