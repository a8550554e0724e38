/** A sheet's answers against its model: one pass from versions over visibility to findings and scores. */

import formats from "#contract/formats.json" with { type: "json" };
import { readers } from "#fields/made.js";
import { ABOUT, answerOf, fieldsOf } from "../contract/shape.js";
import { languageOf, UNDETERMINED } from "../reading/language.js";
import { wholeNumber } from "../reading/number.js";
import { append, at, finding, notUsable, reading } from "../reading/reading.js";
import { byCodePoint, filled, isEmpty, isObject, isText, unknownKeys } from "../reading/text.js";
import { askedBy, holds } from "./condition.js";
import { hasCpr, isName, looksLikeCpr } from "./cpr.js";

/** @typedef {import("../contract/document.d.ts").Document} Document */
/** @typedef {import("../contract/document.d.ts").Field} Field */
/** @typedef {import("../contract/document.d.ts").Section} Section */
/** @typedef {import("../contract/shape.js").Rules} Rules */
/** @typedef {import("../reading/reading.js").Finding} Finding */
/** @typedef {import("../reading/reading.js").Reading} Reading */
/** @typedef {import("./place.js").Entries} Entries */
/** @typedef {typeof import("./more.js").more} More */
/** @typedef {ReturnType<More["score"]>} Scored */
/**
 * @typedef {object} Evaluation what a filled sheet says
 * @property {Finding[]} findings
 * @property {string[]} visible
 * @property {Scored[]} scores
 * @property {Entries} answers canonical
 * @property {Entries} respondent canonical
 * @property {Entries} dropped answers to fields of older versions
 */

export const RESPONDENT_KEYS = ABOUT.map(({ id }) => id);
/** What may stand in an answer document; `answers`, `version` and the like have findings of their own. */
const PARTS = new Map(
  /** @type {[string, (part: any) => boolean][]} */ ([
    ...["format", "worksheet", "version", "language", "respondent", "answers", "saved"].map((key) => [key, () => true]),
    ["dropped", isObject],
    ["name", isText],
  ]),
);
/** @type {Map<string, Rules>} */
const RESPONDENT = new Map(ABOUT.map((field) => [field.id, field]));

/**
 * Findings, visible fields and scores of an answer document (docs/model.md). Never throws on any JSON value.
 * @param {Document} model
 * @param {any} document
 * @param {More | null} more without it answers of older versions are refused, and there are no scores
 * @returns {Evaluation}
 */
export function evaluateBy(model, document, more) {
  const given = isObject(document) ? document : { answers: document };
  const [language, findings] = languageIn(model, given);
  const { findings: found, answers, dropped } = currentAnswers(model, given, language, more);
  append(findings, found);
  const respondent = readRespondent(given.respondent, language, findings);
  const sheet = readSheet(model, answers, language);
  const canonical = Object.create(null);
  for (const field of sheet.fields) {
    append(findings, sheet.findings(field));
    const { value } = sheet.reading(field.id);
    if (!isEmpty(value)) canonical[field.id] = value;
  }
  for (const name of unknownKeys(
    answers,
    sheet.fields.map((field) => field.id),
  )) {
    canonical[name] = answers[name];
    append(findings, [finding("unknown-field", { field: name }), ...cprFindings(answers[name], name)]);
  }
  append(findings, [...beside(given), ...cprBeside(given)]);
  return {
    findings,
    visible: sheet.visibleFields(),
    scores: more ? model.scores.map((definition) => untold(more.score(definition, sheet.usable))) : [],
    answers: canonical,
    respondent,
    dropped,
  };
}

/**
 * The language that numbers and days are written in, and what is wrong with what the document says about it.
 * @param {Document} model
 * @param {Entries} document
 * @returns {[string, Finding[]]}
 */
function languageIn(model, { language: written }) {
  if (isEmpty(written)) return [model.language, []];
  const language = languageOf(written);
  if (language === null && written !== UNDETERMINED) {
    return [UNDETERMINED, [finding("unknown-language", {}, { language: written })]];
  }
  return [language ?? UNDETERMINED, []];
}

