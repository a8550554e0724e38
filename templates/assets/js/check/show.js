/** Reports on the page. Nothing of a file becomes markup: only texts are set. */

import languages from "#contract/languages.json" with { type: "json" };
import { make } from "../page/foreign.js";
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
  const line = make("li");
  line.append(make("a", report.path, { href: `#file-${number}` }), " ", state(report, words));
  return line;
}

const state = (report, words) =>
  make("span", counted(report, words), { class: `check-state check-of-${report.status}` });

/** The report on one file. `actions`: `[{text, label, act}]`, its buttons; `pictures`: of its answers, or null. */
export function fileReport(result, number, words, actions, pictures) {
  const { report } = result;
  const box = make("section", undefined, {
    class: `check-file check-is-${report.status}`,
    id: `file-${number}`,
    "aria-labelledby": `file-${number}-name`,
  });
  const facts = make("p");
  facts.append(state(report, words), sheetLine(result, words));
  box.append(make("h3", report.path, { id: `file-${number}-name`, tabindex: "-1" }), facts);
  if (report.findings.length) box.append(findingList(result, words));
  if (report.scores.length) box.append(scoreTable(result, words));
  if (pictures) box.append(pictures);
  if (actions.length) {
    const row = make("div", undefined, { class: "ws-buttons" });
    for (const { text, label, act } of actions) {
      const button = make("button", text, { type: "button", class: "ws-button", "aria-label": label });
      button.addEventListener("click", act);
      row.append(button);
    }
    box.append(row);
  }
  return box;
}

function sheetLine(result, words) {
  const { report, title } = result;
  if (!report.worksheet) return "";
  const parts = [];
  if (report.version !== null) parts.push(fill(words.report.version, report));
  const language = words.report[`language-${report.language}`] ?? languages[report.language]?.name;
  if (language) parts.push(language);
  const line = make("span", undefined, { class: "check-sheet" });
  line.append(make("span", title ?? report.worksheet, own(result, words)), ...parts.map((part) => `, ${part}`));
  return line;
}

/** An attribute for the sheet's own words where they are in another language than the page. */
const own = ({ spoken }, { language }) => (spoken && spoken !== language ? { lang: spoken } : {});

function findingList(result, words) {
  const list = make("ul", undefined, { class: "check-findings" });
  for (const { severity, label, message, remedy } of result.report.findings) {
    const line = make("li", undefined, { class: `check-${severity}` });
    const head = make("p", undefined, { class: "check-label" });
    head.append(make("span", `${words.report[severity]}: `, severity === "error" ? { class: "ws-sr" } : {}));
    head.append(make("span", label, own(result, words)));
    line.append(head, make("p", message), make("p", remedy, { class: "check-remedy" }));
    list.append(line);
  }
  return list;
}

function scoreTable(result, words) {
  const { report, labels } = result;
  const table = make("table", undefined, { class: "check-scores" });
  const head = make("tr");
  for (const key of ["score", "value", "band"]) head.append(make("th", words.report[key], { scope: "col" }));
  const top = make("thead");
  top.append(head);
  const body = make("tbody");
  for (const score of report.scores) {
    const line = make("tr");
    line.append(
      make("th", labels?.get(score.id) ?? score.id, { scope: "row", ...own(result, words) }),
      make("td", numberWords(score, words)),
      make("td", score.band ?? "–", own(result, words)),
    );
    body.append(line);
  }
  table.append(make("caption", words.report.scores), top, body);
  return table;
}

/** A score's number as the language writes it, or why there is none. */
function numberWords(score, { report, language }) {
  if (score.value === null) return fill(report["no-value"], score);
  return `${written(score.value, language)} (${fill(report.counted, score)})`;
}
