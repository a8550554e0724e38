/** Keeps the draft, one of the worksheet's sets of answers, on the device, and says the truth about it: `state()` is what the line says. */

import languages from "#contract/languages.json" with { type: "json" };
import { excessOf } from "../files/limits.js";
import { mask } from "../rules/cpr.js";
import { keeper } from "../store/keep.js";
import { FIRST, openSet } from "../store/kept.js";
import { tabMemory } from "../store/tab.js";
import { fill } from "../words/sentences.js";
import { readBoxes } from "./boxes.js";
import { documentOf, isEmpty, readDocument } from "./sheet.js";

const PAUSE = 600; // ms after the last change before the answers are kept
const STOPS = new Set(["conflict", "gone"]);
const CALM = new Set(["ready", "keeping", "kept", "off", "blocked"]); // states about which nothing is to be done

export function startKeeping(page) {
  const { sheet, papers, bar, part, words } = page;
  const { model } = sheet;
  const { form } = words;
  let keep = keeper(model.id, openSet(model.id));
  const tab = tabMemory(model.id);
  const box = part("keep");
  let stop = null; // why nothing is kept until somebody chooses: another window, or a newer version of the worksheet
  let hasFailed = false;
  let isTooMuch = false; // what is shown could not be read again
  let wasSetAside = false;
  let isRestored = false; // before, nothing is written over what is kept
  let timer;
  sheet.set = { key: keep.set, name: null };

  /** “at 14:16”; of another day the day too. `moment`: as ISO 8601, or nothing for now. */
  function clock(moment) {
    const given = moment ? new Date(moment) : new Date();
    const date = Number.isNaN(given.getTime()) ? new Date() : given;
    const { tag } = languages[model.language];
    return date.toDateString() === new Date().toDateString()
      ? fill(form.at, { time: date.toLocaleTimeString(tag, { timeStyle: "short" }) })
      : date.toLocaleString(tag, { dateStyle: "long", timeStyle: "short" });
  }
  const isDraft = () => sheet.paper.kind === "draft";
  const hasAnswers = () => Object.keys({ ...sheet.result.answers, ...sheet.result.respondent }).length > 0;

  function code() {
    const { kind, isKept, isInFile, file } = sheet.paper;
    if (isTooMuch) return "too_long";
    if (kind !== "draft") {
      if (isInFile) return file ? "in_file" : kind;
      return `${kind}_changed`;
    }
    if (box.checked && stop) return stop;
    if (box.checked && !hasFailed) return isKept ? (sheet.paper.at ? "kept" : "ready") : "keeping";
    if (isInFile && file) return "in_file";
    if (!hasAnswers()) return box.checked ? "blocked" : "off";
    if (file) return "changed_since";
    return box.checked ? "failed" : "not_kept";
  }

  /** Whether what is kept here is in a file too: one sees it before the device is lost or cleared. */
  function fileNote() {
    const { file, isInFile } = sheet.paper;
    return fill(file ? (isInFile ? form.file_same : form.file_older) : form.file_none, { file });
  }

  function state(isAgain = false) {
    const now = code();
    const { name, file, fileAt, at } = sheet.paper;
    const values = { name, file, time: now === "in_file" ? clock(fileAt) : at };
    const more = now === "kept" && hasAnswers() ? fileNote() : "";
    bar.state(now, values, {
      more,
      buttons: CALM.has(now) ? [] : page.choices(now),
      isAgain,
      set: isDraft() ? sheet.set.name : null,
    });
  }

  /** The document shown as the tab remembers it; the draft below goes along where it is nowhere else. */
  function inTab() {
    const { kind, name, isInFile } = sheet.paper;
    const below = papers.looseDraft();
    return { kind, name, isInFile, document: documentOf(sheet), draft: below && documentOf({ ...sheet, ...below }) };
  }

  function keepNow(isSure = false) {
    clearTimeout(timer);
    if (!isRestored) return undefined;
    const document = documentOf(sheet);
    isTooMuch = excessOf(document) !== null;
    if (!isDraft()) {
      if (box.checked) tab.write(inTab());
      return state();
    }
    if (!box.checked || isTooMuch || (!isSure && (stop || sheet.paper.isKept))) return state();
    const { file, fileAt, isInFile } = sheet.paper;
    const outcome = keep.write(document, isSure, {
      name: sheet.set.name,
      file: file && { name: file, at: fileAt, isSame: isInFile },
    });
    hasFailed = outcome === "failed";
    if (outcome === "off") return turnedOff();
    stop = STOPS.has(outcome) ? outcome : null;
    if (outcome === "kept") {
      Object.assign(sheet.paper, { isKept: true, at: clock() });
      tab.write(null);
      page.tools?.marks();
    }
    state(hasFailed);
  }

  function changed() {
    papers.touched();
    bar.goOn();
    clearTimeout(timer);
    timer = setTimeout(read, PAUSE);
    state();
  }

  /** Keeps what stands in the boxes, heard of or not. */
  function read() {
    if (readBoxes(sheet).length) {
      papers.touched();
      page.refresh(true);
    }
    keepNow();
  }

  /** Nothing is kept until somebody chooses. */
  function halt(why) {
    stop = why;
    clearTimeout(timer);
    bar.goOn(); // that something was brought in is no longer all there is to say
    state();
  }

  function turnedOff() {
    box.checked = false;
    sheet.paper.isKept = false;
    state();
  }

  /** The draft on the device into the sheet. `found`: what the keeper has read. Says whether there was one. */
  function restore({ document, off, isAside, name, file } = keep.read()) {
    isRestored = true;
    hasFailed = !keep.works();
    sheet.set = { key: keep.set, name };
    box.checked = document !== null || (!off && model.personal_data !== "sensitive");
    wasSetAside = isAside;
    if (!document) return false;
    const found = readDocument(sheet, document);
    if (found.refused) {
      stop = document.version > model.version ? "newer" : null;
      wasSetAside = !stop;
      if (!stop) keep.setAside();
      return false;
    }
    found.take();
    page.notes(found.notes, form.restored, true);
    const inFile = file && { file: mask(file.name), fileAt: file.at, isInFile: file.isSame === true };
    Object.assign(sheet.paper, { isKept: true, at: clock(document.saved), ...inFile });
    return true;
  }

  /** Another set of this worksheet's answers is kept from now on (sets.js). */
  function swap(set) {
    clearTimeout(timer);
    keep = keeper(model.id, set);
    stop = null;
  }

  /** What is shown is now in this file. */
  function savedAs(file) {
    Object.assign(sheet.paper, { isInFile: true, file, fileAt: new Date().toISOString() });
    if (isDraft() && box.checked && !stop) sheet.paper.isKept = false; // that it is in a file is kept too
    keepNow();
  }

  /** Says that something was set aside, each time the page is opened, until somebody has it as a file. */
  function tellAside() {
    if (wasSetAside || keep.aside() !== null) page.aside();
  }

  /** What is shown came from elsewhere than the keyboard: the draft is kept as it is now. */
  function settled() {
    if (isDraft() && box.checked && keep.look().isOurs) sheet.paper.isKept = false;
    keepNow();
    heard();
  }

  /** Asks what another window may have done (hearing.js). */
  function heard() {
    if (!isDraft() || !box.checked || stop === "newer") return;
    if (readBoxes(sheet).length) papers.touched();
    const { isThere, isOurs, name } = keep.look();
    if (!isOurs || (isThere && name !== sheet.set.name)) page.hear();
  }
  window.addEventListener("storage", ({ key }) => {
    if (key === keep.key || key === null) heard();
  });

  box.addEventListener("change", () => {
    if (!box.checked) {
      forget();
      if (isDraft()) sheet.paper.isKept = false;
    } else if (isDraft()) {
      const { isThere, isOff } = keep.look();
      stop = null;
      if (isOff) keep.forget();
      else if (isThere) page.hear();
      if (!isEmpty(sheet)) sheet.paper.isKept = false;
    }
    keepNow();
  });

  /** Takes the answers off the device; that somebody said no is remembered, but of a sensitive worksheet nothing is. */
  function forget() {
    clearTimeout(timer);
    stop = null;
    if (box.checked || keep.set !== FIRST || model.personal_data === "sensitive") keep.forget();
    else keep.refuse();
    tab.write(null);
    page.tools?.marks();
  }

  return {
    changed,
    keepNow,
    read,
    restore,
    tellAside,
    forget,
    state,
    savedAs,
    swap,
    halt,
    turnedOff,
    clock,
    heard,
    settled,
    isOn: () => box.checked,
    isTooMuch: () => isTooMuch,
    kept: () => keep,
    inTab,
    tab,
  };
}
