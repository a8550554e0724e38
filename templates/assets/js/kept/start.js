/** All answers that the browser keeps for this site, and those in files that are opened: read together, printed, copied, saved as files, deleted. */

import languages from "#contract/languages.json" with { type: "json" };
import { startIntake } from "../check/intake.js";
import { startLeftOut } from "../check/left-out.js";
import { openReader } from "../check/page.js";
import { fileName } from "../files/file.js";
import { saveFile } from "../files/save.js";
import { copied } from "../page/device.js";
import { button, make, namedButton } from "../page/said.js";
import { elementsOf, textOf } from "../page/written-out.js";
import { evaluate, mask, maskDocument } from "../rules/index.js";
import { canKeep, forgetAll, forgetSet, keptAnswers, keptTyped, rememberSet, TYPED, watchKept } from "../store/kept.js";
import { markKept } from "../store/marks.js";
import { handOver } from "../store/tab.js";
import { inWords } from "../words/answers.js";
import { printable } from "../words/printable.js";
import { fill } from "../words/sentences.js";

/** `places`, `said`: see ../check/page.js. */
export function startKept(root, places, said) {
  const { data, words, part, say, definitions, reader } = openReader(root, places, said);
  let shown = []; // `{worksheet, set, document, title, whole, note}`, of those in files `path` for `set`
  let turn = 0; // only the last reading of the storage is shown
  let opened = []; // from files, as keptAnswers gives them, with `path`; they are on this page alone
  let taken = 0; // of the files read
  const intake = startIntake(root, reader, { show: () => null, done });
  const leftOut = startLeftOut(part("notes"), words);

  /** Takes over what the files say. */
  async function done() {
    leftOut.clear();
    for (const { report, document } of intake.results.slice(taken)) {
      const { path, findings } = report;
      if (document) opened.push({ worksheet: document.worksheet, name: document.name ?? null, document, path });
      else leftOut.add(fill(words.not_read, { name: printable(path), reason: findings[0].message }));
    }
    taken = intake.results.length;
    await show();
    say(leftOut.said().join(" "), "left out"); // how many there are is read where the focus is
    part("count").focus();
  }

  /** What one set of answers says; `whole` is null where no sheet can be asked, and `note` says why. */
  async function read(one) {
    const { worksheet, name, document } = one;
    const called = (title) => (name ? fill(words.named, { title, name: printable(mask(name)) }) : title);
    try {
      const model = await definitions.model(worksheet, data.language);
      if (!model) return { ...one, title: called(mask(worksheet)), whole: null, note: words.gone };
      const whole = inWords(model, maskDocument(evaluate(model, document)), words);
      return { ...one, title: called(model.title), whole: { ...whole, title: called(model.title) }, note: null };
    } catch {
      return { ...one, title: called(mask(worksheet)), whole: null, note: words.unread };
    }
  }

  /** As the site lists its worksheets; those that it does not know any more come last. */
  const placeOf = ({ worksheet }) => data.worksheets.indexOf(worksheet) + 1 || Number.POSITIVE_INFINITY;
  const bySheet = (a, b) => placeOf(a) - placeOf(b) || 0;

  async function show() {
    const mine = ++turn;
    const kept = keptAnswers();
    const found = await Promise.all([...kept, ...opened].sort(bySheet).map(read));
    const lost = await lostLines();
    if (mine !== turn) return;
    shown = found;
    const typed = keptTyped().lines.length;
    const count = kept.length === 1 ? words.count_one : fill(words.count, { n: kept.length });
    const texts = [kept.length ? count : canKeep() ? words.none : words.forbidden];
    if (opened.length) texts.push(opened.length === 1 ? words.files_one : fill(words.files, { n: opened.length }));
    part("count").textContent = texts.join(" ");
    part("disk").hidden = shown.length > 0 || location.protocol !== "file:";
    part("typed").hidden = !typed;
    part("typed").replaceChildren(...(typed ? typedLine(typed) : []));
    part("lost").hidden = !lost.length;
    part("lost").replaceChildren(...lost);
    part("all").hidden = !shown.length && !typed;
    part("about").hidden = shown.length > 0 || typed > 0;
    part("need").hidden = !canKeep(); // the sheets keep nothing there, whatever one writes
    part("copy").hidden = !shown.length;
    part("print").hidden = !shown.length;
    part("clear").hidden = !kept.length && !typed;
    part("answers").replaceChildren(...shown.map(section));
  }

  function typedLine(n) {
    return linked(n === 1 ? words.typed_one : words.typed, { n });
  }

  /** A sentence that names the page where sheets are typed in. */
  function linked(text, values = {}) {
    const [before, after] = text.split("{page}").map((part) => fill(part, values));
    return [before, make("a", words.group_title, { href: "group.html" }), after];
  }

  /** Which worksheets had answers here that the browser has cleared. */
  async function lostLines() {
    const marks = await markKept();
    const ids = [...new Set(marks.map(({ worksheet }) => worksheet))];
    const lines = [];
    for (const worksheet of ids.filter((id) => data.worksheets.includes(id))) {
      const model = await definitions.model(worksheet, data.language).catch(() => null);
      const link = make("a", model?.title ?? worksheet, { href: `worksheets/${worksheet}.html#form` });
      lines.push(make("li", [link]));
    }
    const told = lines.length ? [make("p", words.lost), make("ul", lines)] : [];
    if (marks.some(({ set }) => set === TYPED)) told.push(make("p", linked(words.typed_lost)));
    return told;
  }

  function section(one) {
    const { worksheet, set, name, document, title, whole, note, saved, path } = one;
    const buttons = [];
    const address = `worksheets/${worksheet}.html#form`;
    const open = () => handOver(document, address, path) || tell(words.not_taken_along);
    if (whole && path) buttons.push(namedButton(words.open, title, open, { class: "ws-button" }));
    else if (whole) {
      const inside = [words.open, make("span", `: ${title}`, { class: "ws-sr" })];
      const link = make("a", inside, { href: address, class: "ws-button" });
      link.addEventListener("click", () => rememberSet(worksheet, set));
      buttons.push(link);
    }
    const save = () => {
      const masked = maskDocument({ ...document, ...(name ? { name } : {}) });
      const file = fileName({
        ...masked,
        respondent: masked.respondent ?? {},
        saved: saved ?? new Date().toISOString(),
      });
      saveFile(masked, file);
      tell(fill(words.file_saved, { name: file }));
    };
    const remove = () => take(() => forgetSet(worksheet, set), fill(words.removed, { title }));
    const close = () => take(() => without([one]), fill(words.closed, { title }));
    if (path) buttons.push(namedButton(words.close, title, close));
    else buttons.push(namedButton(words.save, title, save), namedButton(words.remove, title, remove));
    const from = path ? fill(words.from_file, { name: printable(path) }) : "";
    const texts = [from, saved ? fill(words.saved, { time: time(saved) }) : "", note ?? ""];
    const isEmpty = whole && !whole.about.length && !whole.sections.length;
    if (isEmpty) texts.push(words.empty);
    const line = make("p", texts.filter(Boolean).join(" "), { class: "ws-help" });
    const [heading, ...answers] = whole ? elementsOf(whole, 2).children : [make("h2", title)];
    return make("section", [heading, line, make("div", buttons, { class: "ws-buttons" }), ...answers], {
      class: whole ? "kept-answers" : "kept-answers kept-bare", // nothing of it can be printed
    });
  }

  /** Takes those from files off the page. Returns what puts them back. */
  function without(gone) {
    const documents = new Set(gone.map(({ document }) => document));
    const isGone = ({ document }) => documents.has(document);
    const before = opened.filter(isGone);
    opened = opened.filter((one) => !isGone(one));
    return () => {
      opened = [...before, ...opened];
    };
  }

  const time = (moment) =>
    new Date(moment).toLocaleString(languages[data.language].tag, { dateStyle: "long", timeStyle: "short" });

  /** Takes something off the device; until the page is left it can be had back. */
  async function take(act, text) {
    const undo = act();
    await show();
    const back = button(words.undo, async () => {
      undo();
      await show();
      tell(words.back);
      part("count").focus();
    });
    tell(text, back);
    back.focus();
  }

  function tell(text, back = null) {
    part("told").replaceChildren(make("span", text), ...(back ? [back] : []));
    say(text, "told");
  }

  /** An invented set of answers as it would stand here; it is not kept. */
  async function showExample() {
    const box = part("example");
    if (!box.open || box.children.length > 1) return;
    try {
      const model = await definitions.model(data.example, data.language);
      const { answers, respondent } = model.examples[0];
      const { children } = elementsOf(inWords(model, evaluate(model, { answers, respondent }), words), 2);
      box.append(...children);
    } catch {
      box.append(make("p", words.unread, { class: "ws-help" }));
    }
  }

  part("example").hidden = !data.example;
  part("example").addEventListener("toggle", showExample);
  part("clear").addEventListener("click", () =>
    take(() => {
      const steps = [forgetAll(), without(opened)];
      return () => {
        for (const step of steps) step();
      };
    }, words.cleared),
  );
  part("print").addEventListener("click", () => window.print());
  part("copy").addEventListener("click", async () => {
    const known = shown.filter(({ whole }) => whole);
    const html = known.map(({ whole }) => elementsOf(whole).innerHTML).join("");
    const text = known.map(({ whole }) => textOf(whole)).join("\n\n");
    tell((await copied({ html, text })) ? words.copied : words.not_copied);
  });
  watchKept(show);
  root.classList.add("ws-on");
  show();
}
