/** Reports on the page. Nothing of a file becomes markup: only texts are set. */

import languages from "#contract/languages.json" with { type: "json" };
import { button, make } from "../page/foreign.js";
import { mask } from "../rules/index.js";
import { printable } from "../words/printable.js";
import { fill, written } from "../words/sentences.js";

const NAMED = 10; // of the files passed over by name

/** `I orden` · `2 anmærkninger, 1 bemærkning` · `Kan ikke læses`. */
export function counted({ status, findings, left_out: rest }, { report }) {
  if (status === "unreadable" || status === "skipped") return report[status];
  const count = (severity) =>
    findings.filter((finding) => finding.severity === severity && finding.code !== "more-findings").length +
    (rest?.[severity] ?? 0);
  const [errors, notes] = [count("error"), count("note")];
  const parts = errors ? [] : [report.ok];
  if (errors) parts.push(fill(errors === 1 ? report["one-finding"] : report.findings, { count: errors }));
  if (notes) parts.push(fill(notes === 1 ? report["one-note"] : report.notes, { count: notes }));
  return parts.join(", ");
}

/** How many files were in order, how many were of other kinds, and what was passed over by its name. */
export function summary(results, passed, { report }) {
  const count = (status) => results.filter((result) => result.report.status === status).length;
  const skipped = count("skipped");
  const files = results.length - skipped;
  const counts = { files, ok: count("ok"), findings: count("findings"), unreadable: count("unreadable") };
  const lines = [fill(files === 1 ? report["summary-one"] : report.summary, counts)];
  if (skipped) lines.push(fill(report[skipped === 1 ? "skipped-one" : "skipped-many"], { count: skipped }));
  if (passed.length) lines.push(fill(report.passed, { names: named(passed, report) }));
  return lines.join(" ");
}

function named(names, report) {
  const shown = names.slice(0, NAMED).map((name) => printable(mask(name)));
  const rest = names.length - shown.length;
  return [...shown, ...(rest ? [fill(report["and-more"], { count: rest })] : [])].join(", ");
}

/** One line of the list of files, leading to its report. */
export function listItem({ report }, number, words) {
  return make("li", [make("a", report.path, { href: `#file-${number}` }), " ", state(report, words)]);
}

const state = (report, words) =>
  make("span", counted(report, words), { class: `check-state check-of-${report.status}` });

/** The report on one file. `actions`: `[{text, label, act}]`, its buttons; `pictures`: of its answers, or null. */
export function fileReport(result, number, words, actions, pictures) {
  const { report } = result;
  const inside = [
    make("h3", report.path, { id: `file-${number}-name`, tabindex: "-1" }),
    make("p", [state(report, words), sheetLine(result, words)]),
  ];
  if (report.findings.length) inside.push(findingList(result, words));
  if (report.scores.length) inside.push(scoreTable(result, words));
  if (pictures) inside.push(pictures);
  const buttons = actions.map(({ text, label, act }) => button(text, act, { "aria-label": label }));
  if (buttons.length) inside.push(make("div", buttons, { class: "ws-buttons" }));
  return make("section", inside, {
    class: `check-file check-is-${report.status}`,
    id: `file-${number}`,
    "aria-labelledby": `file-${number}-name`,
  });
}

function sheetLine(result, words) {
  const { report, title } = result;
  if (!report.worksheet) return "";
  const parts = [];
  if (report.version !== null) parts.push(fill(words.report.version, report));
  const language = words.report[`language-${report.language}`] ?? languages[report.language]?.name;
  if (language) parts.push(language);
  const named = make("span", title ?? report.worksheet, own(result, words));
  return make("span", [named, ...parts.map((part) => `, ${part}`)], { class: "check-sheet" });
}

/** An attribute for the sheet's own words where they are in another language than the page. */
const own = ({ spoken }, { language }) => (spoken && spoken !== language ? { lang: spoken } : {});

function findingList(result, words) {
  const lines = result.report.findings.map(({ severity, label, message, remedy }) => {
    const kind = make("span", `${words.report[severity]}: `, severity === "error" ? { class: "ws-sr" } : {});
    const head = make("p", [kind, make("span", label, own(result, words))], { class: "check-label" });
    return make("li", [head, make("p", message), make("p", remedy, { class: "check-remedy" })], {
      class: `check-${severity}`,
    });
  });
  return make("ul", lines, { class: "check-findings" });
}

function scoreTable(result, words) {
  const { report, labels } = result;
  const heads = ["score", "value", "band"].map((key) => make("th", words.report[key], { scope: "col" }));
  const lines = report.scores.map((score) =>
    make("tr", [
      make("th", labels?.get(score.id) ?? score.id, { scope: "row", ...own(result, words) }),
      make("td", numberWords(score, words)),
      make("td", score.band ?? "–", own(result, words)),
    ]),
  );
  const inside = [make("caption", words.report.scores), make("thead", [make("tr", heads)]), make("tbody", lines)];
  return make("table", inside, { class: "check-scores" });
}

/** A score's number as the language writes it, or why there is none. */
function numberWords(score, { report, language }) {
  if (score.value === null) return fill(report["no-value"], score);
  return `${written(score.value, language)} (${fill(report.counted, score)})`;
}
