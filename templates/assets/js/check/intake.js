/** Files chosen on a page, or dropped anywhere on it, are read one after the other: reading is heavy. */

import { isPassed } from "../files/kinds.js";
import { openFile } from "../files/opened.js";
import { Unreadable } from "../files/unreadable.js";
import { loadScript } from "../page/script.js";
import { mask } from "../rules/index.js";
import { fill } from "../words/sentences.js";
import { droppedFiles } from "./dropped.js";
import { checkFile, unreadable } from "./report.js";

/**
 * `root` holds the input `[data-files]` and the zone `[data-drop]`. `reader`: `{definitions, readPdf, words, say}` (report.js), and `findings`:
 * where the sentences of findings are, which are 20 KB and not needed before. `show` is called after
 * each file, `done` when all that were given at once are read and there is something new.
 * Returns `{results, passed, add, clear}`: what checkFile says of every form; names of lock files, hidden ones, our own reports;
 * `add` reads what was chosen one by one.
 */
export function startIntake(root, reader, { show, done }) {
  const { words, say } = reader;
  const part = (name) => root.querySelector(`[data-${name}]`);
  const results = [];
  const passed = [];
  let work = Promise.resolve();

  /** `isMet`: it came among others, and may be of a kind that is not asked for. */
  async function check(file, path, isMet) {
    if (!words.findings) {
      const { findings, respondent } = await loadScript(reader.findings, () => window.brobyggerWords);
      Object.assign(words, { findings, respondent });
    }
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
    return checkFile(path, bytes, reads, reader);
  }

  async function take(files, isAsked) {
    const before = results.length + passed.length;
    for (const [index, { file, path }] of files.entries()) {
      const isMet = files.length > 1 && !isAsked;
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
    if (results.length + passed.length > before) done();
  }

  /** `given`: `[{file, path}]`, or a promise of it; `isAsked`: none of them is passed over by its name. */
  const queue = (given, isAsked = false) => {
    work = work.then(async () => {
      const files = await given;
      if (files.length) await take(files, isAsked);
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

  return {
    results,
    passed,
    add: (files) => queue(files, true),
    clear() {
      results.length = 0;
      passed.length = 0;
    },
  };
}
