/** What lays answers side by side, loaded when the first of them are there. */

import { summarise } from "../rules/summary.js";
import { answersView } from "./show.js";

window.brobyggerResults = { answersView, summarise };
