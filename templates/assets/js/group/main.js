/** The script of the page for a group's answers. Where the reader and the models are stands on its own script element. */

import { startGroup } from "./start.js";

const { pdf, models, stamp, findings, reads, results } = document.currentScript.dataset;
const root = document.querySelector("[data-group]");
if (root) startGroup(root, { pdf, folder: models, stamp, findings, reads, results }, window.brobyggerWords);
