/** What a worksheet asks by steps or options as one short line of signs, `43521+35`: read aloud from a phone, typed from paper. */

import { cellsOf, fieldsOf, isCounted, linesOf, nameOf, rulesAt, answerOf as shapeOf } from "../contract/shape.js";
import { put } from "./place.js";

export const UNANSWERED = "-";
export const NOT_RELEVANT = "n";
const DASHES = /[-\u2010-\u2015\u2212_.]/;
const NA = "na"; // as in an answer
const MOST_STEPS = 10; // from end to end of a number that is laid out like a scale
const MOST_OPTIONS = 9; // a digit each, from 1
const AND = "+"; // between the options of which several are chosen

/** @typedef {import("../contract/document.d.ts").Document} Document */
/** @typedef {Record<string, any>} Answers */
/** @typedef {{field: string, row: string | null, column: string | null}} Spot where an answer stands */
/** @typedef {Spot & {label: string, short: string, about: string, rules: any}} Item a cell, how its answer is read; `short`: its label within its question, `about`: what `short` leaves out */
/** @typedef {Item & {options: {value: string, label: string}[] | null, isSeveral: boolean}} Sign what has a place in the line; `options`: null where it is answered by steps; `rules` have its ends, or those of its options' digits, as numbers */
/** @typedef {number | string | string[] | null | undefined} Given a step, "na" (not relevant), an option, several of them; not answered, not there */
/** @typedef {{place: number, sign: string, min: number, max: number}} Fault */

/**
 * Every cell of the sheet that has a place of its own, in the order of the sheet; not the rows of tables that are numbered.
 * @param {Document} model
 * @returns {Item[]}
 */
export const itemsOf = (model) => fieldsOf(model).flatMap(itemsIn);

/** @type {(field: any) => Item[]} */
const itemsIn = (field) =>
  isCounted(field)
    ? []
    : cellsOf(field).flatMap(([row, column]) => {
        const rules = rulesAt(
          field,
          [row, column].filter((part) => part !== null),
        );
        if (!rules) return [];
        const parts = labelsOf(field, [row, column]);
        const label = [field.label, ...parts].join(" · ");
        const own = isOnlyOne(field, rules) ? parts.slice(0, 1) : parts;
        const about = own.length
          ? [field.label, ...parts.slice(own.length).filter(isNew(field.label))].join(" · ")
          : "";
        return [{ field: field.id, row, column, label, short: own.join(" · ") || field.label, about, rules }];
      });

/** Whether a heading says more than what stands before it: a column often begins as its question does. @type {(label: string) => (heading: string) => boolean} */
const isNew = (label) => (heading) => !label.startsWith(heading.replace(/[?:.]$/u, ""));

/** How an answer is given in a line, and nothing where it is not. @type {(rules: any) => string} */
const wayOf = (rules) => (endsOf(rules) ? "steps" : rules.options?.length ? "options" : "");

/** Whether a table has this one column that is answered this way: then its rows say enough. @type {(field: any, rules: any) => boolean} */
const isOnlyOne = ({ columns = [] }, rules) =>
  wayOf(rules) !== "" && columns.filter((/** @type {any} */ column) => wayOf(column) === wayOf(rules)).length === 1;

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
 * What has a place in the line, in the order of the sheet: answered by steps, or by one or several of a few options.
 * @param {Document} model
 * @returns {Sign[]}
 */
export const signsOf = (model) =>
  fieldsOf(model).flatMap((field) => {
    const isSeveral = shapeOf(field) === "chosen";
    const whole = { field: field.id, row: null, column: null, label: field.label, short: field.label, about: "" };
    return (isSeveral ? [{ ...whole, rules: field }] : itemsIn(field)).flatMap((item) => {
      const steps = endsOf(item.rules);
      const options = steps ? null : (item.rules.options ?? []);
      if (options && (!options.length || options.length > MOST_OPTIONS)) return [];
      const ends = steps ?? { min: 1, max: options.length };
      return [{ ...item, rules: { ...item.rules, ...ends }, options, isSeveral }];
    });
  });

