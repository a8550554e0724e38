/** What a group answered, on the page: a drawing and a sentence for each question, comments beside, the figures as a table. */

import { fieldsOf } from "../contract/shape.js";
import { make } from "../page/foreign.js";
import { answerAt, itemsOf } from "../rules/line.js";
import { camps } from "../rules/summary.js";
import { fill, written } from "../words/sentences.js";
import { countBars } from "./counted.js";
import { dotStrip, partMark } from "./drawing.js";
import { boardTable, figures, numbersTable, scoreLines } from "./tables.js";

const AGREE = 0.75; // of consensus
const PARTLY = 0.5;

/**
 * `one`: `{model, voices, summary}`, of a saved summary (`isSaved`) without voices; `choice`: `{sort, by, hasNames}`; `wide`: px that a drawing may take.
 * Returns `{elements, questions}`; `questions`: `[{field, title, about, n, draw(wide), beside()}]`, for the stage.
 */
export function answersView({ model, voices, summary, isSaved = false }, choice, words, wide) {
  const items = new Map(itemsOf(model).map((item) => [keyOf(item), item]));
  const stepped = summary.questions.filter(({ counts, distance }) => counts && distance !== undefined);
  const rest = summary.questions.filter((question) => !stepped.includes(question));
  const comments = new Map(fieldsOf(model).flatMap(({ id, about }) => (about ? [[id, about.split(".")[0]]] : [])));
  const ordered =
    choice.sort === "sheet"
      ? stepped
      : [...stepped].sort((a, b) => (b.distance ?? -1) - (a.distance ?? -1) || (a.consensus ?? 1) - (b.consensus ?? 1));
  const sectors = Object.keys(words.sectors);
  const inOrder = (a, b) => sectors.indexOf(a) - sectors.indexOf(b) || (a < b ? -1 : 1);
  const parts = choice.by ? [...new Set(voices.map((voice) => voice.respondent[choice.by] ?? ""))].sort(inOrder) : [""];
  const isTold = (value) => !summary.left_out.some((one) => one.by === choice.by && one.value === value);
  const small = parts.filter((value) => value && !isTold(value));
  const isLeft = parts.includes("") || small.length > 0;
  const told = [...parts.filter((value) => value && isTold(value)), ...(isLeft ? [""] : [])];
  const split = { ...choice, rest: small.length ? words.other_parts : words.no_part };

  const cards = ordered.map((question) => {
    const item = items.get(keyOf(question));
    const saved = () => dotsOf(question).map((dot) => ({ ...dot, part: "", name: null }));
    const dots = isSaved
      ? saved()
      : voices.flatMap((voice) => {
          if (voice.visible !== null && !voice.visible.includes(question.field)) return [];
          const value = item ? answerAt(voice.answers, item) : placeOf(voice.answers[question.field], question.row);
          if (!Object.hasOwn(question.counts, value)) return [];
          const part = voice.respondent[choice.by] ?? "";
          return [{ value, part: told.includes(part) ? part : "", name: choice.hasNames ? voice.label : null }];
        });
    const steps = Object.keys(question.counts).map(Number);
    const { min, max } = endsOf(question.counts);
    const options = item?.rules.options ?? [];
    const labels = item
      ? [min, max].map((step) => options.find(({ value }) => value === step)?.label)
      : [words.ranked_first, words.ranked_last];
    const named = steps.map((step) => fill(words.count_of, { n: question.counts[step], step }));
    const draw = (room) =>
      dotStrip(
        { min, max, dots, parts: told, median: question.median, labels },
        room,
        fill(words.drawing, { counts: named.join(", ") }),
      );
    const short = item?.short ?? question.label;
    const asked = item?.about ? [make("p", item.about, { class: "group-about" })] : [];
    const isFirst = stepped.find(({ field, row }) => field === question.field && row === question.row) === question;
    const isBeside = ({ field, row }) =>
      question.row === null
        ? comments.get(field) === question.field
        : field === question.field && row === question.row && isFirst;
    const beside = rest.filter((one) => one.texts?.length && isBeside(one));
    const remarks = (level) =>
      beside.map(({ label, field, column, texts }) =>
        textList(columnLabel(model, field, column) ?? label, texts, level),
      );
    const inside = [make("h3", short), ...asked, draw(wide), make("p", sentenceOf(question, dots, words))];
    if (choice.by) inside.push(...byLines(question, split, told, words));
    const box = make("section", [...inside, ...remarks("h4")], { class: "group-card" });
    return { box, question, short, about: item?.about ?? "", draw, beside, remarks };
  });

  const marksOf = (question) =>
    choice.by
      ? {
          voices,
          item: items.get(keyOf(question)),
          by: choice.by,
          told,
          named: (value) => partName(value, split, words),
        }
      : null;
  const shown = new Set(cards.flatMap(({ beside }) => beside));
  const elements = [make("p", `${model.title} (${summary.forms})`, { class: "group-sheet" })]; // on paper the list of sheets is away
  if (choice.by) elements.push(partKey(told, split, words));
  const out = summary.left_out
    .filter(({ by }) => by === choice.by)
    .map(({ value, n }) => `${partName(value, split, words)} (${n})`);
  if (out.length) elements.push(make("p", fill(words.left_out, { parts: out.join(", ") }), { class: "group-about" }));
  elements.push(...cards.map(({ box }) => box));
  const boardOf = (board) => boardTable(board, model, voices, words);
  elements.push(...scoreLines(summary, words), ...summary.boards.map(boardOf));
  const others = rest.filter((question) => !shown.has(question) && (question.n || question.texts?.length));
  const together = withNumbersTogether(others);
  elements.push(...together.map((some) => otherCard(some, model, words, marksOf(some[0]))));
  if (stepped.length) elements.push(figures(stepped, words));
  const key = () => (choice.by ? [partKey(told, split, words)] : []);
  const nothing = () => [];
  const questions = [
    ...cards.map(({ question, short, about, draw, remarks }) => ({
      field: question.field,
      title: short,
      about,
      n: question.n,
      draw: (room) => [...key(), draw(room), make("p", sentenceOf(question, dotsOf(question), words))],
      beside: () => remarks("h3"),
    })),
    ...summary.boards.map((board) => ({
      field: board.field,
      title: board.label,
      about: "",
      n: board.n,
      draw: () => [boardOf(board)],
      beside: nothing,
    })),
    ...together.map((some) => ({
      field: some[0].field,
      title: titleOf(some, model),
      about: "",
      n: Math.max(...some.map(({ n }) => n)),
      draw: () => [
        ...(some[0].counts ? key() : []),
        ...(some[0].texts ? [listOf(some[0].texts)] : bodyOf(some, model, words, marksOf(some[0]))),
      ],
      beside: nothing,
    })),
  ];
  const order = fieldsOf(model).map(({ id }) => id);
  if (choice.sort === "sheet") questions.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
  return { elements, questions };
}

