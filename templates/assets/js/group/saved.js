/** A saved summary, opened again. Its file comes from anywhere: of it only numbers and texts are taken over, in the shape that the sheet itself gives. */

import formats from "#contract/formats.json" with { type: "json" };
import limits from "#contract/limits.json" with { type: "json" };
import { objectsIn, ownFile } from "../files/own.js";
import { isObject } from "../reading/text.js";
import { mask } from "../rules/index.js";
import { summarise } from "../rules/summary.js";

const countOf = (value) => (Number.isInteger(value) && value >= 0 ? Math.min(value, limits.group) : 0);
const numberOf = (value) => (Number.isFinite(value) ? value : null);
const isSame = (a) => (b) => a.field === b.field && a.row === b.row && a.column === b.column;

/**
 * What a file says, as the page lays it out: `[{model, voices, summary, isSaved}]`, without voices; of worksheets that the site does not have nothing.
 * Raises Unreadable, or returns nothing, where it is no such file. `modelOf(id)`: a promise of a model or null.
 */
export async function openSaved(file, modelOf) {
  const found = await ownFile(file, formats.summary);
  const made = [];
  for (const entry of objectsIn(found?.worksheets)) {
    const model = typeof entry.worksheet === "string" ? await modelOf(entry.worksheet) : null;
    if (model) made.push({ model, voices: [], summary: summaryIn(entry, model), isSaved: true });
  }
  return made;
}

function summaryIn(entry, model) {
  const blank = summarise(model, []);
  const within = (name, isIt) => objectsIn(entry[name]).find(isIt);
  return {
    ...blank,
    forms: countOf(entry.forms),
    questions: blank.questions.map((one) => questionIn(within("questions", isSame(one)) ?? {}, one)),
    scores: blank.scores.map((one) => spreadIn(within("scores", ({ id }) => id === one.id) ?? {}, one)),
    boards: blank.boards.map((one) => boardIn(within("boards", isSame(one)) ?? {}, one)),
  };
}

/** How many answered, the lowest, the highest and the middle; nobody, where one of them is missing. */
function spreadIn(given, blank) {
  const made = { ...blank, n: countOf(given.n) };
  for (const key of ["median", "mean", "min", "max"]) made[key] = numberOf(given[key]);
  return [made.median, made.min, made.max].includes(null) ? blank : made;
}

function questionIn(given, blank) {
  const told = { ...blank, na: countOf(given.na), missing: countOf(given.missing) };
  if (blank.texts) {
    const texts = objectsIn(given.texts).filter(({ text }) => typeof text === "string");
    const named = ({ text, respondent }) => ({
      text: mask(text),
      respondent: typeof respondent === "string" ? mask(respondent) : null,
    });
    return { ...told, n: countOf(given.n), texts: texts.slice(0, limits.answers.values).map(named) };
  }
  if (!blank.counts) return spreadIn(given, told);
  const own = isObject(given.counts) ? given.counts : {};
  const counts = Object.fromEntries(Object.keys(blank.counts).map((key) => [key, countOf(own[key])]));
  if (blank.distance === undefined) return { ...told, n: countOf(given.n), counts };
  const steps = Object.keys(counts).flatMap((step) => Array(counts[step]).fill(Number(step)));
  if (!steps.length) return told;
  const [min, max] = [Math.min(...steps), Math.max(...steps)];
  return {
    ...told,
    counts,
    n: steps.length,
    min,
    max,
    median: numberOf(given.median) ?? min,
    distance: steps.length > 1 ? max - min : null,
    consensus: numberOf(given.consensus),
  };
}

function boardIn(given, blank) {
  const cells = isObject(given.cells) ? given.cells : {};
  const rowOf = ([row, columns]) => [
    row,
    Object.fromEntries(Object.keys(columns).map((column) => [column, countOf(cells[row]?.[column])])),
  ];
  return { ...blank, n: countOf(given.n), cells: Object.fromEntries(Object.entries(blank.cells).map(rowOf)) };
}
