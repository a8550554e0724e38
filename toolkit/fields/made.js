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
import cardsShape from "./cards/shape.json" with { type: "json" };
import choiceShape from "./choice/shape.json" with { type: "json" };
import choicesShape from "./choices/shape.json" with { type: "json" };
import dateShape from "./date/shape.json" with { type: "json" };
import gridShape from "./grid/shape.json" with { type: "json" };
import longtextShape from "./longtext/shape.json" with { type: "json" };
import numberShape from "./number/shape.json" with { type: "json" };
import placementShape from "./placement/shape.json" with { type: "json" };
import rankingShape from "./ranking/shape.json" with { type: "json" };
import scaleShape from "./scale/shape.json" with { type: "json" };
import tableShape from "./table/shape.json" with { type: "json" };
import textShape from "./text/shape.json" with { type: "json" };

export const shapes = {
  cards: cardsShape,
  choice: choiceShape,
  choices: choicesShape,
  date: dateShape,
  grid: gridShape,
  longtext: longtextShape,
  number: numberShape,
  placement: placementShape,
  ranking: rankingShape,
  scale: scaleShape,
  table: tableShape,
  text: textShape,
};

/** What reads the cells of a type gets all readers: a grid does not import the others. @type {import("#js/reading/reading.js").Readers} */
export const readers = {
  choice,
  choices,
  date,
  grid,
  longtext,
  number,
  placement,
  ranking,
  scale,
  table,
  text,
};
