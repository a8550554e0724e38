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

/** `places`, `said`: see page.js. */
export function startGroup(root, places, said) {
  const { data, words, part, say, definitions, reader } = openReader(root, places, said);
  const models = new Map(); // id → model, of every worksheet that is in
  let files = []; // voices of files; those typed in are the entry's
  let taken = 0; // of the files read
  let results = null; // `{summarise, answersView, startStage}`, once there is something to lay side by side
  let stage = null; // comes with them
  const intake = startIntake(root, reader, { show: () => null, done });
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
    const before = files.length;
    for (const { report, document } of intake.results.slice(taken))
      await add(report, document).catch(() => note(report.path, words.not_loaded));
    taken = intake.results.length;
    await show();
    say([...leftOut.said(), part("count").textContent].join(" "), "count");
    if (files.length === before) return;
    part("result").querySelector("h2").focus({ preventScroll: true });
    part("result").scrollIntoView({ block: "start" });
  }

  const note = (name, reason) => leftOut.add(fill(words.not_in, { name, reason }));

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

  async function show() {
    files = withoutInvented();
    try {
      if (files.length || [...entry.models()].length)
        results ??= await loadScript(places.results, () => window.brobyggerResults);
    } catch {
      return reader.fail(words.not_loaded);
    }
    const all = results ? summaries() : [];
    const count = all.reduce((sum, { voices }) => sum + voices.length, 0);
    part("result").hidden = !count;
    part("about").hidden = count > 0;
    const counted = count === 1 ? words.forms_one : fill(words.forms, { n: count });
    part("count").textContent = isTrying() ? fill(words.example_in, { n: count }) : counted;
    part("which").hidden = all.length < 2;
    const chosen = part("shown").value;
    part("shown").replaceChildren(
      ...all.map(({ model, voices }) => make("option", `${model.title} (${voices.length})`, { value: model.id })),
    );
    const one = all.find(({ model }) => model.id === chosen) ?? all.at(-1);
    if (!one) return part("answers").replaceChildren();
    part("shown").value = one.model.id;
    const choice = { sort: part("sort").value, by: part("by").value, hasNames: part("names").checked };
    const view = results.answersView(one, choice, words, Math.min(root.clientWidth, 720));
    part("answers").replaceChildren(...view.elements);
    stage ??= results.startStage(root, words);
    stage.set(view.questions);
    part("present").hidden = !view.questions.length;
    return undefined;
  }

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
    const [before, typed] = [files, entry.clear()];
    files = [];
    picking.clear();
    leftOut.clear();
    show();
    say(words.cleared);
    offerUndo(part("undo"), words.cleared, words.undo, () => {
      files = [...before, ...files];
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