/**
 * Those of them that are answered by steps.
 * @param {Document} model
 */
export const scalesOf = (model) => signsOf(model).filter(({ options }) => !options);

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
 * Whether each answer is made of single digits; else answers stand apart.
 * @param {Sign[]} signs
 */
const isOfDigits = (signs) => signs.every(({ rules }) => rules.min >= 0 && rules.max <= 9);

/**
 * An answer as it stands in a line.
 * @param {Sign} sign
 * @param {any} value
 * @returns {string}
 */
export function written({ options }, value) {
  if (!options) return Number.isInteger(value) ? String(value) : value === NA ? NOT_RELEVANT : UNANSWERED;
  const chosen = [value].flat();
  const digits = options.flatMap((option, place) => (chosen.includes(option.value) ? [place + 1] : []));
  return digits.join(AND) || UNANSWERED;
}

/**
 * The line of a sheet's answers: a digit for each, of several chosen options with `+` between; `-` for no answer, `n` for not relevant; with
 * spaces where a scale goes beyond 0 to 9.
 * @param {Document} model
 * @param {Answers} answers
 */
export function lineOf(model, answers) {
  const signs = signsOf(model);
  return signs.map((sign) => written(sign, answerAt(answers, sign))).join(isOfDigits(signs) ? "" : " ");
}

/**
 * Reads a line: `{values, faults, missing, extra}`. `values`: for each place what was answered, null (not answered) or undefined (not there yet,
 * or not to be read); `faults`: `[{place, sign, min, max}]`, places from 0; `missing`, `extra`: how many answers too few or too many.
 * @param {Sign[]} signs
 * @param {string} text
 */
export function readLine(signs, text) {
  const joined = text.replace(/\s*\+\s*/g, AND);
  const given = isOfDigits(signs)
    ? (joined.replace(/[\s,;]/g, "").match(/[^+](\+[^+]?)*|\++/gu) ?? [])
    : joined.split(/[\s,;]+/).filter(Boolean);
  if (given.at(-1)?.endsWith(AND) && signs[given.length - 1]?.isSeveral) given.pop(); // its next digit is on its way
  /** @type {Fault[]} */
  const faults = [];
  /** @type {Given[]} */
  const values = signs.map((item, place) => {
    const sign = given[place];
    if (sign === undefined) return undefined;
    const { rules, options, isSeveral } = item;
    if (sign.length === 1 && DASHES.test(sign)) return null;
    if (!options && rules.not_relevant && sign.toLowerCase() === NOT_RELEVANT) return NA;
    const parts = isSeveral ? sign.split(AND) : [sign];
    const steps = parts.map((part) => (/^-?[0-9]{1,4}$/.test(part) ? Number(part) : Number.NaN));
    if (steps.every((step) => step >= rules.min && step <= rules.max)) {
      if (!options) return steps[0];
      const chosen = options.filter((_, index) => steps.includes(index + 1)).map(({ value }) => value);
      return isSeveral ? chosen : chosen[0];
    }
    faults.push({ place, sign, min: rules.min, max: rules.max });
    return undefined;
  });
  return {
    values,
    faults,
    missing: Math.max(0, signs.length - given.length),
    extra: Math.max(0, given.length - signs.length),
  };
}

/**
 * The answers that the values of a whole line are.
 * @param {Sign[]} signs
 * @param {Given[]} values
 * @returns {Answers}
 */
export function answersOfLine(signs, values) {
  const answers = Object.create(null);
  for (const [place, { field, row, column }] of signs.entries()) {
    const name = [field, row, column].filter((part) => part !== null).join(".");
    if (values[place] !== null && values[place] !== undefined) put(answers, name, values[place]);
  }
  return answers;
}
