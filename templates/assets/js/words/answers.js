/** Answers in words, to be read and not to be filled in. No DOM. The twin of toolkit/words/answers.py. */

import { answerOf, called, cellOf, linesOf, valueOf } from "../contract/shape.js";
import { isEmpty } from "../reading/text.js";
import { totals } from "../reading/total.js";
import { fill, written } from "./sentences.js";
import { grouped } from "./written.js";

/** @typedef {import("../contract/document.d.ts").Field} Field */
/** @typedef {[label: string, text: string]} Pair */
/**
 * @typedef {{ label: string, text?: string, entries?: string[], ordered?: boolean, pairs?: Pair[], rows?: [string, Pair[]][] }} Answer of a question, with one of `text`,
 * `entries` (`ordered`: their order counts), `pairs` and `rows`, whose pairs are column and text
 */
/** @typedef {{ title: string, about: Pair[], sections: { title: string, answers: Answer[] }[], scores: Pair[] }} Said what is asked and answered */
/**
 * @typedef {object} Words of the form
 * @property {{ not_relevant: string, mine: string, to: string, total: string, band: string }} answers
 * @property {Record<string, string>} places
 * @property {Record<string, any>} respondent
 */

/**
 * @param {import("../contract/document.d.ts").Document} model with its labels
 * @param {import("../rules/evaluate.js").Evaluation} result
 * @param {Words} words
 * @returns {Said}
 */
export function inWords(model, result, words) {
  const { language } = model;
  const told = words.answers;
  const asked = new Set(result.visible);
  /** @type {(lines: any[] | null | undefined, key: any) => string} */
  const labelIn = (lines, key) => lines?.find((line) => (line.id ?? line.value) === key)?.label ?? "";

  /** @type {(field: any, value: any) => string} */
  function one(field, value) {
    const kind = valueOf(field.type);
    if (kind === "step" && value === "na") return told.not_relevant;
    if (kind === "option") return labelIn(field.options, value) || String(value);
    if (kind === "step") return [value, labelIn(field.options, value)].filter((part) => part !== "").join(" – ");
    if (kind === "number" && typeof value === "number")
      return [grouped(value, language), field.unit].filter(Boolean).join(" ");
    return kind === "day" ? written(value, language) : String(value);
  }

  /** @type {(field: import("../contract/document.d.ts").TableField, row: any) => Pair[]} */
  const tableRow = (field, row) =>
    field.columns
      .filter(({ id }) => Object.hasOwn(row ?? {}, id))
      .map((column) => [column.label, one(column, row[column.id])]);

  /** @type {(field: import("../contract/document.d.ts").PlacementField, card: any, number: number) => [string, Pair[]]} */
  function card(field, { text = "", row, column, mine, to }, number) {
    const place = [labelIn(field.rows, row), labelIn(field.columns, column)].filter(Boolean).join(" · ");
    const notes = mine ? [told.mine] : [];
    if (to?.length) notes.push(fill(told.to, { numbers: to.join(", ") }));
    return [`${fill(words.places.card, { number })}: ${text}`, [[place, notes.join("; ")]]];
  }

  /** @type {(field: any, value: any) => Answer} */
  function shown(field, value) {
    const { label } = field;
    const kind = answerOf(field);
    if (kind === "one") return { label, text: one(field, value) };
    if (kind !== "rows")
      return { label, entries: value.map((/** @type {any} */ item) => one(field, item)), ordered: kind === "order" };
    if (field.type === "placement")
      return {
        label,
        rows: value
          .map((/** @type {any} */ each, /** @type {number} */ index) => card(field, each, index + 1))
          .filter((/** @type {any} */ _, /** @type {number} */ index) => Object.keys(value[index]).length),
      };
    /** @type {[string, any][]} */
    const rows = linesOf(field, 0)
      ? field.rows.map((/** @type {any} */ row) => [row.label, value[row.id]])
      : value.map((/** @type {any} */ row, /** @type {number} */ index) => [
          fill(words.places[String(called(field))], { number: index + 1 }),
          row,
        ]);
    if (cellOf(field) === "cell")
      return {
        label,
        pairs: rows.filter(([, item]) => !isEmpty(item)).map(([name, item]) => [name, one(field.cell, item)]),
      };
    /** @type {[string, Pair[]][]} */
    const said = rows.map(([name, row]) => [name, tableRow(field, row)]);
    said.push([told.total, tableRow(field, totals(field, value))]);
    return { label, rows: said.filter(([, pairs]) => pairs.length) };
  }

  /**
   * What was not understood has not the shape of its field: it stands as it is.
   * @type {(field: Field, value: any) => Answer}
   */
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
  /** @type {Pair[]} */
  const about = Object.entries(result.respondent).map(([key, value]) => {
    const options = respondent[`${key}s`];
    const isNamed = options && Object.hasOwn(options, value);
    return [respondent[key] ?? key, isNamed ? options[value] : written(value, language)];
  });
  /** @type {Pair[]} */
  const scores = result.scores
    .filter(({ value }) => value !== null)
    .map(({ id, value, band }) => [
      labelIn(model.scores, id),
      band ? fill(told.band, { value: written(value, language), band }) : written(value, language),
    ]);
  return { title: model.title, about, sections, scores };
}
