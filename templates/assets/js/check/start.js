/** The check page: files chosen or dropped are read one after the other, their reports shown, saved, printed, handed to the form. */

import formats from "#contract/formats.json" with { type: "json" };
import { fileName } from "../files/file.js";
import { saveFile } from "../files/save.js";
import { tellBehind } from "../page/said.js";
import { mask } from "../rules/index.js";
import { handOver, handOverAll } from "../store/tab.js";
import { fill } from "../words/sentences.js";
import { offerExample, wholeAndUnfinished } from "./example.js";
import { startIntake } from "./intake.js";
import { openReader } from "./page.js";
import { namedAs, startPicking } from "./picking.js";
import { pictureFold } from "./pictures.js";
import { fileReport, listItem, summary } from "./show.js";
import { offerUndo } from "./undo.js";

const FORMAT = formats.findings;

/** `places`, `said`: see page.js. */
export function startCheck(root, places, said) {
  const { data, words, part, say, reader } = openReader(root, places, said);
  const intake = startIntake(root, reader, { show, done });
  const called = namedAs(words);
  const picking = startPicking(root, reader, { worksheets: data.worksheets, take: intake.add, called });
  const { results, passed } = intake;
  const made = (model) => wholeAndUnfinished(model, words);
  offerExample(root, reader, { id: data.example, language: data.language, made, take: intake.add });

  function done() {
    say(summary(results, passed, words), "reading");
    part("result").querySelector("h2").focus({ preventScroll: true });
    part("result").scrollIntoView({ block: "start" });
  }

  /** Brings the page up to date with the results that it does not show yet. */
  function show() {
    const isAny = results.length + passed.length > 0;
    part("result").hidden = !isAny;
    part("about").hidden = isAny;
    part("summary").textContent = isAny ? summary(results, passed, words) : "";
    part("list").hidden = results.length < 2;
    part("match").hidden = profiles().length < 2;
    const list = part("list").querySelector("ul");
    for (let number = part("reports").children.length + 1; number <= results.length; number++) {
      const result = results[number - 1];
      list.append(listItem(result, number, words));
      part("reports").append(
        fileReport(result, number, words, actionsOf(result), pictureFold(result, places, words, say)),
      );
    }
  }

  /** Shows other results than before. */
  function anew() {
    part("list").querySelector("ul").replaceChildren();
    part("reports").replaceChildren();
    show();
  }

  /** The answers that can be compared two by two. */
  const profiles = () => results.filter(({ report, document }) => document && data.profiles.includes(report.worksheet));

  function actionsOf({ report, document: answers }) {
    if (!answers) return [];
    const name = { name: report.path };
    const save = () => {
      const target = fileName({ ...answers, saved: new Date().toISOString() });
      saveFile(answers, target);
      say(fill(words.saved, { name: target }));
    };
    const actions = [{ text: words.save_answers, label: fill(words.save_answers_of, name), act: save }];
    if (data.worksheets.includes(report.worksheet)) {
      const address = `worksheets/${report.worksheet}.html#form`;
      const open = ({ currentTarget }) =>
        handOver(answers, address, report.path) || tellBehind(currentTarget, words.not_taken_along);
      actions.push({ text: words.open, label: fill(words.open_of, name), act: open });
    }
    return actions;
  }

  part("save").addEventListener("click", () => {
    const name = `${words.report_name}-${new Date().toISOString().slice(0, 10)}.json`;
    const files = results.map(({ report }) => report);
    saveFile({ format: FORMAT, files, ...(passed.length ? { passed: passed.map(mask) } : {}) }, name);
    say(fill(words.saved, { name }));
  });
  part("match").addEventListener("click", ({ currentTarget }) => {
    const entries = profiles().map(({ report, document }) => ({ document, name: report.path }));
    if (!handOverAll(entries, "match.html")) tellBehind(currentTarget, words.not_taken_along);
  });
  part("print").addEventListener("click", () => window.print());
  part("clear").addEventListener("click", () => {
    const putBack = intake.clear();
    picking.clear();
    anew();
    say(words.cleared);
    offerUndo(part("undo"), words.cleared, words.undo, () => {
      putBack();
      anew();
      say(words.back);
      part("result").querySelector("h2").focus();
    }).focus();
  });
  root.classList.add("ws-on");
}
