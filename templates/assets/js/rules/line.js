/** The scales of a worksheet as one short line of signs, `43521435`: read aloud from a phone, typed from paper. */

import { cellsOf, fieldsOf, isCounted, linesOf, nameOf, rulesAt } from "../contract/shape.js";
import { put } from "./place.js";

export const UNANSWERED = "-";
export const NOT_RELEVANT = "n";
const DASHES = /[-\u2010-\u2015\u2212_.]/;
const NA = "na"; // as in an answer
const MOST_STEPS = 10; // from end to end of a number that is laid out like a scale

/** @typedef {import("../contract/document.d.ts").Document} Document */
/** @typedef {Record<string, any>} Answers */
/** @typedef {{field: string, row: string | null, column: string | null}} Spot where an answer stands */
/** @typedef {Spot & {label: string, short: string, about: string, rules: any}} Item a cell, how its answer is read; `short`: its label within its question, `about`: what `short` leaves out */
/** @typedef {number | "na" | null | undefined} Given a step, not relevant, not answered, not there */
/** @typedef {{place: number, sign: string, min: number, max: number}} Fault */

/**
 * Every cell of the sheet that has a place of its own, in the order of the sheet; not the rows of tables that are numbered.
 * @param {Document} model
 * @returns {Item[]}
 */
export function itemsOf(model) {
  return fieldsOf(model)
    .filter((field) => !isCounted(field))
    .flatMap((field) =>
      cellsOf(field).flatMap(([row, column]) => {
        const rules = rulesAt(
          field,
          [row, column].filter((part) => part !== null),
        );
        if (!rules) return [];
        const parts = labelsOf(field, [row, column]);
        const label = [field.label, ...parts].join(" · ");
        const own = isOnlyScale(field, rules) ? parts.slice(0, 1) : parts;
        const about = own.length ? [field.label, ...parts.slice(own.length)].join(" · ") : "";
        return [{ field: field.id, row, column, label, short: own.join(" · ") || field.label, about, rules }];
      }),
    );
}

/** Whether a table has this one column with steps: then its rows say enough. @type {(field: any, rules: any) => boolean} */
const isOnlyScale = ({ columns = [] }, rules) => endsOf(rules) !== null && columns.filter(endsOf).length === 1;

/**
 * The first and the last step of what is answered by steps: a scale, a place in an order, a whole number between ends that are near each other
 * (ten points to share out); null for anything else.
 * @param {any} rules
 * @returns {{min: number, max: number} | null}
 */
export function endsOf({ type, min, max, decimals }) {
  if (type !== "number") return Number.isInteger(min) && Number.isInteger(max) ? { min, max } : null;
  if (decimals !== 0 || min === null || max === null) return null;
  const ends = { min: Number(min), max: Number(max) };
  return ends.max - ends.min <= MOST_STEPS ? ends : null;
}

/** @type {(field: any, cell: import("../contract/shape.js").Cell) => string[]} */
const labelsOf = (field, cell) =>
  cell
    .map((part, axis) => part !== null && linesOf(field, axis)?.find((line) => nameOf(line) === part)?.label)
    .filter(Boolean);

/**
 * The cells that are answered by steps; their rules have the ends as numbers.
 * @param {Document} model
 */
export const scalesOf = (model) =>
  itemsOf(model).flatMap((item) => {
    const ends = endsOf(item.rules);
    return ends ? [{ ...item, rules: { ...item.rules, ...ends } }] : [];
  });

/**
 * What is answered in a cell; undefined for nothing.
 * @param {Answers} answers
 * @param {Spot} spot
 * @returns {any}
 */
export const answerAt = (answers, { field, row, column }) =>
  [row, column].reduce(
    (found, key) => (key === null ? found : found !== null && typeof found === "object" ? found[key] : undefined),
    Object.hasOwn(answers, field) ? answers[field] : undefined,
  );

/**
 * Whether each answer is one sign; else they stand apart.
 * @param {Item[]} scales
 */
const isOfSigns = (scales) => scales.every(({ rules }) => rules.min >= 0 && rules.max <= 9);

/**
 * The line of a sheet's answers: a sign each, `-` for no answer, `n` for not relevant; with spaces where a scale goes beyond 0 to 9.
 * @param {Document} model
 * @param {Answers} answers
 */
export function lineOf(model, answers) {
  const scales = scalesOf(model);
  const signs = scales.map((item) => {
    const value = answerAt(answers, item);
    return Number.isInteger(value) ? String(value) : value === NA ? NOT_RELEVANT : UNANSWERED;
  });
  return signs.join(isOfSigns(scales) ? "" : " ");
}

/**
 * Reads a line: `{values, faults, missing, extra}`. `values`: for each scale a step, "na", null (not answered) or undefined (not there yet, or not
 * to be read); `faults`: `[{place, sign, min, max}]`, places from 0; `missing`, `extra`: how many signs too few or too many.
 * @param {Item[]} scales
 * @param {string} text
 */
export function readLine(scales, text) {
  const signs = isOfSigns(scales) ? [...text.replace(/[\s,;]/g, "")] : text.split(/[\s,;]+/).filter(Boolean);
  /** @type {Fault[]} */
  const faults = [];
  /** @type {Given[]} */
  const values = scales.map(({ rules }, place) => {
    const sign = signs[place];
    if (sign === undefined) return undefined;
    if (sign.length === 1 && DASHES.test(sign)) return null;
    if (rules.not_relevant && sign.toLowerCase() === NOT_RELEVANT) return NA;
    const step = /^-?[0-9]{1,4}$/.test(sign) ? Number(sign) : Number.NaN;
    if (step >= rules.min && step <= rules.max) return step;
    faults.push({ place, sign, min: rules.min, max: rules.max });
    return undefined;
  });
  return {
    values,
    faults,
    missing: Math.max(0, scales.length - signs.length),
    extra: Math.max(0, signs.length - scales.length),
  };
}

/**
 * The answers that the values of a whole line are.
 * @param {Item[]} scales
 * @param {Given[]} values
 * @returns {Answers}
 */
export function answersOfLine(scales, values) {
  const answers = Object.create(null);
  for (const [place, { field, row, column }] of scales.entries()) {
    const name = [field, row, column].filter((part) => part !== null).join(".");
    if (values[place] !== null && values[place] !== undefined) put(answers, name, values[place]);
  }
  return answers;
}
