/** The script of the page of all answers on the device. Where the models are stands on its own script element. */

import { startKept } from "./start.js";

const { pdf, models, stamp, findings, reads } = document.currentScript.dataset;
const root = document.querySelector("[data-kept]");
if (root) startKept(root, { pdf, folder: models, stamp, findings, reads }, window.brobyggerWords);
