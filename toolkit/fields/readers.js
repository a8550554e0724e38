// Made by build.py schema from the folders of toolkit/fields/.
import { read as choice } from "./choice/read.js";
import { read as choices } from "./choices/read.js";
import { read as date } from "./date/read.js";
import { read as grid } from "./grid/read.js";
import { read as longtext } from "./longtext/read.js";
import { read as number } from "./number/read.js";
import { read as placement } from "./placement/read.js";
import { read as ranking } from "./ranking/read.js";
import { read as scale } from "./scale/read.js";
import { read as table } from "./table/read.js";
import { read as text } from "./text/read.js";

/** @type {Record<string, (field: any, raw: any, language: string) => import("#js/reading/reading.js").Reading>} */
export const readers = { choice, choices, date, grid, longtext, number, placement, ranking, scale, table, text };
