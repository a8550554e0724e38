/** What digits can say of a worksheet's answers as one short line of signs, `43521+35`: read aloud from a phone, typed from paper. */

import languages from "#contract/languages.json" with { type: "json" };
import { read as readNumber } from "#fields/number/read.js";
import {
  cellsOf,
  fieldsOf,
  isCounted,
  valueOf as kindOf,
  linesOf,
  nameOf,
  rulesAt,
  answerOf as shapeOf,
} from "../contract/shape.js";
import { looksLikeCpr } from "./cpr.js";
import { put } from "./place.js";

export const UNANSWERED = "-";
const NOT_RELEVANT = "n";
const DASHES = /[-\u2010-\u2015\u2212_.]/;
const NA = "na"; // as in an answer
const MOST_STEPS = 10; // from end to end of a number that is laid out like a scale
const DIGIT = 9; // the last that one sign can say
/** @type {Record<string, { decimal: string }>} */
const DECIMAL = languages;
const AND = "+"; // between the options of which several are chosen

/** @typedef {import("../contract/document.d.ts").Document} Document */
/** @typedef {Record<string, any>} Answers */
/** @typedef {{field: string, row: string | null, column: string | null}} Spot where an answer stands */
/** @typedef {Spot & {label: string, short: string, about: string, rules: any}} Item a cell, how its answer is read; `short`: its label within its question, `about`: what `short` leaves out */
/** @typedef {"step" | "option" | "number" | "place" | "cards"} Kind a step, an option by its place; a number; an option's place in an order; how many cards lie in a cell */
/** @typedef {Item & {kind: Kind, options: {value: string, label: string}[] | null, isSeveral: boolean, isWide: boolean, language: string}} Sign what has a place in the line; `rules` have its ends (of a number they may be null); `isWide`: it may have several digits, so that it stands apart */
/** @typedef {number | string | string[] | null | undefined} Given a step, "na" (not relevant), an option, several of them, a number; not answered, not there */
/** @typedef {{place: number, sign: string, min: number | null, max: number | null, why?: "glued" | "twice"}} Fault `glued`: no space before what stands apart; `twice`: the place in the order was given before */

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
  if (kindOf(type) !== "number") return Number.isInteger(min) && Number.isInteger(max) ? { min, max } : null;
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
 * What has a place in the line, in the order of the sheet: answered by steps, by one or several options, or by a number; each option that is
 * put in order; each cell of a board.
 * @param {Document} model
 * @returns {Sign[]}
 */
export const signsOf = (model) => fieldsOf(model).flatMap((field) => signsIn(field, model.language));

/** @type {(field: any, language: string) => Sign[]} */
function signsIn(field, language) {
  /** @type {(item: Item, kind: Kind, given?: Partial<Sign>) => Sign} */
  const sign = (item, kind, given) => ({
    ...item,
    kind,
    options: null,
    isSeveral: false,
    isWide: isWide(item.rules),
    language,
    ...given,
  });
  /** @type {(lines: any[], rules: any) => Item} */
  const within = (lines, rules) => {
    const parts = lines.map((line) => line.label);
    const [row = null, column = null] = lines.map(nameOf);
    const label = [field.label, ...parts].join(" · ");
    return {
      field: field.id,
      row,
      column,
      label,
      short: parts.join(" · ") || label,
      about: parts.length ? field.label : "",
      rules,
    };
  };
  /** @type {(item: Item, isSeveral: boolean) => Sign[]} */
  const among = (item, isSeveral) => {
    const { options } = item.rules;
    const rules = { ...item.rules, min: 1, max: options.length };
    return options.length ? [sign({ ...item, rules }, "option", { options, isSeveral })] : [];
  };
  const shape = shapeOf(field);
  if (shape === "chosen") return among(within([], field), true);
  if (shape === "order") {
    const ends = { min: 1, max: field.options.length };
    return field.options.map((/** @type {any} */ option) => sign(within([option], ends), "place"));
  }
  if (field.type === "placement") {
    const ends = { min: 0, max: field.max_cards };
    return field.rows.flatMap((/** @type {any} */ row) =>
      field.columns.map((/** @type {any} */ column) => sign(within([row, column], ends), "cards")),
    );
  }
  return itemsIn(field).flatMap((item) => {
    const ends = endsOf(item.rules);
    if (ends) return [sign({ ...item, rules: { ...item.rules, ...ends } }, "step")];
    if (kindOf(item.rules.type) === "number") return [sign(item, "number")];
    return item.rules.options ? among(item, false) : [];
  });
}

/** @type {(rules: any) => boolean} */
const isWide = ({ min, max }) => min === null || max === null || min < 0 || max > DIGIT;

/**
 * Those of them that are answered by steps.
 * @param {Document} model
 */
export const scalesOf = (model) => signsOf(model).filter(({ kind }) => kind === "step");

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
 * What a sheet's answers say to a sign; undefined for nothing.
 * @param {Answers} answers
 * @param {Sign} sign
 * @returns {any}
 */
