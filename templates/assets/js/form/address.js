/** Where the scripts and data stand that are loaded later: the page says it to the form's script. */

const script = /** @type {HTMLScriptElement} */ (document.currentScript); // only now, while the script runs

/** What the page says under `name`; else the file of that name beside this script. */
export const address = (name, file = name) => script.dataset[name] ?? new URL(`${file}.js`, script.src).href;

export const models = () => ({ models: script.dataset.models, stamp: script.dataset.stamp ?? "" });

/** The folder of the empty PDFs, and what their addresses end in. */
export const sheets = () => ({ folder: script.dataset.sheets ?? "", stamp: script.dataset.sheetsStamp ?? "" });
