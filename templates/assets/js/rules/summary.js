/**
 * What several people answered on one worksheet: how the answers to each question lie, how far apart they are, where there are two camps.
 * What is said at which number of answers, and why, stands in docs/group-results.md.
 */

import { cellOf, fieldsOf, isCounted, answerOf as shapeOf, valueOf } from "../contract/shape.js";
import { add, divide, exact, less, roundHalfUp, toJson } from "../reading/number.js";
import { answerAt, endsOf, itemsOf } from "./line.js";

export const BY = ["sector", "organisation", "group", "round"];
const DECIMALS = 2;

/**
 * @typedef {import("../contract/document.d.ts").Document} Document
 * @typedef {import("../reading/number.js").Fraction} Fraction
 * @typedef {import("./line.js").Answers} Answers
 * @typedef {{id: string, value: number | null}} Result of a score
 */
/**
 * @typedef {{answers: Answers, visible: string[] | null, respondent: Record<string, string>, version: number, label: string | null, scores?: Result[]}} Voice
 * one filled sheet; `visible`: null where nobody knows what was asked (typed from paper); `label`: what it is called where names are shown
 */
/** @typedef {import("./line.js").Spot & {label: string, type: string, rules: any}} Whole a question, and how its answer is read */
/** @typedef {Whole & {read: (answers: Answers) => any}} Question */
/** @typedef {{by: string, value: string, members: Voice[]}} Part of those who answered */
/** @typedef {{median: number | null, mean: number | null, min: number | null, max: number | null}} Spread */
/** @typedef {Record<string, Record<string, Omit<Spread, "mean"> & {n: number}>>} ByPart `sector` → its name → what its members answered */
/** @typedef {{min: number, max: number}} Ends of a scale */

/**
 * An entry of `worksheets` in `brobygger-summary/1`. `minGroup`: parts of the whole (`by`) with fewer answers are not told apart but named
 * in `left_out`; `minWord`: from how many answers on agreement has a number.
 * @param {Document} model
 * @param {Voice[]} voices
 */
export function summarise(model, voices, { minGroup = 3, minWord = 5 } = {}) {
  const versions = tally(voices.map(({ version }) => String(version)));
  const parts = partsOf(voices);
  const large = parts.filter(({ members }) => members.length >= minGroup);
  const told = { minWord, parts: large };
  return {
    worksheet: model.id,
    versions,
    forms: voices.length,
    questions: questionsOf(model).map((question) => summary(question, voices, told)),
    scores: model.scores.map((score) => scoreOf(score, voices, told)),
    boards: fieldsOf(model)
      .filter(({ type }) => type === "placement")
      .map((field) => boardOf(field, voices)),
    left_out: parts
      .filter(({ members }) => members.length < minGroup)
      .map(({ by, value, members }) => ({ by, value, n: members.length })),
  };
}

/**
 * Every question that answers can be laid side by side of, in the order of the sheet; `read`: its answer in a voice's answers.
 * @param {Document} model
 * @returns {Question[]}
 */
function questionsOf(model) {
  const items = itemsOf(model);
  return fieldsOf(model).flatMap((field) => {
    const { id, label, type } = field;
    const whole = { field: id, row: null, column: null, label, type, rules: field };
    const kind = shapeOf(field);
    if (kind === "chosen") return [{ ...whole, read: (answers) => answerAt(answers, whole) }];
    if (kind === "order")
      return field.options.map((/** @type {import("../contract/document.d.ts").Option} */ option) => ({
        ...whole,
        row: option.value,
        label: `${label} · ${option.label}`,
        rules: { min: 1, max: field.options.length },
        read: (/** @type {Answers} */ answers) => placeIn(answerAt(answers, whole), option.value),
      }));
    if (isCounted(field)) return cellOf(field) === "columns" ? columnsOf(field, whole) : [];
    return items
      .filter((item) => item.field === id)
      .map((item) => ({ ...item, type: item.rules.type ?? type, read: (answers) => answerAt(answers, item) }));
  });
}

/**
 * The words in the columns of a table with free rows, all rows together.
 * @type {(field: import("../contract/document.d.ts").TableField, whole: Whole) => Question[]}
 */
