/** Sheets typed from paper: one line of signs each, checked while typed, corrected, counted, typed a second time and compared. */

import limits from "#contract/limits.json" with { type: "json" };
import { make, quietButton } from "../page/said.js";
import { mask } from "../rules/index.js";
import { readLine, signsOf, UNANSWERED, written } from "../rules/line.js";
import { fill } from "../words/sentences.js";
import { askedIn, faultIn, voiceOf } from "./lines.js";
import { looseIf, startTyped } from "./typed.js";

const MOST = limits.group; // lines

/** `reader`: of check/page.js; `changed`: called when the sheets are others. Returns `{voices, models, clear, putBack, restore}`. */
export function startEntry(root, { reader, language, changed }) {
  const { definitions, words, say } = reader;
  const part = (name) => root.querySelector(`[data-${name}]`);
  const [box, about, told, list] = ["line-typed", "part", "told", "lines"].map(part);
  const models = new Map();
  let lines = []; // `{id, text, part}` of all worksheets, in the order of typing; `twice`: typed a second time, too
  let model = null; // of the worksheet that is typed now
  let signs = []; // what has a place in its line
  let changing = null; // the line that is being corrected
  let aside = null; // what stood in the boxes before, which comes back after that: the next sheet is of no other group because of it
  let second = null; // the place of the line that is typed again
  const typed = startTyped({ line: part("typed-state"), words, say, language, another });

  const ours = () => lines.filter(({ id }) => id === model?.id);

  /** Another window has kept other lines. */
  async function another(given) {
    const place = changing ? lines.indexOf(changing) : -1;
    const was = changing?.text;
    await take(given);
    changing = place >= 0 && lines[place]?.text === was ? lines[place] : null;
    if (second !== null && second >= ours().length) second = null;
    showLines();
    changed();
    say(words.typed_elsewhere, "typed");
  }

  /** Takes over lines that were kept. */
  async function take(given) {
    lines = [...given, ...lines.filter(({ loose }) => loose)]; // also those of worksheets that the site does not have, or cannot load now: they stay
    for (const id of new Set(given.map((line) => line.id))) await modelOf(id);
  }

  /** The model of a worksheet; null where the site does not have it, or it cannot be loaded, which is said. */
  async function modelOf(id) {
    try {
      const known = models.get(id) ?? (await definitions.model(id, language));
      if (known) models.set(id, known);
      return known;
    } catch {
      reader.fail(words.not_loaded);
      return null;
    }
  }

  async function choose(id) {
    model = id ? await modelOf(id) : null;
    signs = model ? signsOf(model) : [];
    if (id && !model) part("sheet").value = ""; // so that it can be chosen again
    part("entry").hidden = !signs.length;
    const items = signs.map((sign, place) => make("li", askedIn(words, sign, signs[place - 1])));
    part("questions").replaceChildren(...items);
    stopChanging();
    second = null;
    showLines();
    const hasNone = model !== null && !signs.length;
    part("no-line").hidden = !hasNone;
    part("no-line").textContent = hasNone ? words.no_line : "";
    if (hasNone) say(words.no_line, "line");
    else if (model) follow();
  }

  function tell(text, isFault = false) {
    told.textContent = text;
    told.classList.toggle("group-fault", isFault);
    if (isFault) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
  }

  /** Says how far the line is while it is typed. */
  function follow() {
    const read = readLine(signs, box.value);
    const fault = faultIn(words, signs, read);
    if (fault) return tell(fault, true);
    const done = signs.length - read.missing;
    const ahead = changing
      ? `${fill(words.changing, { n: ours().indexOf(changing) + 1 })} `
      : second === null
        ? ""
        : `${fill(words.second_line, { n: second + 1 })} `;
    if (!read.missing) return tell(ahead + fill(words.whole, { n: done }));
    const next = fill(words.next_is, { place: done + 1, label: askedIn(words, signs[done]) });
    return tell(`${ahead}${fill(words.so_far, { n: done, of: signs.length })} ${next}`);
  }

  function submit() {
    if (!model) return;
    const read = readLine(signs, box.value);
    const wrong = faultIn(words, signs, read);
    const fault = wrong ?? (read.missing ? fill(words.missing_signs, { n: read.missing }) : null);
    if (fault) {
      tell(fault, true);
      if (!wrong) told.append(" ", rest(read.missing));
      say(fault, "line");
      return box.focus();
    }
    if (second !== null) return compareLine(read.values);
    const entered = { id: model.id, text: box.value.trim(), part: mask(about.value.trim()), ...looseIf(model) };
    const place = changing === null ? ours().length : ours().indexOf(changing);
    if (changing) lines[lines.indexOf(changing)] = entered;
    else if (lines.length < MOST) lines.push(entered);
    else return tell(fill(words.too_many, { most: MOST }), true);
    const sentence = changing ? words.changed : words.added;
    box.value = "";
    stopChanging();
    said(fill(sentence, { n: place + 1 }));
    return undefined;
  }

  /** Many sheets are answered on their front only. */
  const rest = (missing) =>
    act(words.rest_empty, words.rest_empty, () => {
      box.value = `${box.value.trim()} ${Array(missing).fill(UNANSWERED).join(" ")}`;
      submit();
    });

  /** A line is in: the next one. */
  function said(text, keep = typed.keep) {
    keep(lines);
    showLines();
    changed();
    follow();
    told.textContent = `${text} ${told.textContent}`;
    say([text, ...typed.warnings()].join(" "), "line");
    box.focus();
  }

  function compareLine(values) {
    const line = ours()[second];
    const first = readLine(signs, line.text).values;
    const shown = (given, place) => written(signs[place], given[place]);
    const place = signs.findIndex((_, index) => shown(values, index) !== shown(first, index));
    const n = second + 1;
    if (place >= 0) {
      const text = fill(words.second_differs, {
        n,
        label: signs[place].short,
        a: shown(first, place),
        b: shown(values, place),
      });
      tell(text, true);
      told.append(
        " ",
        act(words.second_new, words.second_new, () => typedTwice(line, box.value.trim(), words.changed)),
        " ",
        act(words.second_first, words.second_first, () => typedTwice(line, null, words.second_kept)),
      );
      say(text, "line");
      box.select();
      return;
    }
    typedTwice(line, null, words.second_same);
  }

  /** A line holds for good, with another `text` where there is one: the next one that has been typed once only. */
  function typedTwice(line, text, sentence) {
    const n = second + 1;
    lines[lines.indexOf(line)] = { ...line, text: text ?? line.text, twice: true };
    startSecond();
    box.value = "";
    const whole = `${fill(sentence, { n })}${second === null ? ` ${words.second_done}` : ""}`;
    said(whole, text === null ? typed.keepFiled : typed.keep);
  }

  function startSecond() {
    const place = ours().findIndex(({ twice }) => !twice);
    second = place < 0 ? null : place;
  }

  function startChanging(line) {
    if (!changing) aside = { text: second === null ? box.value : "", part: about.value };
    second = null;
    changing = line;
    box.value = line.text;
    about.value = line.part;
  }

  function stopChanging() {
    if (changing) [box.value, about.value] = [aside.text, aside.part];
    changing = null;
  }

  function showLines() {
    const own = ours();
    list.setAttribute("aria-label", words.typed_list);
    list.replaceChildren(...own.map(lineItem));
    part("second").hidden = own.every(({ twice }) => twice);
    part("second").textContent = second === null ? part("second").dataset.text : words.second_stop;
  }

  const act = (text, label, done) => quietButton(text, done, { "aria-label": label });

  function lineItem(line, place) {
    const isCurrent = second === place || line === changing;
    const item = make("li", undefined, isCurrent ? { "aria-current": "true" } : {});
    const n = place + 1;
    if (!fits(line)) item.className = "group-fault";
    item.append(
      make("b", `${n}. `),
      make("code", second === null ? line.text : "•".repeat(line.text.length)), // who types again must not see the first
      ` ${line.part} `,
      ...(line.twice ? [make("span", words.twice, { class: "group-twice" }), " "] : []),
      line === changing
        ? act(words.leave, fill(words.leave_of, { n }), () => {
            stopChanging();
            again();
          })
        : act(words.change, fill(words.change_of, { n }), () => {
            startChanging(line);
            again();
          }),
      " ",
      act(words.remove, fill(words.remove_of, { n }), () => {
        const at = lines.indexOf(line);
        lines.splice(at, 1);
        if (second !== null) box.value = "";
        second = null;
        if (line === changing) stopChanging();
        said(fill(words.removed, { n }));
        const undo = act(words.undo, words.undo, () => {
          lines.splice(at, 0, line);
          said(fill(words.added, { n }));
        });
        told.append(" ", undo);
      }),
      ...(fits(line) ? [] : [` ${words.line_unfit}`]),
    );
    return item;
  }

  /** Back to the line, with the lines as they are now. */
  function again() {
    showLines();
    follow();
    box.focus();
  }

  part("second").dataset.text = part("second").textContent;
  part("second").addEventListener("click", () => {
    if (second === null) startSecond();
    else second = null;
    stopChanging();
    box.value = "";
    again();
  });
  part("sheet").addEventListener("change", ({ target }) => choose(target.value));
  box.addEventListener("input", follow);
  part("entry").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });

  return {
    models: () => models.values(),
    /** The sheets of a worksheet as the group's page takes them. */
    voices(id) {
      const own = models.get(id);
      if (!own) return [];
      const its = signsOf(own);
      return lines
        .filter((line) => line.id === id)
        .flatMap((line, place) => (fits(line) ? [{ line, place }] : []))
        .map(({ line, place }) => voiceOf(words, own, its, line, place));
    },
    /** Takes all lines away; returns them for `putBack`. */
    clear() {
      const before = lines;
      lines = [];
      second = null;
      stopChanging();
      typed.keep(lines);
      showLines();
      return before;
    },
    putBack(before) {
      lines = [...before, ...lines];
      typed.keep(lines);
      showLines();
    },
    /** What the sheets say together was saved in the file of that name. */
    filed: (name) => lines.length && typed.filed(name),
    /** What was typed before the page was closed, or crashed. */
    async restore() {
      await take(typed.read());
      const last = lines.filter(({ id }) => models.has(id)).at(-1);
      if (!last) return lost();
      part("typed").open = true;
      part("sheet").value = last.id;
      await choose(last.id);
      return lost();
    },
  };

  async function lost() {
    const text = await typed.lost();
    part("typed-lost").hidden = !text;
    part("typed-lost").textContent = text ?? "";
    if (text) say(text, "typed");
  }

  /** Whether it is a line of the worksheet as it is now: of an older version it may not be. */
  function fits({ id, text }) {
    const { faults, missing, extra } = readLine(signsOf(models.get(id)), text);
    return !faults.length && !missing && !extra;
  }
}
