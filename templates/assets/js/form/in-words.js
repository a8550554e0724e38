/** Answers in words, to be read and not to be filled in. No DOM. The twin of toolkit/words/answers.py. */

import { answerOf } from "../contract/shape.js";
import { totals } from "../reading/total.js";
import { fill, written } from "../words/sentences.js";

/**
 * `{title, about, sections: [{title, answers}], scores}` of what is asked and answered. `about` and `scores`: `[label, text]`; an answer is `{label}` and one of
 * `text`, `entries` (`ordered`: their order counts), `pairs` `[label, text]`, `rows` `[label, [[column, text]]]`. `model`: with its labels;
 * `result`: what the rules say (`evaluate`); `words`: of the form.
 */
export function inWords(model, result, words) {
  const { language } = model;
  const told = words.answers;
  const asked = new Set(result.visible);
  const labelIn = (lines, key) => lines?.find((line) => (line.id ?? line.value) === key)?.label ?? "";

  function one(field, value) {
    if (value === "na") return told.not_relevant;
    const option = field.options?.find((each) => each.value === value);
    if (option && typeof value === "number") return option.label ? `${value} – ${option.label}` : String(value);
    if (option) return option.label || String(value);
    if (value === true) return "✓";
    if (typeof value === "number") return [written(value, language), field.unit].filter(Boolean).join(" ");
    return field.type === "date" ? written(value, language) : String(value);
  }

  const tableRow = (field, row) =>
    field.columns
      .filter(({ id }) => Object.hasOwn(row ?? {}, id))
      .map((column) => [column.label, one(column, row[column.id])]);

  function card(field, { text = "", row, column, mine, to }, number) {
    const place = [labelIn(field.rows, row), labelIn(field.columns, column)].filter(Boolean).join(" · ");
    const notes = mine ? [told.mine] : [];
    if (to?.length) notes.push(fill(told.to, { numbers: to.join(", ") }));
    return [`${fill(words.places.card, { number })}: ${text}`, [[place, notes.join("; ")]]];
  }

  function shown(field, value) {
    const { label } = field;
    const kind = answerOf(field);
    if (kind === "one") return { label, text: one(field, value) };
    if (kind !== "rows") return { label, entries: value.map((item) => one(field, item)), ordered: kind === "order" };
    if (field.type === "placement")
      return {
        label,
        rows: value
          .map((each, index) => card(field, each, index + 1))
          .filter((_, index) => Object.keys(value[index]).length),
      };
    if (field.type === "grid")
      return {
        label,
        pairs: field.rows
          .filter(({ id }) => Object.hasOwn(value, id))
          .map((row) => [row.label, one(field.cell, value[row.id])]),
      };
    const rows = field.rows
      ? field.rows.map((row) => [row.label, value[row.id]])
      : value.map((row, index) => [fill(words.places.row, { number: index + 1 }), row]);
    const said = rows.map(([name, row]) => [name, tableRow(field, row)]);
    return {
      label,
      rows: [...said, [told.total, tableRow(field, totals(field, value))]].filter(([, pairs]) => pairs.length),
    };
  }

  /** What was not understood has not the shape of its field: it stands as it is. */
  function safely(field, value) {
    try {
      return shown(field, value);
    } catch {
      return { label: field.label, text: typeof value === "string" ? value : JSON.stringify(value) };
    }
  }

  const sections = model.sections
    .map(({ title = "", fields }) => ({
      title,
      answers: fields
        .filter(({ id }) => asked.has(id) && Object.hasOwn(result.answers, id))
        .map((field) => safely(field, result.answers[field.id])),
    }))
    .filter(({ answers }) => answers.length);
  const { respondent } = words;
  const about = Object.entries(result.respondent).map(([key, value]) => [
    respondent[key] ?? key,
    key === "sector" ? (respondent.sectors[value] ?? String(value)) : written(value, language),
  ]);
  const scores = result.scores
    .filter(({ value }) => value !== null)
    .map(({ id, value, band }) => [
      labelIn(model.scores, id),
      band ? fill(told.band, { value: written(value, language), band }) : written(value, language),
    ]);
  return { title: model.title, about, sections, scores };
}
