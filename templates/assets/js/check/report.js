/** One file → its report, as `check` gives it out. The twin of toolkit/intake/check.py. */

import limits from "#contract/limits.json" with { type: "json" };
import { readJson } from "../files/documents.js";
import { FORMAT } from "../files/file.js";
import { Unreadable } from "../files/unreadable.js";
import { readParts } from "../pdf/joined.js";
import { UNDETERMINED } from "../reading/language.js";
import { finding } from "../reading/reading.js";
import { isObject } from "../reading/text.js";
import { together } from "../rules/aside.js";
import { looksLikeCpr, mask, maskDocument } from "../rules/index.js";
import { clipped, describe } from "../words/describe.js";
import { sentence } from "../words/sentences.js";
import { readForm } from "./filled.js";
import { judgeDocument } from "./reading.js";

const MOST_FINDINGS = limits.findings;

/**
 * What a file holds, one entry for each form: `[{report, document, title, labels, spoken}]`. `report`: an entry of `files` in `brobygger-findings/1`;
 * `document`: the canonical answer document, masked, or null; `title`, `labels` (id of score → label): words for people, or null,
 * in the language `spoken`: where the sheet is not known in the page's, it is the form's.
 * `kind`: pdf, json; `readPdf`: bytes → what pdf/read.js says.
 */
export async function checkFile(shown, bytes, kind, { definitions, readPdf, words }) {
  const forms = await readAnswers(bytes, kind, definitions, readPdf);
  const name = (index) => (forms.length === 1 ? shown : `${shown}#${index + 1}`);
  const made = [];
  for (const [index, answers] of forms.entries()) {
    if (answers instanceof Unreadable) made.push(unreadable(name(index), answers, words));
    else {
      const said = await reportOf(name(index), answers, definitions, words);
      made.push({ ...said, document: canonicalDocument(answers) });
    }
  }
  return made;
}

/** For each filled form in a file its answers, or the Unreadable that says why not; at least one. */
async function readAnswers(bytes, kind, definitions, readPdf) {
  const tried = async (act) => {
    try {
      return await act();
    } catch (error) {
      if (error instanceof Unreadable) return error;
      throw error;
    }
  };
  if (kind !== "pdf") return [await tried(() => judgeDocument(readJson(bytes), definitions))];
  const forms = [];
  for (const found of await readParts(bytes, readPdf)) forms.push(await tried(() => readForm(found, definitions)));
  return forms;
}

/**
 * The report on a file that cannot be read; the verdict is also its one finding, with its sentences. `isSkipped`: of a file that was only
 * met among others.
 */
export function unreadable(shown, { verdict, data }, words, isSkipped = false) {
  const place = { field: null, row: null, column: null };
  const said = sentence(words.findings, words.language, { code: verdict, ...place, data }, null);
  const finding = { code: verdict, severity: isSkipped ? "note" : "error", ...place, label: "", ...said };
  return {
    report: report(shown, isSkipped ? "skipped" : "unreadable", verdict, null, [finding], []),
    document: null,
    title: null,
    labels: null,
  };
}

async function reportOf(shown, answers, definitions, words) {
  const { model } = answers;
  let told = model;
  if (model && model.language !== words.language) {
    const other = await definitions.model(answers.worksheet, words.language);
    if (other && other.hash === model.hash) told = other;
  }
  const named = told ?? { title: clipped(answers.worksheet ?? ""), sections: [] };
  const { kept, rest } = mostTelling(answers.findings);
  const findings = kept.map((one) => describe(one, named, words));
  if (rest) {
    const more = finding("more-findings", {}, { count: rest.error + rest.note });
    findings.push({ ...describe(more, named, words), severity: rest.error ? "error" : "note" });
  }
  const isWrong = findings.some(({ severity }) => severity === "error");
  const made = report(shown, isWrong ? "findings" : "ok", null, answers, findings, scoresOf(answers, told));
  if (rest) made.left_out = rest;
  return {
    report: made,
    title: told && mask(told.title),
    spoken: told?.language ?? null,
    drawn: told && answers.evaluation ? { model: told, answers: maskDocument(answers.evaluation.answers) } : null,
    labels: told && new Map(told.scores.map(({ id, label }) => [id, mask(label)])),
  };
}

/** As many as somebody can read, errors before notes, in the order of the sheet; and how many of each are left out, or null. */
function mostTelling(findings) {
  if (findings.length <= MOST_FINDINGS) return { kept: findings, rest: null };
  const rest = { error: 0, note: 0 };
  for (const one of findings) rest[one.severity] += 1;
  const left = { error: Math.min(rest.error, MOST_FINDINGS), note: Math.max(MOST_FINDINGS - rest.error, 0) };
  const kept = findings.filter((one) => {
    const grade = one.severity;
    if (left[grade] <= 0) return false;
    left[grade] -= 1;
    rest[grade] -= 1;
    return true;
  });
  return { kept, rest };
}

function report(shown, status, verdict, answers, findings, scores) {
  const orNull = (text) => (text == null ? null : clipped(mask(text)));
  return {
    path: clipped(mask(shown), 2 * limits.name),
    status,
    verdict,
    worksheet: orNull(answers?.worksheet),
    version: looksLikeCpr(answers?.version) ? null : (answers?.version ?? null),
    language: orNull(answers?.language),
    findings,
    scores,
  };
}

/** The scores, their bands in the report's words. */
function scoresOf({ model, evaluation }, told) {
  if (!evaluation) return [];
  return evaluation.scores.map(({ id, value, answered, of, band }, index) => {
    const at = model.scores[index].bands.findIndex(({ label }) => label === band);
    return { id, value, answered, of, band: at < 0 ? null : mask(told.scores[index].bands[at].label) };
  });
}

/** What `evaluate` understood, as an answer document of today's version; answers of a newer version stay as they are. */
function canonicalDocument({ worksheet, language, document: given, model, evaluation, findings }) {
  if (!evaluation) return null;
  const isNewer = findings.some(({ code }) => code === "unknown-version");
  const document = {
    format: FORMAT,
    worksheet,
    version: isNewer ? given.version : model.version,
    language: language ?? UNDETERMINED,
    respondent: isNewer ? given.respondent || {} : evaluation.respondent,
    answers: isNewer ? (given.answers ?? null) : evaluation.answers,
  };
  const dropped = together(isObject(given.dropped) ? given.dropped : {}, evaluation.dropped);
  if (Object.keys(dropped).length) document.dropped = dropped;
  if (typeof given.name === "string") document.name = given.name;
  if (typeof given.saved === "string") document.saved = given.saved;
  return maskDocument(document);
}