/** The first and the last step of what is counted by steps. */
function endsOf(counts) {
  const steps = Object.keys(counts).map(Number);
  return { min: Math.min(...steps), max: Math.max(...steps) };
}

const keyOf = ({ field, row, column }) => JSON.stringify([field, row, column]);

/** What heads a column of a table; undefined for a question that is none. */
const columnLabel = (model, field, column) =>
  fieldsOf(model)
    .find(({ id }) => id === field)
    ?.columns?.find(({ id }) => id === column)?.label;

function placeOf(order, value) {
  const place = Array.isArray(order) ? order.indexOf(value) : -1;
  return place < 0 ? null : place + 1;
}

/** The answers as the counts tell them. */
const dotsOf = ({ counts }) =>
  Object.entries(counts).flatMap(([step, n]) => Array.from({ length: n }, () => ({ value: Number(step) })));

/** What is said at which number of answers: docs/group-results.md. */
function sentenceOf({ n, na, missing, distance, median, consensus, counts }, dots, words) {
  const said = [n === 1 ? words.answers_one : fill(words.answers, { n })];
  if (na) said.push(fill(words.na, { n: na }));
  if (missing) said.push(fill(words.missing, { n: missing }));
  const sentences = [`${said.join(", ")}.`];
  if (n === 0) return words.nothing;
  if (n === 1) sentences.push(words.only_one);
  else {
    if (consensus !== null && distance)
      sentences.push(consensus >= AGREE ? words.agree : consensus >= PARTLY ? words.partly : words.disagree);
    if (distance === 0) sentences.push(words.same);
    else sentences.push(distance === 1 ? words.distance_one : fill(words.distance, { n: distance }));
    const apart = camps(
      dots.map(({ value }) => value),
      endsOf(counts),
    );
    if (apart) {
      const [[lowFrom, lowTo, a], [highFrom, highTo, b]] = apart;
      const span = (from, to) => (from === to ? String(from) : fill(words.span, { low: from, high: to }));
      sentences.push(fill(words.camps, { a, low: span(lowFrom, lowTo), b, high: span(highFrom, highTo) }));
    } else if (distance) sentences.push(fill(words.median, { value: written(median, words.language) }));
  }
  return sentences.join(" ");
}

