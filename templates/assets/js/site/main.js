/** The script of every page: frame, search, and what the guide adds. The form has its own (../main.js), so that pages without a form do not carry it. */

import { startSearch } from "../search/search.js";
import { startContents } from "./contents.js";
import { startEnlarge } from "./enlarge.js";
import { startFilters } from "./filter.js";
import { startMenu, startScheme, startShortcutSwitch } from "./frame.js";
import { startNotes } from "./notes.js";
import { startOffline } from "./offline.js";
import { startPicture } from "./picture.js";
import { startPrinted } from "./printed.js";
import { startSent } from "./sent.js";
import { startStory } from "./story.js";

startScheme();
startMenu();
startShortcutSwitch();
startSearch();
startFilters();
startNotes();
startStory();
startPrinted();
startContents();
startEnlarge();
startPicture();
startSent();
startOffline();