const columnsOf = (field, whole) =>
  field.columns
    .filter(({ type }) => valueOf(type) === "text")
    .map((column) => ({
      ...whole,
      column: column.id,
      label: `${field.label} · ${column.label}`,
      type: column.type,
      rules: column,
      read: (answers) => {
        const rows = answerAt(answers, whole);
        return Array.isArray(rows)
          ? rows.map((row) => row?.[column.id]).filter((text) => typeof text === "string")
          : undefined;
      },
    }));

/**
 * Whether a value can be read aloud: a file may hold anything in the place of a text.
 * @param {any} value
 */
const isText = (value) => typeof value === "string" || typeof value === "number";

/**
 * @param {any} order
 * @param {string} value
 */
function placeIn(order, value) {
  const place = Array.isArray(order) ? order.indexOf(value) : -1;
  return place < 0 ? undefined : place + 1;
}

/**
 * @param {Question} question
 * @param {Voice[]} voices
 * @param {{minWord: number, parts: Part[]}} told
 */
function summary(question, voices, { minWord, parts }) {
  const { field, row, column, label, type, rules, read } = question;
  const asked = voices.filter(({ visible }) => visible === null || visible.includes(field));
  const given = asked.map((voice) => ({ voice, value: read(voice.answers) }));
  /** @param {{value: any}} given */
  const isMissing = ({ value }) => value === undefined || value === null || (Array.isArray(value) && !value.length);
  const made = {
    field,
    row,
    column,
    label,
    type,
    n: 0,
    na: given.filter(({ value }) => value === "na").length,
    missing: given.filter(isMissing).length,
  };
  const known = given.filter((one) => !isMissing(one) && one.value !== "na");
  const kind = valueOf(type);
  if (kind === "text") {
    const texts = known.flatMap(({ voice, value }) =>
      [value]
        .flat()
        .filter(isText)
        .map((text) => ({ text: String(text), respondent: voice.label })),
    );
    return { ...made, n: known.filter(({ value }) => [value].flat().some(isText)).length, texts };
  }
  if (rules.options && kind !== "step") {
    const values = rules.options.map((/** @type {{value: any}} */ { value }) => value);
    const chosen = known.filter(({ value }) => [value].flat().some((one) => values.includes(one)));
    const counts = tally(
      chosen.flatMap(({ value }) => [value].flat()).filter((one) => values.includes(one)),
      values,
    );
    return { ...made, n: chosen.length, counts };
  }
  const ends = endsOf(rules);
  const onScale = new Set(ends ? steps(ends) : []); // a file may hold a step that the scale has not
  const numbers = known.filter(({ value }) => (ends ? onScale.has(value) : Number.isFinite(value)));
  if (!numbers.length && kind !== "step" && kind !== "number" && kind !== "option") return made;
  const own = numbers.map(({ value }) => value);
  const numberOf = new Map(numbers.map(({ voice, value }) => [voice, value]));
  return {
    ...made,
    n: own.length,
    ...(ends ? { counts: tally(own, [...onScale]) } : {}),
    ...spread(own),
    ...(ends
      ? {
          distance: own.length > 1 ? Math.max(...own) - Math.min(...own) : null,
          consensus: own.length >= minWord ? consensus(own, ends) : null,
          camps: camps(own, ends) !== null,
        }
      : {}),
    by: byPart(parts, (voice) => numberOf.get(voice) ?? null),
  };
}

/**
 * `{sector: {public: {n, median, min, max}}}`: the numbers of each part; `numberOf`: of a voice, null where it has none.
 * @param {Part[]} parts
 * @param {(voice: Voice) => number | null} numberOf
 */
function byPart(parts, numberOf) {
  const by = Object.create(null);
  for (const { by: key, value, members } of parts) {
    const theirs = members.map(numberOf).filter((number) => number !== null);
    if (!theirs.length) continue;
    by[key] ??= Object.create(null);
    const { median, min, max } = spread(theirs);
    by[key][value] = { n: theirs.length, median, min, max };
  }
  return by;
}

/** @param {Ends} ends */
const steps = ({ min, max }) => Array.from({ length: max - min + 1 }, (_, index) => min + index);

/**
 * How often each value stands in a list; all of `values`, in their order, where they are given.
 * @template {string | number} Value
 * @param {Value[]} list
 */
function tally(list, values = [...new Set(list)]) {
  /** @type {Record<Value, number>} */
  const counts = Object.create(null);
  for (const value of values) counts[value] = list.filter((one) => one === value).length;
  return counts;
}

