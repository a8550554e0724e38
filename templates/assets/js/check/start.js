/** The check page: files chosen or dropped are read one after the other, their reports shown, saved, printed, handed to the form. */

import formats from "#contract/formats.json" with { type: "json" };
import { fileName, saveFile } from "../files/file.js";
import { isPassed } from "../files/kinds.js";
import { openFile } from "../files/opened.js";
import { Unreadable } from "../files/unreadable.js";
import { speaker } from "../form/said.js";
import { readInBackground } from "../pdf/load.js";
import { mask } from "../rules/index.js";
import { handOver } from "../store/tab.js";
import { fill } from "../words/sentences.js";
import { droppedFiles } from "./dropped.js";
import { definitionsOf } from "./models.js";
import { checkFile, unreadable } from "./report.js";
import { fileReport, listItem, summary } from "./show.js";

const FORMAT = formats.findings;

/** `places`: `{pdf, folder, stamp}`, where the reader and the models are; `said`: the words of the form's scripts. */
export function startCheck(root, places, said) {
  const data = JSON.parse(root.querySelector("#check-data").textContent);
  const words = { ...said, ...data.words, language: data.language };
  const part = (name) => root.querySelector(`[data-${name}]`);
  const definitions = definitionsOf(data, places);
  const say = speaker(part("said"));
  const results = [];
  const passed = []; // names of lock files, hidden ones, our own reports
  let work = Promise.resolve(); // one file at a time: reading is heavy

  /** `isMet`: it came among others, and may be of a kind that is not asked for. */
  async function check(file, path, isMet) {
    let opened;
    try {
      opened = await openFile(file, path);
    } catch (error) {
      if (error instanceof Unreadable) return [unreadable(path, error, words)];
      throw error;
    }
    const { reads, verdict, bytes } = opened;
    if (verdict) return [unreadable(path, new Unreadable(verdict), words, isMet)];
    if (!bytes) {
      const refused = unreadable(path, new Unreadable("unknown-format"), words);
      Object.assign(refused.report.findings[0], { message: words.only_command, remedy: words.only_command_remedy });
      return [refused];
    }
    return checkFile(path, bytes, reads, {
      definitions,
      readPdf: (given) => readInBackground(given, places.pdf),
      words,
    });
  }

  async function take(files) {
    const before = results.length;
    for (const [index, { file, path }] of files.entries()) {
      const isMet = files.length > 1;
      if (isMet && path.split("/").some(isPassed)) {
        passed.push(path);
        continue;
      }
      say(fill(words.reading, { name: mask(path), n: index + 1, of: files.length }), "reading");
      try {
        const found = await check(file, path, isMet);
        if (isMet && found[0].report.verdict === "own-output") passed.push(path);
        else results.push(...found);
      } catch (error) {
        if (error instanceof DOMException)
          results.push(unreadable(path, new Unreadable("no-access"), words)); // a folder, or gone meanwhile
        else say(fill(words.failed, { name: mask(path) }), "failed");
      }
      show();
    }
    show(); // what was passed over last
    if (results.length === before && !passed.length) return;
    const text = summary(results, passed, words);
    say(text, "reading");
    part("result").querySelector("h2").focus({ preventScroll: true });
    part("result").scrollIntoView({ block: "start" });
  }

  /** Brings the page up to date with the results that it does not show yet. */
  function show() {
    const isAny = results.length || passed.length;
    part("result").hidden = !isAny;
    part("summary").textContent = isAny ? summary(results, passed, words) : "";
    part("list").hidden = results.length < 2;
    const list = part("list").querySelector("ul");
    for (let number = part("reports").children.length + 1; number <= results.length; number++) {
      const result = results[number - 1];
      list.append(listItem(result, number, words));
      part("reports").append(fileReport(result, number, words, actionsOf(result)));
    }
  }

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
      const open = () => handOver(answers, `worksheets/${report.worksheet}.html#form`, report.path);
      actions.push({ text: words.open, label: fill(words.open_of, name), act: open });
    }
    return actions;
  }

  /** `given`: `[{file, path}]`, or a promise of it. */
  const queue = (given) => {
    work = work.then(async () => {
      const files = await given;
      if (files.length) await take(files);
    });
  };

  part("files").addEventListener("change", ({ target }) => {
    queue([...target.files].map((file) => ({ file, path: file.name })));
    target.value = ""; // so that the same file can be chosen again
  });

  // A file dropped beside the zone would replace the page, and all results with it.
  const zone = part("drop");
  const page = root.ownerDocument;
  const isFiles = ({ dataTransfer }) => dataTransfer !== null && [...dataTransfer.types].includes("Files");
  page.addEventListener("dragover", (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    zone.classList.add("check-over");
  });
  page.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || zone.classList.remove("check-over"));
  page.addEventListener("drop", (event) => {
    zone.classList.remove("check-over");
    if (!isFiles(event)) return;
    event.preventDefault();
    queue(droppedFiles(event.dataTransfer));
  });

  part("save").addEventListener("click", () => {
    const name = `${words.report_name}-${new Date().toISOString().slice(0, 10)}.json`;
    const files = results.map(({ report }) => report);
    saveFile({ format: FORMAT, files, ...(passed.length ? { passed: passed.map(mask) } : {}) }, name);
    say(fill(words.saved, { name }));
  });
  part("print").addEventListener("click", () => window.print());
  part("clear").addEventListener("click", () => {
    results.length = 0;
    passed.length = 0;
    part("list").querySelector("ul").replaceChildren();
    part("reports").replaceChildren();
    show();
    part("files").focus();
    say(words.cleared);
  });
  root.classList.add("ws-on");
}
