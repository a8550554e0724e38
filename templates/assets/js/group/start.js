/** The page for a group: filled files and sheets typed from paper, their answers side by side, one question at a time on the screen, saved, printed. */

import formats from "#contract/formats.json" with { type: "json" };
import limits from "#contract/limits.json" with { type: "json" };
import { offerExample } from "../check/example.js";
import { startIntake } from "../check/intake.js";
import { startLeftOut } from "../check/left-out.js";
import { openReader } from "../check/page.js";
import { namedAs, startPicking } from "../check/picking.js";
import { offerUndo } from "../check/undo.js";
import { answersAny } from "../contract/shape.js";
import { saveFile } from "../files/save.js";
import { make } from "../page/said.js";
import { loadScript } from "../page/script.js";
import { maskDocument } from "../rules/index.js";
import { fill } from "../words/sentences.js";
import { startEntry } from "./entry.js";
import { inventedGroup } from "./example.js";

const MOST = limits.group; // sheets

const OPEN = new Set(["required", "too-few", "row-incomplete"]); // an answer is missing: the page counts that itself
const isUnread = ({ severity, code }) => severity === "error" && !OPEN.has(code);

/** `places`, `said`: see page.js. */
export function startGroup(root, places, said) {
  const { data, words, part, say, definitions, reader } = openReader(root, places, said);
  const models = new Map(); // id → model, of every worksheet that is in
  let opened = []; // saved summaries, as show.js takes them, and `name`, that of their file
  let files = []; // voices of files; those typed in are the entry's
  let taken = 0; // of the files read
  let results = null; // `{summarise, answersView, startStage}`, once there is something to lay side by side
  let stage = null; // comes with them
  const intake = startIntake(root, reader, { show: () => null, done, opens: true });
  const leftOut = startLeftOut(part("notes"), words);
  const called = namedAs(words);
  const picking = startPicking(root, reader, { worksheets: data.worksheets, take: intake.add, called });
  const entry = startEntry(root, { reader, language: data.language, changed: () => show() });
  const example = offerExample(root, reader, {
    id: data.example,
    language: data.language,
    made: (model) => inventedGroup(model, words),
    take: intake.add,
  });

  async function done() {
    leftOut.clear();
    const before = files.length + opened.length;
    for (const { report, document, file } of intake.results.slice(taken))
      await (report.verdict === "own-output" ? open(report, file) : add(report, document)).catch(() =>
        note(report.path, words.not_loaded),
      );
    const read = intake.results
      .slice(taken)
      .filter(({ document, report }) => document && report.findings.some(isUnread));
    if (read.length) {
      const { path: name, findings } = read[0].report;
      const { label, message } = findings.find(isUnread);
      const what = `${label}: ${message}`;
      leftOut.add(fill(read.length === 1 ? words.unread_one : words.unread, { n: read.length, name, what }));
    }
    taken = intake.results.length;
    await show();
    (part("result").hidden ? part("undo") : part("count")).after(part("notes")); // in sight, wherever the page has moved to
    say([...leftOut.said(), part("count").textContent].join(" "), "count");
    if (files.length + opened.length === before) return;
    part("result").querySelector("h2").focus({ preventScroll: true });
    part("result").scrollIntoView({ block: "start" });
  }

  const note = (name, reason) => leftOut.add(fill(words.not_in, { name, reason }));

  async function open(report, file) {
    await load();
    const modelOf = (id) => (data.worksheets.includes(id) ? definitions.model(id, data.language) : null);
    const found = await results.openSaved(file, modelOf).catch(() => []);
    if (!found.length) return report.status === "unreadable" && note(report.path, report.findings[0].message);
    opened = [
      ...opened.filter(({ name }) => name !== report.path),
      ...found.map((one) => ({ ...one, name: report.path })),
    ];
    return undefined;
  }

  const load = async () => (results ??= await loadScript(places.results, () => window.brobyggerResults));

  async function add(report, document) {
    const name = report.path;
    if (report.status === "skipped") return undefined;
    if (report.status === "unreadable") return note(name, report.findings[0].message);
    if (!document || !data.worksheets.includes(document.worksheet)) return note(name, words.unknown_sheet);
    if (files.length >= MOST) return note(name, fill(words.too_many, { most: MOST }));
    const model = await definitions.model(document.worksheet, data.language);
    const { evaluate } = await reader.loaded();
    const { answers, visible, respondent, scores } = evaluate(model, document);
    if (!answersAny(model, answers)) return note(name, words.no_answers);
    models.set(model.id, model);
    const about = maskDocument(respondent);
    files.push({
      id: model.id,
      version: report.version ?? model.version,
      answers: maskDocument(answers),
      visible,
      respondent: about,
      scores,
      label: about.name || about.organisation || name,
      report,
      isInvented: example.isOf(name),
    });
    return undefined;
  }

  /** Invented sheets stand there until a real one is in. */
  function withoutInvented() {
    const own = files.filter(({ isInvented }) => !isInvented);
    return own.length || [...entry.models()].some(({ id }) => entry.voices(id).length) ? own : files;
  }
  const isTrying = () => files.some(({ isInvented }) => isInvented);
  const voicesOf = (id) => [...files.filter((voice) => voice.id === id), ...entry.voices(id)];
  const whole = (name) => Math.max(1, Math.round(Number(part(name).value)) || 1);

  /** Of each worksheet what its sheets say together. */
  function summaries() {
    for (const model of entry.models()) models.set(model.id, model);
    return [...models.values()].flatMap((model) => {
      const voices = voicesOf(model.id);
      if (!voices.length) return [];
      const hidden = part("names").checked ? voices : voices.map((voice) => ({ ...voice, label: null }));
      const limits = { minGroup: whole("min-group"), minWord: Math.max(2, whole("min-word")) };
      return [{ model, voices, summary: results.summarise(model, hidden, limits) }];
    });
  }

  const keyOf = ({ model, name }) => (name ? `${model.id} ${name}` : model.id);
  const titleOf = ({ model, summary, name }) => `${model.title} (${summary.forms})${name ? ` · ${name}` : ""}`;

  async function show() {
    files = withoutInvented();
    try {
      if (files.length || [...entry.models()].length) await load();
    } catch {
      return reader.fail(words.not_loaded);
    }
    const own = results ? summaries() : [];
    const all = [...own, ...opened];
    const count = own.reduce((sum, { voices }) => sum + voices.length, 0);
    part("result").hidden = !all.length;
    part("about").hidden = all.length > 0;
    part("save").hidden = !count;
    const counted = count === 1 ? words.forms_one : fill(words.forms, { n: count });
    const said = isTrying() ? fill(words.example_in, { n: count }) : counted;
    const names = [...new Set(opened.map(({ name }) => fill(words.opened, { name })))];
    part("count").textContent = [...(count ? [said] : []), ...names].join(" ");
    part("which").hidden = all.length < 2;
    const chosen = part("shown").value;
    part("shown").replaceChildren(...all.map((one) => make("option", titleOf(one), { value: keyOf(one) })));
    const one = all.find((other) => keyOf(other) === chosen) ?? all.at(-1);
    if (!one) return part("answers").replaceChildren();
    part("shown").value = keyOf(one);
    const by = one.isSaved ? "" : part("by").value;
    const choice = { sort: part("sort").value, by, hasNames: part("names").checked };
    const view = results.answersView(one, choice, words, Math.min(root.clientWidth, 720));
    const about = one.isSaved ? [make("p", words.opened_as, { class: "ws-note" })] : [];
    part("answers").replaceChildren(...about, ...view.elements);
    stage ??= results.startStage(root, words);
    stage.set(view.questions);
    part("present").hidden = !view.questions.length;
    return undefined;
  }

  // Sheets on paper are mostly of the worksheet that others have answered on screen.
  part("typed").addEventListener("toggle", () => {
    const sheet = part("sheet");
    if (!part("typed").open || sheet.value) return;
    sheet.value = part("shown").value;
    sheet.dispatchEvent(new Event("change"));
  });
  part("controls").addEventListener("change", show);
  part("present").addEventListener("click", () => stage.open());
  part("print").addEventListener("click", () => window.print());
  part("save").addEventListener("click", () => {
    const name = `${words.file_name}-${new Date().toISOString().slice(0, 10)}.json`;
    const hasNames = part("names").checked;
    const all = summaries();
    const reports = all.flatMap(({ voices }) => voices.map(({ report }) => report)).filter(Boolean);
    saveFile(
      {
        format: formats.summary,
        forms: all.reduce((sum, { voices }) => sum + voices.length, 0),
        files: reports.map((report, place) => (hasNames ? report : { ...report, path: `#${place + 1}` })),
        worksheets: all.map(({ summary }) => summary),
      },
      name,
    );
    entry.filed(name);
    say(fill(words.saved, { name }));
  });
  part("clear").addEventListener("click", () => {
    const [before, typed, saved] = [files, entry.clear(), opened];
    [files, opened] = [[], []];
    picking.clear();
    leftOut.clear();
    show();
    say(words.cleared);
    offerUndo(part("undo"), words.cleared, words.undo, () => {
      files = [...before, ...files];
      opened = [...saved, ...opened];
      entry.putBack(typed);
      show();
      say(words.back);
      part("result").querySelector("h2").focus();
    }).focus();
  });
  window.addEventListener("beforeprint", () => {
    for (const fold of part("answers").querySelectorAll("details")) fold.open = true;
  });
  root.classList.add("ws-on");
  entry.restore().then(show);
}