/**
 * `{median, mean, min, max}` of numbers, exact and rounded half up to two decimals; null for none.
 * @param {number[]} numbers
 * @returns {Spread}
 */
function spread(numbers) {
  if (!numbers.length) return { median: null, mean: null, min: null, max: null };
  const ordered = numbers
    .map((number) => exact(decimal(number)))
    .sort((a, b) => (less(a, b) ? -1 : less(b, a) ? 1 : 0));
  /** @param {Fraction} fraction */
  const rounded = (fraction) => toJson(roundHalfUp(fraction, DECIMALS));
  const half = ordered.length / 2;
  const middle = [ordered[Math.ceil(half) - 1], ordered[Math.floor(half)]];
  /** @type {(n: number) => Fraction} */
  const count = (n) => [BigInt(n), 1n];
  return {
    median: rounded(divide(add(middle[0], middle[1]), count(2))),
    mean: rounded(divide(ordered.reduce(add), count(ordered.length))),
    min: Math.min(...numbers),
    max: Math.max(...numbers),
  };
}

/**
 * As a decimal string, without an exponent.
 * @param {number} number
 */
const decimal = (number) => (Number.isInteger(number) ? BigInt(number).toString() : number.toFixed(6));

/**
 * Consensus of Tastle & Wierman (International Journal of Approximate Reasoning 45, 2007, 531–545): 1 + Σ pᵢ log₂(1 − |xᵢ − mean| / width); 1 where all
 * say the same, 0 where half stand at either end. Rounded to two decimals.
 * @param {number[]} numbers
 * @param {Ends} ends
 */
export function consensus(numbers, { min, max }) {
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const total = numbers.reduce((sum, number) => sum + Math.log2(1 - Math.abs(number - mean) / (max - min)), 0);
  return Math.round((1 + total / numbers.length) * 100) / 100 + 0;
}

/**
 * Two camps: at least two people on either side of at least one empty step, the widest such gap; `[[from, to, n], [from, to, n]]` or null. From end to
 * end of a long scale one empty step is nothing: there the gap is a quarter of it.
 * @param {number[]} numbers
 * @param {Ends} ends of the scale
 */
export function camps(numbers, { min, max }) {
  const ordered = [...numbers].sort((a, b) => a - b);
  let best = null;
  for (let cut = 2; cut <= ordered.length - 2; cut++) {
    const gap = ordered[cut] - ordered[cut - 1];
    if (gap >= 2 && gap >= (max - min) / 4 && (best === null || gap > best.gap)) best = { gap, cut };
  }
  if (best === null) return null;
  const [low, high] = [ordered.slice(0, best.cut), ordered.slice(best.cut)];
  return [low, high].map((side) => [side[0], side.at(-1), side.length]);
}

/**
 * @param {Voice[]} voices
 * @returns {Part[]}
 */
function partsOf(voices) {
  return BY.flatMap((by) => {
    const values = [...new Set(voices.map(({ respondent }) => respondent[by]).filter(Boolean))];
    return values.map((value) => ({ by, value, members: voices.filter(({ respondent }) => respondent[by] === value) }));
  });
}

/**
 * @param {import("../contract/document.d.ts").Score} score
 * @param {Voice[]} voices
 * @param {{parts: Part[]}} told
 */
function scoreOf({ id, label }, voices, { parts }) {
  /** @param {Voice} voice */
  const numberOf = ({ scores }) => scores?.find((score) => score.id === id)?.value ?? null;
  const numbers = voices.map(numberOf).filter((value) => value !== null);
  /** @type {ByPart} */
  return { id, label, n: numbers.length, ...spread(numbers), by: byPart(parts, numberOf) };
}

/**
 * How many cards lie in each cell of a board, all sheets together.
 * @param {import("../contract/document.d.ts").PlacementField} board
 * @param {Voice[]} voices
 */
function boardOf({ id, label, rows, columns }, voices) {
  /** @type {Record<string, Record<string, number>>} */
  const cells = Object.create(null);
  const cards = voices.flatMap(({ answers }) => (Array.isArray(answers[id]) ? answers[id] : []));
  for (const row of rows) {
    cells[row.id] = Object.create(null);
    for (const column of columns)
      cells[row.id][column.id] = cards.filter((card) => card?.row === row.id && card?.column === column.id).length;
  }
  return { field: id, label, n: voices.filter(({ answers }) => Array.isArray(answers[id])).length, cells };
}
