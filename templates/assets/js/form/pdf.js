/** A filled PDF of this worksheet into its form: what reads it is loaded when the first one is opened (pdf-main.js says what comes back). */

import { loadScript } from "../pdf/script.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript); // only now, while the script runs
const address = (name) => script.dataset[name] ?? new URL(`${name}.js`, script.src).href;

export const isPdf = (file) => /\.pdf$/i.test(file.name) || file.type === "application/pdf";

export async function readPdfAnswers(bytes, model) {
  try {
    const open = await loadScript(address("filled"), () => window.brobyggerOpenPdf);
    return await open(bytes, model, address("pdf"));
  } catch {
    return { code: "no-access" };
  }
}