function valueAt(answers, { kind, field, row, column }) {
  if (kind !== "place" && kind !== "cards") return answerAt(answers, { field, row, column });
  const list = answerAt(answers, { field, row: null, column: null });
  if (!Array.isArray(list)) return undefined;
  if (kind === "place") return list.indexOf(row) + 1 || undefined;
  return list.filter((card) => card?.row === row && card.column === column).length;
}

/**
 * An answer as it stands in a line.
 * @param {Sign} sign
 * @param {any} value
 * @returns {string}
 */
export function written({ options, kind, language }, value) {
  if (kind === "number")
    return Number.isFinite(value) ? String(value).replace(".", DECIMAL[language].decimal) : UNANSWERED;
  if (!options) return Number.isInteger(value) ? String(value) : value === NA ? NOT_RELEVANT : UNANSWERED;
  const chosen = [value].flat();
  const digits = options.flatMap((option, place) => (chosen.includes(option.value) ? [place + 1] : []));
  return digits.join(AND) || UNANSWERED;
}

/**
 * The line of a sheet's answers, to be read aloud: a digit for each, of several chosen options with `+` between; `-` for no answer, `n` for
 * not relevant.
 * @param {Document} model
 * @param {Answers} answers
 */
export const lineOf = (model, answers) =>
  signsOf(model)
    .map((sign) => written(sign, valueAt(answers, sign)))
    .join(" ");

/**
 * The answers in a line, one after the other, and whether there is a space before each.
 * @param {Sign[]} signs
 * @param {string} text
 */
function givenIn(signs, text) {
  const joined = text.replace(/\s*\+\s*/g, AND);
  /** @type {{sign: string, isApart: boolean}[]} */
  const given = [];
  for (let at = 0, isApart = true; ; isApart = false) {
    const space = /^[\s,;]+/.exec(joined.slice(at))?.[0] ?? "";
    at += space.length;
    if (at >= joined.length) return given;
    const next = signs[given.length];
    // In a number the comma may be the decimal sign.
    const form = !next?.isWide
      ? /^(?:[^+\s,;](?:\+[^+\s,;]?)*|\++)/u
      : next.kind === "number"
        ? /^[^\s;]+/
        : /^[^\s,;]+/;
    const sign = /** @type {RegExpExecArray} */ (form.exec(joined.slice(at)))[0];
    at += sign.length;
    given.push({ sign, isApart: isApart || space !== "" });
  }
}

/**
 * What one sign of a line says; undefined where it cannot be.
 * @param {Sign} item
 * @param {string} sign
 * @returns {Given}
 */
function valueOf({ kind, rules, options, isSeveral, language }, sign) {
  if (sign.length === 1 && DASHES.test(sign)) return null;
  if (kind === "number")
    return looksLikeCpr(sign) ? undefined : (readNumber(rules, sign, language).usable ?? undefined);
  if (!options && rules.not_relevant && sign.toLowerCase() === NOT_RELEVANT) return NA;
  const parts = isSeveral ? sign.split(AND) : [sign];
  const steps = parts.map((part) => (/^-?[0-9]{1,4}$/.test(part) ? Number(part) : Number.NaN));
  if (!steps.every((step) => step >= rules.min && step <= rules.max)) return undefined;
  if (!options) return steps[0];
  const chosen = options.filter((_, index) => steps.includes(index + 1)).map(({ value }) => value);
  return isSeveral ? chosen : chosen[0];
}

/**
 * Reads a line: `{values, faults, missing, extra}`. `values`: for each place what was answered, null (not answered) or undefined (not there yet,
 * or not to be read); `faults`: places from 0; `missing`, `extra`: how many answers too few or too many.
 * @param {Sign[]} signs
 * @param {string} text
 */
export function readLine(signs, text) {
  const given = givenIn(signs, text);
  if (given.at(-1)?.sign.endsWith(AND) && signs[given.length - 1]?.isSeveral) given.pop(); // its next digit is on its way
  /** @type {Fault[]} */
  const faults = [];
  const taken = new Set(); // places in orders
  /** @type {Given[]} */
  const values = signs.map((item, place) => {
    if (place >= given.length) return undefined;
    const { sign, isApart } = given[place];
    const value = valueOf(item, sign);
    const order = item.kind === "place" && typeof value === "number" ? `${item.field} ${value}` : null;
    /** @type {Fault["why"] | null} */
    const why = item.isWide && !isApart ? "glued" : taken.has(order) ? "twice" : null;
    if (order !== null) taken.add(order);
    if (value !== undefined && !why) return value;
    faults.push({ place, sign, min: item.rules.min, max: item.rules.max, ...(why ? { why } : {}) });
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
  /** @type {(field: string) => any[]} */
  const list = (field) => (answers[field] ??= []);
  for (const [place, { kind, field, row, column }] of signs.entries()) {
    const value = values[place];
    if (value === null || value === undefined) continue;
    if (kind === "place") list(field)[Number(value) - 1] = row;
    else if (kind === "cards") list(field).push(...Array.from({ length: Number(value) }, () => ({ row, column })));
    else put(answers, [field, row, column].filter((part) => part !== null).join("."), value);
  }
  for (const { kind, field } of signs)
    if (kind === "place" && Object.hasOwn(answers, field))
      answers[field] = list(field).filter((row) => row !== undefined);
  return answers;
}
