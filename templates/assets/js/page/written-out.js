/** Answers in words (answers.js) as elements with headings, lists and tables, and as plain text. */

import { printable } from "../words/printable.js";
import { make } from "./foreign.js";

/** Elements for another document: their headings begin at `level`. */
export function elementsOf({ title, about, sections, scores }, level = 1) {
  const whole = make("div");
  const heading = (depth, text) => whole.append(make(`h${Math.min(level + depth, 6)}`, text));
  heading(0, title);
  if (about.length) whole.append(table(about));
  for (const section of sections) {
    if (section.title) heading(1, section.title);
    for (const { label, text, entries, ordered, pairs, rows } of section.answers) {
      heading(2, label);
      if (text !== undefined) for (const line of text.split("\n")) whole.append(make("p", line));
      if (entries) {
        const items = entries.map((entry) => make("li", entry));
        whole.append(make(ordered ? "ol" : "ul", items));
      }
      if (pairs) whole.append(table(pairs));
      if (rows) whole.append(table(rows.map(([name, cells]) => [name, cells.map(said).join("; ")])));
    }
  }
  if (scores.length) whole.append(table(scores));
  return whole;
}

const said = ([name, value]) => [name, value].filter(Boolean).join(": ");

function table(lines) {
  const rows = lines.map(([name, text]) => make("tr", [make("th", name, { scope: "row" }), make("td", text)]));
  return make("table", [make("tbody", rows)]);
}

export function textOf({ title, about, sections, scores }) {
  const lines = [title, ...about.map(said)];
  for (const section of sections) {
    if (section.title) lines.push("", section.title.toUpperCase());
    for (const { label, text, entries, ordered, pairs, rows } of section.answers) {
      lines.push("", label);
      if (text !== undefined) lines.push(text);
      for (const [index, entry] of (entries ?? []).entries())
        lines.push(ordered ? `${index + 1}. ${entry}` : `- ${entry}`);
      for (const pair of pairs ?? []) lines.push(`- ${said(pair)}`);
      for (const [name, cells] of rows ?? []) lines.push(`- ${name}: ${cells.map(said).filter(Boolean).join("; ")}`);
    }
  }
  if (scores.length) lines.push("", ...scores.map(said));
  return `${printable(lines.join("\n"))}\n`;
}
