// Made by build.py schema from the folders of toolkit/fields/.
import cards from "./cards/shape.json" with { type: "json" };
import choice from "./choice/shape.json" with { type: "json" };
import choices from "./choices/shape.json" with { type: "json" };
import date from "./date/shape.json" with { type: "json" };
import grid from "./grid/shape.json" with { type: "json" };
import longtext from "./longtext/shape.json" with { type: "json" };
import number from "./number/shape.json" with { type: "json" };
import placement from "./placement/shape.json" with { type: "json" };
import ranking from "./ranking/shape.json" with { type: "json" };
import scale from "./scale/shape.json" with { type: "json" };
import table from "./table/shape.json" with { type: "json" };
import text from "./text/shape.json" with { type: "json" };

export const shapes = { cards, choice, choices, date, grid, longtext, number, placement, ranking, scale, table, text };
