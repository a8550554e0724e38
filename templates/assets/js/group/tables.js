/** The tables of a group's answers: scores, numbers, boards, and the figures behind the drawings. */

import { fieldsOf } from "../contract/shape.js";
import { make } from "../page/foreign.js";
import { table } from "../page/table.js";
import { fill, written } from "../words/sentences.js";

export function scoreLines({ scores }, words) {
  const known = scores.filter(({ n }) => n);
  if (!known.length) return [];
  return [numbersTable(known, words.scores, words)];
}

/** A table whose columns are numbers, but for the first, which has the room that they leave. */
function numbered(title, heads, lines) {
  const made = table(title, heads, lines);
  made.classList.add("group-numbers");
  return made;
}

/** How many answered each number, its lowest, highest and middle. What the title says stands there only. */
export function numbersTable(questions, title, words) {
  const lines = questions.map(({ label, n, min, max, median }) => [
    label.startsWith(`${title} · `) ? label.slice(title.length + 3) : label,
    String(n),
    ...[min, max, median].map((value) => (n ? written(value, words.language) : "–")),
  ]);
  return numbered(title, [words.question, words.n, words.low, words.high, words.middle], lines);
}

/** The board with the cards of all: how many lie in a cell, and which; what several wrote alike stands once, with how many wrote it. */
export function boardTable({ field, label, cells }, model, voices, words) {
  const { rows, columns } = fieldsOf(model).find(({ id }) => id === field);
  const cards = voices.flatMap(({ answers }) => (Array.isArray(answers[field]) ? answers[field] : []));
  const cell = (row, column) => {
    const named = new Map();
    for (const card of cards)
      if (card?.row === row.id && card.column === column.id && typeof card.text === "string")
        named.set(card.text, (named.get(card.text) ?? 0) + 1);
    const lines = [...named].map(([text, n]) => make("li", n > 1 ? fill(words.times, { text, n }) : text));
    const list = lines.length ? [make("ul", lines, { class: "group-cards" })] : [];
    return make("div", [make("b", String(cells[row.id][column.id])), ...list]);
  };
  const lines = rows.map((row) => [row.label, ...columns.map((column) => cell(row, column))]);
  return table(fill(words.board, { label }), ["", ...columns.map((column) => column.label)], lines);
}

/** The numbers behind the drawings, for those who cannot or would rather not look at them. */
export function figures(questions, words) {
  const lines = questions.map(({ label, n, min, max, median, distance }) => [
    label,
    String(n),
    ...[min, max, median, distance].map((value) => (value === null ? "–" : written(value, words.language))),
  ]);
  const heads = [words.question, words.n, words.low, words.high, words.middle, words.apart];
  return make("details", [make("summary", words.numbers), numbered(words.numbers, heads, lines)], { class: "ws-fold" });
}
