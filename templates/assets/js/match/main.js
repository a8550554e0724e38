/** The script of the page that compares profiles. Where the reader and the models are stands on its own script element. */

import { startMatch } from "./start.js";

const { pdf, models, stamp, findings, reads } = document.currentScript.dataset;
const root = document.querySelector("[data-compare]");
if (root) startMatch(root, { pdf, folder: models, stamp, findings, reads }, window.brobyggerWords);
