/** One file → its report, as `check` gives it out. The twin of toolkit/intake/check.py. */

import { readJson } from "../files/documents.js";
import { FORMAT } from "../files/file.js";
import { Unreadable } from "../files/unreadable.js";
import { isObject } from "../reading/text.js";
import { mask, maskDocument } from "../rules/index.js";
import { describe } from "../words/describe.js";
import { sentence } from "../words/sentences.js";
import { readForm } from "./filled.js";
import { judgeDocument } from "./reading.js";

const NOTES = ["definition-differs"];

/**
 * What a file holds, one entry for each form: `[{report, document, title, labels}]`. `report`: an entry of `files` in `brobygger-findings/1`;
 * `document`: the canonical answer document, masked, or null; `title`, `labels` (id of score → label): words for people, or null.
 * `kind`: pdf, json; `readPdf`: bytes → what pdf/read.js says.
 */
export async function checkFile(shown, bytes, kind, { definitions, readPdf, words }) {
  let forms;
  try {
    forms = await readAnswers(bytes, kind, definitions, readPdf);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return [unreadable(shown, error, words)];
  }
  const name = (index) => (forms.length === 1 ? shown : `${shown}#${index + 1}`);
  return Promise.all(
    forms.map(async (answers, index) => ({
      ...(await reportOf(name(index), answers, definitions, words)),
      document: canonicalDocument(answers),
    })),
  );
}

/** The answers in a file, one for each filled form in it, at least one. Raises Unreadable. */
async function readAnswers(bytes, kind, definitions, readPdf) {
  if (kind === "pdf") return [await readForm(await readPdf(bytes), definitions)];
  return [await judgeDocument(readJson(bytes), definitions)];
}

/** The report on a file that cannot be read; the verdict is also its one finding, with its sentences. */
export function unreadable(shown, { verdict, data }, words) {
  const place = { field: null, row: null, column: null };
  const said = sentence(words.findings, words.language, { code: verdict, ...place, data }, null);
  const finding = { code: verdict, severity: "error", ...place, label: "", ...said };
  return {
    report: report(shown, "unreadable", verdict, null, [finding], []),
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
  const named = told ?? { title: answers.worksheet ?? "", sections: [] };
  const findings = answers.findings.map((one) => describe(one, named, words));
  for (const one of findings) {
    // Without any definition the answers are not judged at all, and that is more than a note.
    if (!model && one.code === "unknown-worksheet") one.severity = "error";
    if (NOTES.includes(one.code)) one.severity = "note";
  }
  const isWrong = findings.some(({ severity }) => severity === "error");
  return {
    report: report(shown, isWrong ? "findings" : "ok", null, answers, findings, scoresOf(answers, told)),
    title: told && mask(told.title),
    labels: told && new Map(told.scores.map(({ id, label }) => [id, mask(label)])),
  };
}

function report(shown, status, verdict, answers, findings, scores) {
  const orNull = (text) => (text == null ? null : mask(text));
  return {
    path: mask(shown),
    status,
    verdict,
    worksheet: orNull(answers?.worksheet),
    version: answers?.version ?? null,
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
    return { id, value, answered, of, band: at < 0 ? null : told.scores[index].bands[at].label };
  });
}

/** What `evaluate` understood, as an answer document of today's version; answers of a newer version stay as they are. */
function canonicalDocument({ worksheet, version, document: given, model, evaluation, findings }) {
  if (!evaluation) return null;
  const isNewer = findings.some(({ code }) => code === "unknown-version");
  const document = {
    format: FORMAT,
    worksheet,
    version: isNewer ? version : model.version,
    language: model.language,
    respondent: isNewer ? given.respondent || {} : evaluation.respondent,
    answers: isNewer ? (given.answers ?? null) : evaluation.answers,
  };
  const dropped = Object.assign(Object.create(null), isObject(given.dropped) ? given.dropped : {}, evaluation.dropped);
  if (Object.keys(dropped).length) document.dropped = dropped;
  if (typeof given.saved === "string") document.saved = given.saved;
  return maskDocument(document);
}
