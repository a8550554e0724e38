/** The engine comes with the documents (toolkit/site/assets.py): no page needs it before somebody searches. */

import { makeEngine } from "./engine.js";

window.brobyggerEngine = makeEngine;
