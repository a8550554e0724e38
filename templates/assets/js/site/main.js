/** The script of every page: frame and search. The form has its own (../main.js), so that pages without a form do not carry it. */

import { startSearch } from "../search/search.js";
import { startMenu, startScheme, startShortcutSwitch } from "./frame.js";

startScheme();
startMenu();
startShortcutSwitch();
startSearch();
