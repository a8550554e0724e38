/** The sets of answers that a worksheet has on this device: which is shown, another, a new one, other names, one fewer. */

import { button, make, quietButton } from "../page/said.js";
import { mask } from "../rules/index.js";
import {
  FIRST,
  forgetSet,
  keptAnswers,
  MOST_SETS,
  nameFrom,
  newSet,
  rememberSet,
  renameSet,
  watchKept,
} from "../store/kept.js";
import { fill } from "../words/sentences.js";
import { empty } from "./sheet.js";

/** `page`: see page.js. Returns `{add, free, reveal}`. */
export function startSets(page) {
  const { sheet, words, part, papers, bar, keeping } = page;
  const { form } = words;
  const { id } = sheet.model;
  const fold = part("sets");
  const list = make("ul");
  const count = make("span");
  const box = /** @type {HTMLInputElement} */ (
    make("input", undefined, {
      class: "ws-input",
      id: "ws-sets-name",
      autocomplete: "off",
      "aria-describedby": "ws-sets-fault",
    })
  );
  const fault = make("p", undefined, { class: "ws-fault", id: "ws-sets-fault", hidden: "" });

  const nameIn = (name) => name ?? form.set_unnamed;
  const isShown = (set) => set === sheet.set.key;

  /** The sets to choose from: those on the device, and the one shown, which may be on none. */
  function all() {
    const kept = keptAnswers(id).map(({ set, name, saved }) => ({ set, name, saved }));
    const { key: set, name } = sheet.set;
    return kept.some((one) => one.set === set) ? kept : [...kept, { set, name, saved: null }];
  }
  const isTaken = (name, but) =>
    all().some((other) => other.set !== but && other.name?.toLowerCase() === name.toLowerCase());

  /** A name like this one that no set has. */
  function free(name) {
    let found = nameFrom(mask(name)) || form.set_unnamed;
    for (let number = 2; isTaken(found); number++) found = `${nameFrom(mask(name))} (${number})`;
    return found;
  }

  /** The name in a box, null where it cannot be given; then `line` says why. */
  function nameOf(field, line, but) {
    const name = nameFrom(mask(field.value));
    const text = !name ? form.set_no_name : isTaken(name, but) ? fill(form.set_taken, { name }) : null;
    line.textContent = text ?? "";
    line.hidden = text === null;
    if (text === null) {
      field.removeAttribute("aria-invalid");
      return name;
    }
    field.setAttribute("aria-invalid", "true");
    field.focus();
    page.say(text, "set");
    return null;
  }

  /** Shows another set of answers, as it lies on the device, or a new one. What is shown now is given up. */
  function change(set, isNew = false) {
    keeping.swap(set);
    papers.begin();
    empty(sheet);
    page.tab.write(null);
    rememberSet(id, set);
    page.leave();
    keeping.restore();
    if (isNew) part("keep").checked = true; // somebody has asked for it
    page.show();
    bar.forget();
    keeping.tellAside();
    keeping.state();
  }

  /** Gives the set that is shown a name. Says whether the device took it. */
  function nameShown(name) {
    sheet.set.name = name;
    const isDone = renameSet(id, sheet.set.key, name);
    if (!isDone && sheet.paper.kind === "draft") sheet.paper.isKept = false; // nothing is there yet
    keeping.keepNow();
    return isDone || sheet.paper.isKept;
  }

  /** A promise of whether what is shown may go: it is on the device or in a file, or somebody gives it up. */
  async function mayGo() {
    page.read();
    if (!papers.isLoose()) return true;
    return page.ask(form.ask_switch, form.ask_switch_text, form.yes_switch);
  }

  /** A promise of whether anything is kept: somebody may have said no, or was never asked. */
  async function isKeeping() {
    if (keeping.isOn()) return true;
    if (!(await page.ask(form.ask_keep, form.ask_keep_text, form.yes_keep))) return false;
    part("keep").click();
    return true;
  }

  /** Says what was done, with the focus where the set shown stands in the list. */
  function tell(text, undo = null) {
    show();
    bar.tell(text, undo);
    if (!fold.open) return page.settle();
    return list.querySelector("[aria-current] button").focus({ preventScroll: true });
  }

  async function open(set) {
    if (!(await mayGo())) return;
    change(set);
    tell(fill(form.set_opened, { name: nameIn(sheet.set.name) }));
  }

  async function remove({ set, name }) {
    const wasShown = isShown(set);
    if (wasShown && !(await mayGo())) return;
    const undo = forgetSet(id, set);
    if (wasShown) change(keptAnswers(id)[0]?.set ?? FIRST);
    tell(fill(form.set_removed, { name: nameIn(name) }), () => {
      page.read();
      undo();
      if (wasShown && !papers.isLoose()) change(set);
      show();
      return null;
    });
  }

  const giveName = (set, name) => (isShown(set) ? nameShown(name) : renameSet(id, set, name));

  async function rename({ set, name: before }, name) {
    if (isShown(set) && !(await isKeeping())) return;
    if (!giveName(set, name)) {
      giveName(set, before);
      return refuse(form.set_not_renamed);
    }
    tell(fill(form.set_renamed, { name }), () => {
      giveName(set, before);
      show();
      return () => {
        giveName(set, name);
        show();
      };
    });
  }

  /**
   * Opens a new set with a name. `take`: what puts answers into it, else those shown stay behind. Says whether the device took it.
   * @param {string} name
   * @param {(() => void) | null} take
   */
  async function add(name, take = null) {
    if (all().length >= MOST_SETS) return refuse(fill(form.set_too_many, { most: MOST_SETS }));
    if (!(await isKeeping()) || !(take || (await mayGo()))) return false;
    const before = sheet.set.key;
    const back = papers.here();
    const set = newSet();
    change(set, true);
    take?.();
    nameShown(name);
    page.show();
    const undo = () => {
      forgetSet(id, set);
      change(before);
      back();
      page.show();
      page.settled();
      show();
      return null;
    };
    if (keptAnswers(id).some(({ set: key }) => key === set)) {
      tell(fill(take ? form.made_set : form.set_added, { name }), undo);
      return true;
    }
    undo();
    return refuse(form.set_not_kept);
  }

  function refuse(text) {
    bar.tell(text);
    return false;
  }

  /** A line of the list: its name, when it was kept, what can be done with it. */
  function lineOf(one) {
    const { set, name, saved } = one;
    const when = saved ? fill(form.set_saved, { time: keeping.clock(saved) }) : "";
    const act = (text, does) => quietButton(text, does, { "aria-label": `${text}: ${nameIn(name)}` });
    const buttons = [act(form.set_rename, () => askName(line, one)), act(form.set_remove, () => remove(one))];
    if (!isShown(set)) buttons.unshift(act(form.set_open, () => open(set)));
    const more = [isShown(set) ? form.set_shown : "", when].filter(Boolean).join(" ");
    const line = make(
      "li",
      [
        make("b", nameIn(name)),
        make("span", more, { class: "ws-set-more" }),
        make("span", buttons, { class: "ws-buttons" }),
      ],
      isShown(set) ? { "aria-current": "true" } : {},
    );
    return line;
  }

  /** Puts a box for another name in a line's place. */
  function askName(line, one) {
    const field = /** @type {HTMLInputElement} */ (
      make("input", undefined, {
        class: "ws-input",
        id: "ws-rename",
        "aria-describedby": "ws-rename-fault",
        autocomplete: "off",
      })
    );
    const wrong = make("p", undefined, { class: "ws-fault", id: "ws-rename-fault", hidden: "" });
    const place = [...list.children].indexOf(line);
    const leave = () => {
      show();
      list.children[place]?.querySelector("button:nth-last-child(2)")?.focus();
    };
    const done = async () => {
      const name = nameOf(field, wrong, one.set);
      if (name) await rename(one, name);
      if (name) leave();
    };
    const buttons = [quietButton(form.set_save_name, done), quietButton(form.set_cancel, leave)];
    field.addEventListener("keydown", (event) => {
      const does = { Enter: done, Escape: leave }[event.key];
      if (!does) return;
      event.preventDefault(); // or it presses the button that gets the focus
      does();
    });
    field.value = one.name ?? "";
    line.replaceChildren(
      make("label", form.set_new_name, { class: "ws-label", for: field.id }),
      field,
      wrong,
      make("span", buttons, { class: "ws-buttons" }),
    );
    field.focus();
    field.select();
  }

  function show() {
    const sets = all();
    count.textContent = sets.length > 1 ? ` (${sets.length})` : "";
    list.replaceChildren(...sets.map(lineOf));
    page.tools?.marks();
  }

  async function addNamed() {
    const name = nameOf(box, fault);
    if (name && (await add(name))) box.value = "";
  }
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    addNamed();
  });
  fold.addEventListener("toggle", () => fold.open && !list.contains(document.activeElement) && show());
  watchKept(() => list.querySelector("input") || show()); // nobody's name goes while it is written
  fold.firstChild.append(count);
  fold.append(
    make("p", form.sets_help, { class: "ws-help" }),
    list,
    make("label", form.set_add_name, { class: "ws-label", for: box.id }),
    box,
    fault,
    button(form.set_add, addNamed),
  );
  part("set").setAttribute("aria-description", form.set_which);
  show();

  return {
    add,
    free,
    /** The list, where somebody asks which set is shown. */
    reveal() {
      fold.open = true;
      show();
      fold.scrollIntoView({ block: "center" });
      list.querySelector("[aria-current] button").focus({ preventScroll: true });
    },
  };
}
