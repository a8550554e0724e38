/** The script of a worksheet page: a classic script at the end of the body, so the page is there when it runs. */

import { startForm } from "./form/start.js";

const root = document.querySelector("[data-worksheet]");
if (root) startForm(root, window.brobyggerWords);
