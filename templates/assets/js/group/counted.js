/** What was chosen, option by option: a mark for each answer; the most chosen first where several may be chosen, else as on the sheet: one of a row of options is often a step. */

import { answerOf, fieldsOf } from "../contract/shape.js";
import { make } from "../page/foreign.js";
import { answerAt, itemsOf } from "../rules/line.js";
import { partMark } from "./drawing.js";

const MOST_MARKS = 60;

/**
 * `marks`: `{voices, item, by, told, named}` where parts are told apart, else null: the marks are then those of the parts, whose numbers stand
 * in words for those who listen. In tables whose rows are numbered nobody's row is another's, and answers are not told apart.
 */
export function countBars({ field, row, column, counts }, model, marks) {
  const isThis = (item) => item.field === field && item.row === row && item.column === column;
  const asked = (itemsOf(model).find(isThis) ?? { rules: fieldsOf(model).find(({ id }) => id === field) }).rules;
  const isWhole = row === null && column === null; // several may be chosen
  const parts = marks && (marks.item || isWhole) ? partsOf(marks, field) : null;
  const most = (a, b) => counts[b.value] - counts[a.value];
  const { options } = asked;
  const lines = (answerOf(asked) === "chosen" ? [...options].sort(most) : options).map(({ value, label }) => {
    const shown = parts ? drawnOf(parts, value, marks) : ["●".repeat(Math.min(counts[value], MOST_MARKS))];
    const drawing = make("span", shown, { "aria-hidden": "true", class: "group-marks" });
    const said = parts ? [make("span", saidOf(parts, value, marks), { class: "ws-sr" })] : [];
    return make("li", [make("span", label), " ", drawing, " ", make("b", String(counts[value])), ...said]);
  });
  return make("ul", lines, { class: "group-counts" });
}

/** Of each answer the part and what was chosen: `[{part, values}]`. */
const partsOf = ({ voices, item, by, told }, field) =>
  voices.flatMap(({ answers, visible, respondent }) => {
    if (visible !== null && !visible.includes(field)) return [];
    const part = respondent[by] ?? "";
    return [
      { part: told.includes(part) ? part : "", values: [item ? answerAt(answers, item) : answers[field]].flat() },
    ];
  });

const numberOf = (parts, part, value) => parts.filter((one) => one.part === part && one.values.includes(value)).length;

const drawnOf = (parts, value, { told }) =>
  told.flatMap((part, place) =>
    Array.from({ length: Math.min(numberOf(parts, part, value), MOST_MARKS) }, () => partMark(place)),
  );

/** `(Offentlig: 3, Privat: 2)` */
function saidOf(parts, value, { told, named }) {
  const said = told.flatMap((part) => {
    const n = numberOf(parts, part, value);
    return n ? [`${named(part)}: ${n}`] : [];
  });
  return said.length ? ` (${said.join(", ")})` : "";
}