function byLines(question, split, told, words) {
  const known = question.by[split.by] ?? {};
  const lines = told.flatMap((value) => {
    const found = known[value];
    if (!found) return [];
    const values = {
      part: partName(value, split, words),
      n: found.n,
      low: found.min,
      high: found.max,
      median: written(found.median, words.language),
    };
    return [make("li", fill(words.by_line, values))];
  });
  return lines.length ? [make("ul", lines, { class: "group-told-apart" })] : [];
}

function partName(value, { by, rest }, words) {
  if (value === "") return rest;
  return by === "sector" && Object.hasOwn(words.sectors, value) ? words.sectors[value] : value;
}

function partKey(told, split, words) {
  const lines = told.map((value, place) =>
    make("li", [partMark(place), " ", make("span", partName(value, split, words))]),
  );
  return make("ul", lines, { class: "group-parts" });
}

function textList(title, texts, level) {
  const box = listOf(texts);
  box.prepend(make(level, title));
  return box;
}

function listOf(texts) {
  const lines = texts.map(({ text, respondent }) =>
    make("li", [text, ...(respondent ? [" ", make("b", `(${respondent})`)] : [])]),
  );
  return make("div", [make("ul", lines)], { class: "group-texts" });
}

/** What stands by itself, question by question; the numbers of one table together. */
function withNumbersTogether(questions) {
  const isNumber = ({ texts, counts }) => !texts && !counts;
  const groups = [];
  for (const question of questions) {
    const before = groups.at(-1)?.[0];
    if (before?.field === question.field && isNumber(before) && isNumber(question)) groups.at(-1).push(question);
    else groups.push([question]);
  }
  return groups;
}

const titleOf = (some, model) =>
  some.length > 1 ? fieldsOf(model).find(({ id }) => id === some[0].field).label : some[0].label;

function otherCard(some, model, words, marks) {
  const [{ label, texts }] = some;
  const inside = texts
    ? [textList(label, texts, "h3")]
    : [make("h3", titleOf(some, model)), ...bodyOf(some, model, words, marks)];
  return make("section", inside, { class: "group-card" });
}

/** How many answered and what: options counted, or a number's lowest, highest and middle; of several numbers as a table. */
function bodyOf(some, model, words, marks) {
  if (some.length > 1) return [numbersTable(some, titleOf(some, model), words)];
  const [question] = some;
  const said = [question.n === 1 ? words.answers_one : fill(words.answers, { n: question.n })];
  if (question.missing) said.push(fill(words.missing, { n: question.missing }));
  const first = make("p", `${said.join(", ")}.`);
  if (question.counts) return [first, countBars(question, model, marks)];
  const { n, min, max, median } = question;
  const shown = (value) => written(value, words.language);
  if (n > 1 && min === max) return [first, make("p", `${shown(min)}. ${words.same}`)];
  const span = `${fill(words.span, { low: shown(min), high: shown(max) })}. ${fill(words.median, { value: shown(median) })}`;
  return [first, ...(n > 1 ? [make("p", span)] : median === undefined ? [] : [make("p", shown(median))])];
}