/**
 * @param {Document} model
 * @param {Entries} document
 * @param {string} language
 * @param {More | null} more
 * @returns {{ findings: Finding[], answers: Entries, dropped: Entries }}
 */
function currentAnswers(model, { answers: raw, version: written }, language, more) {
  const nothing = Object.create(null);
  if (!isObject(raw)) {
    return { findings: isEmpty(raw) ? [] : [finding("wrong-type")], answers: nothing, dropped: nothing };
  }
  const current = model.version;
  const isMissing = written === undefined || written === null || (isText(written) && isEmpty(written));
  const version = isMissing ? current : wholeNumber(written);
  if (version === current) return { findings: [], answers: filled(raw), dropped: nothing };
  if (version === null || version < 1 || version > current || !more) {
    const data = { version: written, current, ...(version !== null && version > current ? {} : { is: "odd" }) };
    return { findings: [finding("unknown-version", {}, data)], answers: filled(raw), dropped: nothing };
  }
  const [answers, dropped] = more.bringUpToDate(model, version, filled(raw), language);
  const findings = [finding("older-version", {}, { version, current })];
  const asked = new Map(fieldsOf(model).map((field) => [field.id, field]));
  for (const name of Object.keys(dropped).sort(byCodePoint)) {
    append(findings, [
      ...more.asideFindings(asked.get(name), name, dropped[name]),
      ...cprFindings(dropped[name], name),
    ]);
  }
  return { findings, answers, dropped };
}

/**
 * @param {any} raw
 * @param {string} language
 * @param {Finding[]} findings what is found is added to them
 * @returns {Entries}
 */
function readRespondent(raw, language, findings) {
  const canonical = Object.create(null);
  if (!isObject(raw)) {
    if (!isEmpty(raw)) findings.push(finding("wrong-type", { field: "respondent" }));
    return canonical;
  }
  const entries = filled(raw);
  for (const key of [...RESPONDENT_KEYS, ...unknownKeys(entries, RESPONDENT_KEYS)]) {
    if (!(key in entries)) continue;
    const field = `respondent.${key}`;
    const rules = RESPONDENT.get(key);
    const part = rules
      ? readers[rules.type](rules, entries[key], language, readers)
      : notUsable(entries[key], "unknown-field");
    canonical[key] = part.value;
    append(findings, [...at(part.findings, { field }), ...cprFindings(part.value, field)]);
  }
  return canonical;
}

/**
 * The readings of one sheet, and which of its fields are shown.
 * @param {Document} model
 * @param {Entries} answers
 * @param {string} language
 */
