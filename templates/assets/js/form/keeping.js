/** Keeps the draft on the device, and says the truth about it: `state()` is what the line says. */

import languages from "#contract/languages.json" with { type: "json" };
import { saveText } from "../files/file.js";
import { forgetCarried, keepCarried } from "../store/carried.js";
import { keeper } from "../store/keep.js";
import { tabMemory } from "../store/tab.js";
import { readBoxes } from "./boxes.js";
import { carriedBy } from "./carry.js";
import { documentOf, empty, isEmpty, readDocument } from "./sheet.js";

const PAUSE = 600; // ms after the last change before the answers are kept
const STOPS = new Set(["conflict", "gone"]);

export function startKeeping(page) {
  const { sheet, papers, bar, part, words } = page;
  const { model } = sheet;
  const { form } = words;
  const keep = keeper(model.id);
  const tab = tabMemory(model.id);
  const box = part("keep");
  let stop = null; // why nothing is kept until somebody chooses: another window, or a newer version of the worksheet
  let hasFailed = false;
  let wasSetAside = false;
  let timer;

  /** The time of day; of another day the day too. */
  function clock(date = new Date()) {
    const isToday = date.toDateString() === new Date().toDateString();
    /** @type {Intl.DateTimeFormatOptions} */
    const parts = { hour: "2-digit", minute: "2-digit", ...(isToday ? {} : { day: "numeric", month: "short" }) };
    return date.toLocaleString(languages[model.language].tag, parts);
  }
  const isDraft = () => sheet.paper.kind === "draft";
  const hasAnswers = () => Object.keys({ ...sheet.result.answers, ...sheet.result.respondent }).length > 0;

  function code() {
    const { kind, isKept, isInFile, file } = sheet.paper;
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

  function state(isAgain = false) {
    const now = code();
    const { name, file, at } = sheet.paper;
    bar.state(now, { name, file, time: at }, choices(now), isAgain);
  }

  /** What one can do about a state, where one is. */
  function choices(now) {
    const save = [form.save, () => page.save()];
    if (now === "conflict")
      return [
        [form.other_take, () => follow(true)],
        [form.other_keep, () => keepNow(true)],
      ];
    if (now === "gone")
      return [
        [form.gone_keep, () => keepNow(true)],
        [form.gone_clear, () => page.clear(true)],
      ];
    if (!isDraft()) {
      const close = [form[`close_${sheet.paper.kind}`], () => page.close()];
      const own = sheet.paper.kind === "file" && box.checked ? [[form.make_draft, () => page.makeDraft()]] : [];
      return now.endsWith("_changed") ? [save, close, ...own] : [close, ...own];
    }
    return ["failed", "not_kept", "changed_since", "newer"].includes(now) && hasAnswers() ? [save] : [];
  }

  /** The document shown as the tab remembers it; the draft below goes along where it is nowhere else. */
  function inTab() {
    const { kind, name, isInFile } = sheet.paper;
    const below = papers.looseDraft();
    return { kind, name, isInFile, document: documentOf(sheet), draft: below && documentOf({ ...sheet, ...below }) };
  }

  function keepNow(isSure = false) {
    clearTimeout(timer);
    if (!isDraft()) {
      if (box.checked) tab.write(inTab());
      return state();
    }
    if (!box.checked || (!isSure && (stop || sheet.paper.isKept))) return state();
    const document = documentOf(sheet);
    const outcome = keep.write(document, isSure);
    hasFailed = outcome === "failed";
    if (outcome === "off") return turnedOff();
    stop = STOPS.has(outcome) ? outcome : null;
    if (outcome === "kept") {
      Object.assign(sheet.paper, { isKept: true, at: clock() });
      keepCarried(model.id, carriedBy(sheet, document));
      tab.write(null);
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

  function turnedOff() {
    box.checked = false;
    sheet.paper.isKept = false;
    state();
  }

  /** The draft on the device into the sheet. Says whether there was one. */
  function restore() {
    const { document, off, isAside } = keep.read();
    hasFailed = !keep.works();
    box.checked = document !== null || (!off && model.personal_data !== "sensitive");
    wasSetAside = isAside;
    if (!document) return false;
    const found = readDocument(sheet, document);
    if (found.refused) {
      stop = found.refused.code === "unknown-version" ? "newer" : null;
      wasSetAside = !stop;
      if (!stop) keep.setAside();
      return false;
    }
    found.take();
    page.notes(found.notes, form.restored, true);
    const saved = new Date(document.saved);
    Object.assign(sheet.paper, { isKept: true, at: clock(Number.isNaN(saved.getTime()) ? undefined : saved) });
    return true;
  }

  /** Says that something was set aside, each time the page is opened, until somebody has it as a file. */
  function tellAside() {
    if (!wasSetAside && keep.aside() === null) return;
    const save = () => {
      saveText(keep.aside(), `${model.id}-${form.set_aside_name}.txt`);
      keep.dropAside();
      bar.tell(form.set_aside_saved);
    };
    bar.tell(form.set_aside, null, keep.aside() === null ? null : [form.set_aside_save, save]);
  }

  /** Follows another window. `isAsked`: what stands here is given up, which can be taken back. */
  function follow(isAsked = false) {
    const undo = papers.here();
    stop = null;
    empty(sheet);
    Object.assign(sheet.paper, { isKept: true, isInFile: false, file: null, at: null });
    restore();
    page.show();
    if (isAsked) bar.tell(form.other_taken, page.taking(undo));
    else bar.forget();
    state();
  }

  /** What is shown came from elsewhere than the keyboard: the draft is kept as it is now. */
  function settled() {
    if (isDraft() && box.checked && keep.look().isOurs) sheet.paper.isKept = false;
    keepNow();
    heard();
  }

  function heard() {
    if (!isDraft() || !box.checked || stop === "newer") return;
    if (readBoxes(sheet).length) papers.touched();
    const { isThere, isOff, isOurs } = keep.look();
    if (isOurs) return;
    if (isOff) return turnedOff();
    if (!isThere) {
      if (isEmpty(sheet)) return;
      stop = "gone";
      sheet.paper.isKept = false;
    } else if (sheet.paper.isKept || isEmpty(sheet)) return follow();
    else stop = "conflict";
    clearTimeout(timer);
    state();
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
      else if (isThere && isEmpty(sheet)) follow();
      if (!isEmpty(sheet)) sheet.paper.isKept = false;
    }
    keepNow();
  });

  /** Takes the answers off the device; that somebody said no is remembered, but of a sensitive worksheet nothing is. */
  function forget() {
    clearTimeout(timer);
    stop = null;
    if (box.checked || model.personal_data === "sensitive") keep.forget();
    else keep.refuse();
    tab.write(null);
    forgetCarried(model.id);
  }

  return {
    changed,
    keepNow,
    read,
    restore,
    tellAside,
    forget,
    state,
    clock,
    heard,
    settled,
    isOn: () => box.checked,
    inTab,
    tab,
  };
}
