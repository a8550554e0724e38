/** A table of results. Where there is no room for it, its lines are stacked (check.css, match.css). */

import { make } from "./foreign.js";

/** `lines`: texts or elements; the first of each heads its line. */
export function table(caption, columns, lines) {
  const heads = columns.map((column) => (column ? make("th", column, { scope: "col" }) : make("td")));
  const boxOf = (cell, place) =>
    place ? make("td", [cell], { "data-head": columns[place] }) : make("th", [cell], { scope: "row" });
  const rows = lines.map((cells) => make("tr", cells.map(boxOf)));
  const inside = [make("caption", caption), make("thead", [make("tr", heads)]), make("tbody", rows)];
  return make("table", inside, { class: "check-scores match-table" });
}