function readSheet(model, answers, language) {
  /** @type {Map<string, { field: Field, section: Section }>} */
  const places = new Map();
  /** @type {Map<string, Reading>} */
  const readings = new Map();
  for (const section of model.sections) {
    for (const field of section.fields) {
      places.set(field.id, { field, section });
      if (answerOf(field) === "none") continue;
      const read = readers[field.type];
      const isThere = field.id in answers;
      readings.set(field.id, isThere ? read(field, answers[field.id], language, readers) : reading(null, null));
    }
  }
  const asked = askedBy(model);
  /** @type {Map<string, boolean>} */
  const known = new Map();
  /** @param {string} name */
  const visible = (name) => known.get(name) === true;
  for (const name of places.keys()) decide(name);

  /**
   * Whether a field is shown, after all that it asks about. With a pile of its own: a stranger's definition may chain thousands.
   * @param {string} start
   */
  function decide(start) {
    const pile = [start];
    /** @type {Set<string>} */
    const begun = new Set();
    while (pile.length) {
      const name = pile[pile.length - 1];
      if (known.has(name)) {
        pile.pop();
        continue;
      }
      /** @param {string} other */
      const isWaiting = (other) => places.has(other) && !known.has(other) && !begun.has(other);
      const first = begun.has(name)
        ? []
        : [...(asked.get(name) ?? [])].filter((other) => other !== name && isWaiting(other));
      begun.add(name); // who asks for it from here on goes in a circle, which lint refuses: it counts as hidden
      for (const other of first) pile.push(other);
      if (first.length) continue;
      const place = places.get(name);
      if (place) known.set(name, holds(place.section.show_if, usable) && holds(place.field.show_if, usable));
      pile.pop();
    }
  }

  /** @param {string} name */
  function usable(name) {
    const part = readings.get(name);
    return part && !isEmpty(part.usable) && visible(name) ? part.usable : null;
  }

  /** @param {string} name */
  const readingOf = (name) => readings.get(name) ?? reading(null, null);

  /**
   * @param {Field} field
   * @returns {Finding[]}
   */
  function findings(field) {
    const name = field.id;
    const { value, findings: own } = readingOf(name);
    const cpr = cprFindings(value, name);
    if (!visible(name)) return isEmpty(value) ? [] : [finding("answer-not-asked", { field: name }), ...cpr];
    if (isEmpty(value)) return field.required ? [finding("required", { field: name })] : [];
    return [...at(own, { field: name }), ...cpr];
  }

  return {
    fields: [...places.values()].map(({ field }) => field).filter((field) => answerOf(field) !== "none"),
    reading: readingOf,
    visibleFields: () => [...places.keys()].filter(visible),
    usable,
    findings,
  };
}

/**
 * One finding per cell in which something looks like a civil registration number, and one for a name that does.
 * @param {any} value
 * @param {string} field
 * @returns {Finding[]}
 */
const cprFindings = (value, field) =>
  isName(field.slice(field.lastIndexOf(".") + 1)) ? [finding("looks-like-cpr", { field })] : cprIn(value, field);

/**
 * @param {any} value
 * @param {string} field
 * @returns {Finding[]}
 */
function cprIn(value, field) {
  const isPlain = Array.isArray(value) && value.every(isText);
  if (isPlain || value === null || typeof value !== "object") {
    return hasCpr(value) ? [finding("looks-like-cpr", { field })] : [];
  }
  const rows = Array.isArray(value) ? value.map((item, index) => [String(index + 1), item]) : Object.entries(value);
  return rows.flatMap(([row, item]) => {
    if (!isObject(item) || isName(row)) {
      return isName(row) || hasCpr(item) ? [finding("looks-like-cpr", { field, row })] : [];
    }
    const columns = Object.keys(item).filter((column) => isName(column) || hasCpr(item[column]));
    return columns.map((column) => finding("looks-like-cpr", { field, row, column }));
  });
}

/**
 * Parts of an answer file that nothing reads (`Answers:`, `svar:`), or that are not what they should be: an answer may stand there.
 * Examples of worksheets have parts of their own.
 * @param {Entries} document
 */
function beside(document) {
  if (document.format !== formats.answers) return [];
  const others = Object.keys(document).filter((key) => !PARTS.get(key)?.(document[key]) && !isEmpty(document[key]));
  return others.sort(byCodePoint).map((field) => finding("unknown-field", { field }, { place: "beside" }));
}

/**
 * In what was put aside before, and in whatever else stands in the document.
 * @param {Entries} document
 */
function cprBeside(document) {
  const aside = isObject(document.dropped) ? document.dropped : {};
  const names = Object.keys(aside).sort(byCodePoint);
  const read = new Set(["answers", "respondent", ...(names.length ? ["dropped"] : [])]);
  const others = Object.keys(document).filter((key) => !read.has(key));
  const told = others.filter((key) => isName(key) || hasCpr(document[key])).sort(byCodePoint);
  return [
    ...names.flatMap((name) => cprFindings(aside[name], name)),
    ...told.map((field) => finding("looks-like-cpr", { field })),
  ];
}

/**
 * A score that is a single such number tells it no more than an answer does.
 * @param {Scored} result
 */
const untold = (result) => (looksLikeCpr(result.value) ? { ...result, value: null, band: null, advice: null } : result);
