/** A table of results. Where there is no room for it, its lines are stacked (check.css, match.css). */

import { printable } from "../words/printable.js";
import { make } from "./foreign.js";

/** `lines`: texts or elements; the first of each heads its line. */
export function table(caption, columns, lines) {
  const made = make("table", undefined, { class: "check-scores match-table" });
  const head = make("tr");
  for (const column of columns) head.append(column ? make("th", column, { scope: "col" }) : make("td"));
  const top = make("thead");
  top.append(head);
  const body = make("tbody");
  for (const cells of lines) {
    const line = make("tr");
    for (const [place, cell] of cells.entries()) {
      const box = place
        ? make("td", undefined, { "data-head": columns[place] })
        : make("th", undefined, { scope: "row" });
      box.append(typeof cell === "string" ? printable(cell) : cell);
      line.append(box);
    }
    body.append(line);
  }
  made.append(make("caption", caption), top, body);
  return made;
}
