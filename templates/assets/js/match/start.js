/** The page that compares profiles: those chosen or dropped, those kept on the device, the examples of a worksheet. */

import formats from "#contract/formats.json" with { type: "json" };
import limits from "#contract/limits.json" with { type: "json" };
import { startIntake } from "../check/intake.js";
import { startLeftOut } from "../check/left-out.js";
import { openReader } from "../check/page.js";
import { startPicking } from "../check/picking.js";
import { offerUndo } from "../check/undo.js";
import { answersAny } from "../contract/shape.js";
import { saveFile } from "../files/save.js";
import { button, make } from "../page/foreign.js";
import { mask, maskDocument } from "../rules/index.js";
import { chosenValues, matchAll } from "../rules/match.js";
import { askForProfiles, handedAll } from "../store/tab.js";
import { fill } from "../words/sentences.js";
import { openSaved, unlike } from "./saved.js";
import { pairTable, pairView } from "./show.js";

const MOST = limits.profiles;

/** `places`, `said`: see page.js. */
export function startMatch(root, places, said) {
  const { data, words, part, say, definitions, reader } = openReader(root, places, said);
  const profiles = []; // `{name, path, model, answers, values}`
  let opened = []; // saved comparisons: `{name, model, pairs}`, of each worksheet one; `name`: that of the file
  let taken = 0; // of the files read
  const intake = startIntake(root, reader, { show: () => null, done, opens: true });
  const leftOut = startLeftOut(part("notes"), words);
  const note = leftOut.add;
  const picking = startPicking(root, reader, {
    worksheets: Object.keys(data.profiles),
    take: intake.add,
    called: ({ title, name }) => name ?? (Object.keys(data.profiles).length > 1 ? title : words.own),
  });

  async function done() {
    leftOut.clear();
    for (const { report, document, file } of intake.results.slice(taken)) {
      const name = report.path;
      if (report.verdict === "own-output") await open(report, file);
      else if (!document && report.status === "unreadable") notRead(report);
      else if (!document || !Object.hasOwn(data.profiles, report.worksheet)) note(fill(words.not_profile, { name }));
      else await add(document, name).catch(() => reader.fail(fill(words.failed, { name })));
    }
    taken = intake.results.length;
    show();
  }

  const notRead = ({ path, findings }) => note(fill(words.not_read, { name: path, reason: findings[0].message }));

  async function open(report, file) {
    const modelOf = (id) => (Object.hasOwn(data.profiles, id) ? definitions.model(id, data.language) : null);
    const found = await openSaved(file, modelOf).catch(() => []);
    if (!found.length) return report.status === "unreadable" && notRead(report);
    const name = report.path;
    opened = [...opened.filter((one) => one.name !== name), ...found.map((one) => ({ ...one, name }))];
    return undefined;
  }

  /** A profile without an organisation is called as its file. */
  async function add(document, path) {
    if (profiles.length === MOST) return note(fill(words.too_many, { most: MOST, name: path }));
    const model = await definitions.model(document.worksheet, data.language);
    const { evaluate } = await reader.loaded();
    const evaluation = evaluate(model, document);
    if (!answersAny(model, evaluation.answers)) return note(fill(words.not_profile, { name: path }));
    const { organisation } = evaluation.respondent;
    return profiles.push({
      name: unlike(mask(organisation || path), new Set(profiles.map((one) => one.name))),
      organisation: organisation ? mask(organisation) : null,
      path,
      model,
      answers: maskDocument(evaluation.answers),
      visible: new Set(evaluation.visible),
      values: chosenValues(model, evaluation),
    });
  }

  /** The pairs of each worksheet, the best first. */
  function compared() {
    return Object.keys(data.profiles).flatMap((id) => {
      const own = profiles.filter(({ model }) => model.id === id);
      if (own.length < 2) return [];
      const pairs = matchAll(
        own[0].model,
        own.map(({ values }) => values),
      );
      return [{ model: own[0].model, pairs: pairs.map((pair) => ({ ...pair, a: own[pair.a], b: own[pair.b] })) }];
    });
  }

  function show(isQuiet = false) {
    part("chosen").hidden = !profiles.length;
    part("profiles").replaceChildren(...profiles.map(profileLine));
    const own = compared();
    const found = [...opened, ...own];
    part("about").hidden = profiles.length + opened.length > 0;
    part("need").textContent = own.length ? "" : words.need_two;
    part("result").hidden = !found.length;
    part("save").hidden = !own.length;
    part("pairs").replaceChildren(...found.flatMap(comparison));
    if (isQuiet) return;
    const counted = profiles.length === 1 ? words.count_one : fill(words.count, { n: profiles.length });
    const names = [...new Set(opened.map(({ name }) => fill(words.opened, { name })))];
    const said = profiles.length ? [counted, part("need").textContent] : names.length ? [] : [words.need_two];
    say([...leftOut.said(), ...names, ...said].join(" "), "count");
    const heading = part(found.length ? "result" : "chosen").querySelector("h2");
    const isEmpty = !profiles.length && !found.length;
    (isEmpty ? part("undo") : heading).after(part("notes")); // in sight, wherever the page has moved to
    if (isEmpty) return;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  }

  /** The pairs of one worksheet; `group`: its place among those shown. */
  function comparison({ model, pairs, name }, group) {
    const about = name ? [make("p", `${fill(words.opened, { name })} ${words.opened_as}`, { class: "ws-note" })] : [];
    if (pairs.length === 1) return [...about, pairView(model, pairs[0], words, root.clientWidth)];
    const idOf = (place) => `pair-${group ? `${group + 1}-` : ""}${place + 1}`;
    return [
      ...about,
      pairTable(pairs, words, idOf),
      ...pairs.map((pair, place) => folded(model, pair, place, idOf(place))),
    ];
  }

  /** One pair of many, drawn when it is opened. */
  function folded(model, pair, place, id) {
    const head = make("summary", `${pair.rank}. ${fill(words.pair, { a: pair.a.name, b: pair.b.name })}`);
    const box = make("details", [head], { class: "ws-fold", id });
    box.addEventListener(
      "toggle",
      () => box.open && box.children.length < 2 && box.append(pairView(model, pair, words, root.clientWidth)),
    );
    if (place === 0) box.open = true;
    return box;
  }

  function profileLine(profile) {
    const { name, path } = profile;
    const where = path === name ? "" : ` (${path})`;
    const remove = () => {
      const place = profiles.indexOf(profile);
      profiles.splice(place, 1);
      show(true);
      const undo = takenAway(fill(words.removed, { name }), () => profiles.splice(place, 0, profile));
      (part("profiles").querySelectorAll("button")[Math.min(place, profiles.length - 1)] ?? undo).focus();
    };
    const label = fill(words.remove_of, { name });
    const act = button(words.remove, remove, { class: "ws-button ws-quiet", "aria-label": label });
    return make("li", [make("span", `${name}${where}`), " ", act]);
  }

  function takenAway(text, putBack) {
    say(text);
    return offerUndo(part("undo"), text, words.undo, () => {
      putBack();
      show(true);
      say(words.back);
      part(profiles.length ? "chosen" : "result")
        .querySelector("h2")
        .focus();
    });
  }

  /** Profiles that need no file: the examples of the worksheets. */
  function offerExamples() {
    for (const [id, title] of Object.entries(data.profiles)) {
      const act = button(fill(words.try, { title }), async () => {
        const model = await definitions
          .model(id, data.language)
          .then((known) => reader.loaded().then(() => known)) // all that they are read with
          .catch(() => null);
        if (!model) return reader.fail(fill(words.failed, { name: title }));
        reader.fail(null);
        act.remove();
        for (const { title: name, answers, respondent } of model.examples)
          await add({ worksheet: id, answers, respondent }, name.replace(/ \(.*\)$/, ""));
        return show();
      });
      part("own").append(act);
    }
  }

  /** What the check page handed over. */
  async function receive(text) {
    const handed = handedAll(text);
    for (const { document, name } of handed)
      if (Object.hasOwn(data.profiles, document?.worksheet))
        await add(document, name).catch(() => reader.fail(fill(words.failed, { name })));
    if (handed.length) show();
    else askForProfiles(receive);
  }

  part("save").addEventListener("click", () => {
    const name = `${words.file_name}-${new Date().toISOString().slice(0, 10)}.json`;
    const id = (profile) => profiles.indexOf(profile) + 1;
    const pairs = compared().flatMap((found) => found.pairs);
    saveFile(
      {
        format: formats.matches,
        profiles: profiles.map((one) => ({
          id: id(one),
          organisation: one.organisation,
          path: one.path,
          worksheet: one.model.id,
        })),
        pairs: pairs.map(({ a, b, rank, rows }) => ({ a: id(a), b: id(b), rank, rows })),
      },
      name,
    );
    say(fill(words.saved, { name }));
  });
  part("print").addEventListener("click", () => window.print());
  part("clear").addEventListener("click", () => {
    const [before, saved] = [profiles.splice(0), opened];
    opened = [];
    picking.clear();
    leftOut.clear();
    show(true);
    takenAway(words.cleared, () => {
      profiles.unshift(...before);
      opened = [...saved, ...opened];
    }).focus();
  });
  root.classList.add("ws-on");
  offerExamples();
  receive();
}
