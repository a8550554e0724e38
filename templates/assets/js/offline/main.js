/** Loaded by pages of those who keep the site (../site/offline.js), and by the page that offers it. */

import { startLine } from "./line.js";
import { startPage } from "./page.js";

/** @type {HTMLMetaElement} */
const mark = document.querySelector('meta[name="brobygger-site"]');
const root = new URL(mark.dataset.root, location.href).href;
const page = document.querySelector("[data-offline]");
if (page) startPage(page, root);
if (navigator.serviceWorker.controller) {
  const words = /** @type {HTMLElement} */ (document.querySelector(".bb-offline")).dataset;
  startLine(root, document.querySelector(".bb-network"), words);
}
