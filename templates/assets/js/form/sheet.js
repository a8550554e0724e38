/** The worksheet on the page: its model, its answers as typed, and what the rules say about them. */

import { FORMAT } from "../files/file.js";
import { change } from "../reading/apart.js";
import { isObject } from "../reading/text.js";
import { together } from "../rules/aside.js";
import { maskDocument } from "../rules/cpr.js";
import { evaluateBy } from "../rules/evaluate.js";

const KNOWN = new Set(["format", "worksheet", "version", "language", "respondent", "answers", "dropped", "saved"]);
const TOLD = new Set(["unknown-language", "older-version", "answer-dropped"]);
const REFUSED = new Set(["unknown-version", "language-needed"]); // on the page a text would be read in the page's language
const RESPONDENT = { id: "respondent", type: "grid", rows: [] }; // its parts are changed as the rows of a grid are

const copy = (object) => Object.assign(Object.create(null), object);

/**
 * `fields`: id → `{field, element}`, the respondent block among them; `elements`: id → its element. `answers`, `respondent`: as typed or
 * read. `shown`: ids of fields whose findings are on view; `checked`: all are. `errors`, `bands`: what is on the page now. `kept`: parts
 * of a file that are not ours (`extra`) or no longer asked for (`dropped`). `paper`: which document this is (papers.js).
 * `set`: `{key, name}`, which of the worksheet's sets of answers on the device the draft is.
 * `seen`: what was last in the boxes (boxes.js). `more`: the rest of the rules (rules/more.js), once the tools have brought it.
 */
export function openSheet(model, elements, words) {
  const all = new Map(model.sections.flatMap((section) => section.fields).map((field) => [field.id, field]));
  all.set("respondent", RESPONDENT);
  const fields = new Map([...elements].map(([id, element]) => [id, { field: all.get(id), element }]));
  const sheet = {
    words,
    model,
    fields,
    errors: new Map(),
    bands: new Map(),
    shown: new Set(),
    paper: null,
    set: null,
    seen: new WeakMap(),
    more: null,
  };
  empty(sheet);
  return sheet;
}

export function empty(sheet) {
  Object.assign(sheet, {
    answers: copy(),
    respondent: copy(),
    kept: { extra: copy(), dropped: copy() },
    checked: false,
  });
  sheet.shown.clear();
  judge(sheet);
}

/** Everything that one document has on the form; answers are replaced, never changed, so a flat copy will do. */
export const snapshot = ({ answers, respondent, kept, checked, shown, paper }) => ({
  answers: copy(answers),
  respondent: copy(respondent),
  kept,
  checked,
  shown: new Set(shown),
  paper: { ...paper },
});

export function putBack(sheet, { answers, respondent, shown, paper, ...rest }) {
  Object.assign(sheet, rest, { answers: copy(answers), respondent: copy(respondent), paper: { ...paper } });
  sheet.shown.clear();
  for (const id of shown) sheet.shown.add(id);
  judge(sheet);
}

/** Runs the rules. */
export function judge(sheet) {
  sheet.result = evaluateBy(sheet.model, { answers: sheet.answers, respondent: sheet.respondent }, sheet.more);
}

export function isEmpty(sheet) {
  judge(sheet); // the last key may be too fresh for the pause before the rules run
  return ![sheet.result.answers, sheet.result.respondent].some((part) => Object.keys(part).length);
}

export const answerOf = (sheet, id) => (id === "respondent" ? sheet.respondent : sheet.answers[id]);

/** Sets the answer of a field; undefined removes it. */
export function setAnswer(sheet, id, raw) {
  if (id === "respondent") sheet.respondent = raw ?? copy();
  else if (raw === undefined) delete sheet.answers[id];
  else sheet.answers[id] = raw;
}

export function changeCell(sheet, id, parts, value) {
  setAnswer(sheet, id, change(sheet.fields.get(id).field, answerOf(sheet, id), parts, value));
}

/**
 * Reads a document of any version and language, numbers as its language writes them. Returns `{refused: finding}`, or
 * `{notes, unread, take}`: notes about it (`older-version`, `answer-dropped`), what of it no question shows, and what puts its answers in
 * place of those here.
 * @returns {any}
 */
export function readDocument(sheet, document) {
  const { findings, answers, respondent, dropped } = evaluateBy(sheet.model, document, sheet.more);
  const refused = findings.find(({ code, field }) => REFUSED.has(code) || (code === "wrong-type" && !field));
  if (refused) return { refused };
  const notes = findings.filter(({ code }) => TOLD.has(code));
  const unread = findings.filter(({ code, field, data }) =>
    code === "wrong-type" ? field === "respondent" : data.place === "beside",
  );
  function take() {
    empty(sheet);
    sheet.answers = copy(answers);
    sheet.respondent = copy(respondent);
    sheet.kept.dropped = together(isObject(document.dropped) ? document.dropped : {}, dropped);
    for (const key of Object.keys(document)) if (!KNOWN.has(key)) sheet.kept.extra[key] = document[key];
    for (const id of [...Object.keys(answers), "respondent"]) sheet.shown.add(id);
    judge(sheet);
  }
  return { notes, unread, take };
}

/** The answer document as it is saved: answers in their canonical form, masked. */
export function documentOf(sheet) {
  judge(sheet);
  const { model, result, kept } = sheet;
  const name = sheet.paper?.kind === "draft" ? sheet.set?.name : null; // a file brings its own, among what it has besides
  return maskDocument({
    ...kept.extra,
    format: FORMAT,
    worksheet: model.id,
    ...(name ? { name } : {}),
    version: model.version,
    language: model.language,
    respondent: result.respondent,
    answers: result.answers,
    ...(Object.keys(kept.dropped).length ? { dropped: kept.dropped } : {}),
    saved: new Date().toISOString().replace(/\.[0-9]+Z$/, "Z"),
  });
}
