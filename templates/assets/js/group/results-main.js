/** What lays answers side by side, and one question at a time on a large screen: loaded when the first of them are there. */

import { summarise } from "../rules/summary.js";
import { openSaved } from "./saved.js";
import { answersView } from "./show.js";
import { startStage } from "./stage.js";

window.brobyggerResults = { answersView, openSaved, startStage, summarise };
