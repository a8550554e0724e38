/** The script of a pack's page. Where the file and what puts it together are stands on its own script element. */

import { startPack } from "./start.js";

const { collate, packs, stamp, wide } = document.currentScript.dataset;
const root = document.querySelector("[data-pack]");
if (root) startPack(root, { collate, packs, stamp, wide });
