/** What of the rules a form does without until somebody uses it (js/form/tools-main.js): answers of older versions, and scores. */

import { asideFindings } from "./aside.js";
import { bringUpToDate } from "./change.js";
import { score } from "./score.js";

export const more = { asideFindings, bringUpToDate, score };
