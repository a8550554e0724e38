/** Sheets typed in from paper as the device keeps them: where they are now, in which file, and whether the browser has cleared any. */

import { button, make } from "../page/foreign.js";
import { TYPED, typedIn } from "../store/kept.js";
import { dayOf, dropLost, markKept } from "../store/marks.js";
import { siteKey, storage } from "../store/storage.js";
import { fill } from "../words/sentences.js";

const local = storage("localStorage");
const KEY = siteKey(TYPED);

/** What marks a line of a worksheet with sensitive answers: nobody was asked, so it stays on the page. */
export const looseIf = ({ personal_data }) => (personal_data === "sensitive" ? { loose: true } : {});

/**
 * `line`: the element that says where the sheets are; `another(lines)`: called with what another window has kept. Returns `{read, keep, keepFiled, filed, warnings, lost}`.
 * @param {{ line: HTMLElement, words: any, say: (text: string, key: string) => void, language: string, another: (lines: any[]) => void }} given
 */
export function startTyped({ line, words, say, language, another }) {
  let lines = [];
  let file = null; // the name of the file that holds what they say
  let state = "kept"; // "loose": not all is kept; "gone": taken away elsewhere
  let marks = Promise.resolve();

  function read() {
    const stored = typedIn(local.read(KEY));
    lines = stored.lines;
    file = stored.file;
    state = "kept";
    show();
    return lines;
  }

  /** Keeps these lines, which are in the file of that name. */
  function keep(now, name = null) {
    lines = now;
    file = name;
    const kept = lines.filter(({ loose }) => !loose);
    const text = JSON.stringify({ lines: kept, at: new Date().toISOString(), ...(name ? { file: name } : {}) });
    state = local.write(KEY, kept.length ? text : null) && kept.length === lines.length ? "kept" : "loose";
    marks = marks.then(markKept).then(() => {});
    show();
  }

  const notKept = () => (lines.some(({ loose }) => loose) ? words.not_kept_sensitive : words.not_kept);

  function show() {
    const n = lines.length;
    line.hidden = !n;
    const where = n === 1 ? words.typed_here_one : fill(words.typed_here, { n });
    const sentences = {
      kept: `${where} ${file ? fill(words.typed_filed, { name: file }) : words.typed_no_file}`,
      loose: file ? fill(words.typed_filed, { name: file }) : notKept(),
      gone: words.typed_gone,
    };
    line.replaceChildren(make("span", sentences[state]));
    line.classList.toggle("group-fault", state !== "kept" && !file);
    if (state !== "gone") return;
    const again = button(words.typed_again, () => {
      keep(lines, file);
      say(line.textContent, "typed");
    });
    line.append(" ", again);
  }

  window.addEventListener("storage", ({ key }) => {
    if (key !== null && key !== KEY) return;
    const stored = typedIn(local.read(KEY));
    if (stored.lines.length) {
      read();
      another(lines);
    } else if (lines.some(({ loose }) => !loose)) {
      state = "gone"; // here they still stand
      show();
      say(words.typed_gone, "typed");
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (lines.length && state !== "kept" && !file) event.preventDefault();
  });

  return {
    read,
    keep,
    /** Keeps lines that say the same as before: the file has them. */
    keepFiled: (now) => keep(now, file),
    /** What the lines say is in a file now. */
    filed: (name) => keep(lines, name),
    warnings: () => (state === "kept" ? [] : [notKept()]),
    /** A sentence about lines that the browser has cleared, once; null where it has none. */
    async lost() {
      const [mark] = (await markKept()).filter(({ set }) => set === TYPED);
      if (!mark) return null;
      await dropLost("");
      return fill(words.typed_lost, { date: dayOf(mark.at, language) });
    },
  };
}
