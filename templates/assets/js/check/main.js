/** The script of the check page. Where the reader and the models are stands on its own script element. */

import { startCheck } from "./start.js";

const { pdf, models, stamp, findings, reads, pictures, pictureWords } = document.currentScript.dataset;
const root = document.querySelector("[data-check-files]");
if (root)
  startCheck(root, { pdf, folder: models, stamp, findings, reads, pictures, pictureWords }, window.brobyggerWords);
