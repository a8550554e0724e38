/** Files chosen on a page, or dropped anywhere on it, are read one after the other: reading is heavy. */

import { takeDropped } from "../page/dropped.js";
import { mask } from "../rules/index.js";
import { fill } from "../words/sentences.js";
import { droppedFiles } from "./dropped.js";

/**
 * `root` holds the input `[data-files]` and the zone `[data-drop]`. `reader`: of page.js. `show` is called after
 * each file, `done` when all that were given at once are read and there is something new.
 * `opens`: the page shows reports of ours again, and is given those too that come among others.
 * Returns `{results, passed, add, clear}`: what readFile (reads-main.js) says of every form; names of lock files, hidden ones, our own reports;
 * `add` reads what was chosen one by one.
 */
export function startIntake(root, reader, { show, done, opens = false }) {
  const { words, say } = reader;
  const part = (name) => root.querySelector(`[data-${name}]`);
  const results = [];
  const passed = [];
  let work = Promise.resolve();

  const zone = part("drop");

  async function take(files, isAsked) {
    const before = results.length + passed.length;
    const failed = [];
    for (const [index, { file, path }] of files.entries()) {
      const isMet = files.length > 1 && !isAsked;
      say(fill(words.reading, { name: mask(path), n: index + 1, of: files.length }), "reading");
      try {
        const { isPassed, readFile } = await reader.loaded();
        if (isMet && path.split("/").some(isPassed)) {
          passed.push(path);
          continue;
        }
        const found = await readFile(file, path, isMet, reader);
        if (isMet && !opens && found[0].report.verdict === "own-output") passed.push(path);
        else results.push(...found);
      } catch {
        failed.push(path);
      }
      show();
    }
    say(null, "reading"); // what comes of it is told now
    show(); // what was passed over last
    reader.fail(failed.length ? fill(words.failed, { name: failed.map(mask).join(", ") }) : null);
    if (results.length + passed.length > before) await done();
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

  takeDropped(
    (transfer) => queue(droppedFiles(transfer)),
    (isOver) => zone.classList.toggle("check-over", isOver),
  );

  return {
    results,
    passed,
    add: (files) => queue(files, true),
    /** Takes everything away; returns what puts it back. */
    clear() {
      const [before, other] = [results.splice(0), passed.splice(0)];
      return () => {
        results.unshift(...before);
        passed.unshift(...other);
      };
    },
  };
}
