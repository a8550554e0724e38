/** One pair of profiles on the page: a drawing, tables with a reason per row, own words side by side, questions for the first meeting. */

import { fieldsOf, valueOf } from "../contract/shape.js";
import { make } from "../page/foreign.js";
import { table } from "../page/table.js";
import { counted } from "../rules/match.js";
import { fill, written } from "../words/sentences.js";
import { pairDrawing } from "./drawing.js";

const KINDS = ["wants", "shared", "both_lack", "conflict"];
const OWN_WORDS = ["text", "number", "day"];

/** All pairs in a table, each leading to its own part of the page, which is called `idOf(place)`. */
export function pairTable(pairs, words, idOf) {
  const columns = [words.rank, words.pairs, words.both_ways, words.one_way, words.conflicts];
  const lines = pairs.map(({ a, b, rank, rows }, place) => {
    const { bothWays, oneWay, conflicts } = counted(rows);
    const link = make("a", fill(words.pair, { a: a.name, b: b.name }), { href: `#${idOf(place)}` });
    link.addEventListener("click", () => {
      const box = /** @type {HTMLDetailsElement} */ (document.getElementById(idOf(place)));
      box.open = true;
    });
    return [String(rank), link, String(bothWays), String(oneWay), String(conflicts)];
  });
  return table(words.order, columns, lines);
}

/** `pair`: `{a, b, rows}` with the profiles themselves; `room`: the px that there are for its drawing. */
export function pairView(model, pair, words, room) {
  const { a, b, rows } = pair;
  const said = rows.map((row) => inWords(model, pair, row, words));
  const inside = [
    make("h3", fill(words.pair, { a: a.name, b: b.name })),
    rows.length ? pairDrawing(pair, said, words, room) : make("p", words.nothing),
  ];
  for (const kind of KINDS) {
    const own = said.filter((row) => row.kind === kind);
    if (!own.length) continue;
    const lines = own.map(({ values, who, reason }) => [values, who, reason]);
    inside.push(table(words[kind], [words.what, words.who, words.why], lines));
  }
  inside.push(...ownWords(model, pair, words), ...questions(model, pair, said, words));
  return make("div", inside, { class: "match-pair" });
}

/** A row as people read it: `{kind, from, to, values, who, reason}`; `from` has it, `to` seeks it or will not have it. */
function inWords(model, { a, b }, row, words) {
  const [to, from] = row.from === "b" ? [b.name, a.name] : [a.name, b.name];
  const sentence = { wants: words.gives, conflict: words.refuses }[row.kind];
  const who = sentence ? fill(sentence, { from, to }) : fill(words.both, { a: a.name, b: b.name });
  return { ...row, side: row.from, from, to, values: labels(model, row.field, row.values), who };
}

const fieldOf = (model, id) => fieldsOf(model).find((field) => field.id === id);

/** What the options are called. */
function labels(model, id, values) {
  const { options } = fieldOf(model, id);
  return values.map((value) => options.find((option) => option.value === value).label).join(" · ");
}

function ownWords(model, { a, b }, words) {
  const answer = ({ answers, visible }, { id, type, unit }) => {
    const value = answers[id];
    // A file may hold a list or worse in the place of a text.
    if (!["string", "number"].includes(typeof value) || !visible.has(id)) return words.empty;
    const text = valueOf(type) === "text" ? String(value) : written(value, words.language);
    return unit ? `${text} ${unit}` : text;
  };
  const asked = fieldsOf(model).filter(
    ({ id, type }) =>
      OWN_WORDS.includes(valueOf(type)) && [a, b].some(({ answers, visible }) => id in answers && visible.has(id)),
  );
  if (!asked.length) return [];
  const lines = asked.map((field) => [field.label, answer(a, field), answer(b, field)]);
  const made = table(words.words, [words.question, a.name, b.name], lines);
  made.classList.add("match-words");
  return [made];
}

function questions(model, { a, b }, said, words) {
  const asked = said.map(({ kind, from, to, values }) => fill(words[`ask_${kind}`], { from, to, values }));
  const unanswered = new Set();
  for (const [one, other] of [
    [a, b],
    [b, a],
  ]) {
    for (const { kind, field, other: offered } of model.match) {
      for (const id of [field, offered])
        if (id && !one.values[id]?.length && one.visible.has(id))
          unanswered.add(fill(words.ask_unanswered, { name: one.name, label: fieldOf(model, id).label }));
      if (kind !== "wants") continue;
      const missing = (one.values[field] ?? []).filter((value) => !other.values[offered]?.includes(value));
      if (!missing.length) continue;
      const values = labels(model, field, missing);
      asked.push(fill(words.ask_unmet, { to: one.name, from: other.name, values }));
    }
  }
  const lines = [...new Set([...asked, ...unanswered])].map((text) => make("li", text));
  return lines.length ? [make("h4", words.questions), make("ul", lines)] : [];
}
