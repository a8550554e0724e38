/** The script of a worksheet page: a classic script at the end of the body, so the page is there when it runs. */

import { startBoards } from "./form/boards.js";
import { startForm } from "./form/start.js";

const root = document.querySelector(".worksheet");
if (root?.matches("[data-worksheet]")) startForm(root, window.brobyggerWords);
else if (root) startBoards(root); // nothing is asked, but cards are dealt
