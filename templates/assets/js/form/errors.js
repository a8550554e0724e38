/** Findings at their places in the form, and all of them in the panel above it. */

import { answerOf as shapeOf } from "../contract/shape.js";
import { make, namedButton } from "../page/said.js";
import { change } from "../reading/apart.js";
import { mask } from "../rules/index.js";
import { labelOf as placeInWords } from "../words/describe.js";
import { fill, sentence } from "../words/sentences.js";
import { controlsIn, partsOf, valueOf } from "./boxes.js";

const MOST = 100; // in the panel; a stranger's file may give thousands
const MOST_SAID = 3; // of one question; the panel has the others
const NOT_SHOWN = new Set(["unknown-option", "unknown-field", "wrong-type", "out-of-range"]);

/** The id of a finding's field in `sheet.fields` and its path in the form. */
function placeOf(finding) {
  const [id, ...rest] = finding.field.startsWith("respondent.")
    ? ["respondent", finding.field.slice(11)]
    : [finding.field];
  return { id, path: [id, ...rest, finding.row, finding.column].filter((part) => part != null) };
}

/** The control, row or group that a finding is about; null where the form has no place for it or does not ask. */
function targetOf(sheet, finding) {
  if (!finding.field) return null;
  const { id, path } = placeOf(finding);
  if (!sheet.fields.has(id)) return null;
  for (; path.length; path.pop()) {
    const target = document.getElementById(`f-${path.join("__")}`);
    if (target && sheet.root.contains(target)) return target.closest("[hidden]") ? null : target;
  }
  return null;
}

/** `Question – row, column` in words, as reports say it. */
export const labelOf = (sheet, finding) => placeInWords(finding, sheet.model, sheet.words);

export function say(sheet, finding) {
  const isOfSheet = finding.field && finding.field !== "respondent";
  const type = (isOfSheet && sheet.fields.get(finding.field)?.field.type) || null;
  return sentence(sheet.words.findings, sheet.model.language, finding, type);
}

/** Whether what the finding is about cannot be seen in the form, so that only a button can remove it. */
function isUnseen(sheet, finding, target) {
  if (!NOT_SHOWN.has(finding.code)) return false;
  const { field } = sheet.fields.get(placeOf(finding).id);
  if (["chosen", "order"].includes(shapeOf(field)) || finding.code === "unknown-field") return true;
  return (target.name ? [target] : controlsIn(target)).every((control) => valueOf(control) === undefined);
}

/** Puts the findings of the fields in `sheet.shown` (all once checked) at their places; those that are mended go. Returns the targets of those that are new or say something else. */
export function showErrors(sheet) {
  const wanted = new Map();
  for (const finding of sheet.result.findings) {
    if (finding.severity !== "error" || !finding.field) continue;
    if (!sheet.checked && !sheet.shown.has(placeOf(finding).id)) continue;
    const target = targetOf(sheet, finding);
    if (!target) continue;
    const { message, remedy } = say(sheet, finding);
    const entry = wanted.get(target) ?? { texts: new Set(), unseen: null, label: labelOf(sheet, finding) };
    entry.texts.add(`${message} ${remedy}`);
    if (isUnseen(sheet, finding, target)) entry.unseen = placeOf(finding).id;
    wanted.set(target, entry);
  }
  for (const [target, placed] of sheet.errors) {
    if (wanted.has(target) && target.isConnected) continue;
    mark(target, placed.text.id, false);
    placed.text.remove();
    placed.button?.remove();
    sheet.errors.delete(target);
  }
  const fresh = [];
  for (const [target, { texts, unseen, label }] of wanted) {
    const said = [...texts].join(" ");
    if (sheet.errors.get(target)?.said !== said) fresh.push(target);
    place(sheet, target, said, unseen);
    sheet.errors.get(target).label = label;
  }
  return fresh;
}

/** Says the errors that have come at questions which somebody has just left, and so does not see (WCAG 4.1.3). */
export function sayErrors(sheet, targets, ids, say) {
  for (const id of ids) {
    const { element } = sheet.fields.get(id);
    const texts = targets
      .filter((target) => element.contains(target))
      .map((target) => {
        const { label, text } = sheet.errors.get(target);
        return `${mask(lead(label))} ${text.textContent}`; // with row and column: in a table there are many boxes
      });
    const left = texts.splice(MOST_SAID).length;
    if (left) texts.push(fill(sheet.words.form.more, { n: left }));
    if (texts.length) say(texts.join(" "), `error ${id}`);
  }
}

function questionOf(sheet, id) {
  return sheet.fields.get(id).field.label ?? sheet.words.respondent.title;
}

function place(sheet, target, text, unseen) {
  let placed = sheet.errors.get(target);
  if (!placed) {
    placed = { text: make("p", undefined, { class: "ws-error", id: `error-${target.id}` }), button: null };
    sheet.errors.set(target, placed);
    if (target.matches("tr"))
      target.querySelector("th").append(placed.text); // behind what names its controls
    else if (target.matches("fieldset, details"))
      (target.querySelector(":scope > .ws-help") ?? target.firstElementChild).after(placed.text);
    else (target.closest(".ws-measure, .ws-mark") ?? target).before(placed.text);
    mark(target, placed.text.id, true);
  }
  if (placed.said !== text) {
    placed.text.replaceChildren(make("span", `${sheet.words.form.error}: `, { class: "ws-sr" }), text);
    placed.said = text;
  }
  if (Boolean(unseen) === Boolean(placed.button)) return;
  if (unseen) {
    placed.button = namedButton(sheet.words.form.drop_unshown, questionOf(sheet, unseen), null, {
      "data-drop": unseen,
    });
    placed.text.after(placed.button);
  } else {
    placed.button.remove();
    placed.button = null;
  }
}

/** Ties an error to its control, of a row to the first one. aria-invalid is not allowed on single radio buttons nor on plain groups. */
function mark(target, id, on) {
  for (const control of target.matches("tr") ? controlsIn(target).slice(0, 1) : [target]) {
    const ids = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((other) => other && other !== id);
    if (on) ids.push(id);
    if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
    else control.removeAttribute("aria-describedby");
    if (!control.matches("[role=radiogroup], select, textarea, input:not([type=radio])")) continue;
    if (on) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}

/** The answer of a field as its controls show it, without what they cannot show. */
export function seenAnswer(element, field) {
  return controlsIn(element).reduce((raw, control) => {
    const value = valueOf(control);
    return value === undefined ? raw : change(field, raw, partsOf(control), value);
  }, undefined);
}

/** What a finding is about, before it. */
const lead = (label) => (/[?!.:]$/.test(label) ? label : `${label}:`);

/** The findings as items of the panel, errors and notes apart. */
export function panelItems(sheet) {
  const items = { error: [], note: [] };
  for (const finding of sheet.result.findings) {
    const { message, remedy } = say(sheet, finding);
    const isUnknown = finding.field && !sheet.fields.has(placeOf(finding).id);
    const isNamed = finding.field && (!isUnknown || finding.code === "looks-like-cpr");
    const label = isNamed ? labelOf(sheet, finding) : "";
    const text = label ? `${lead(label)} ${message}` : `${message} ${remedy}`;
    const target = isUnknown ? sheet.root.querySelector("[data-unknown]") : targetOf(sheet, finding);
    const go = finding.severity === "error" && target ? () => goTo(target) : null;
    items[finding.severity].push({ text: mask(text), go, href: go && `#${target.id}` });
  }
  for (const list of Object.values(items)) {
    if (list.length > MOST) list.splice(MOST, list.length, fill(sheet.words.form.more, { n: list.length - MOST }));
  }
  return items;
}

/** Moves to a control, or to the first one of a group, with its question in view. */
function goTo(target) {
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const inside = target.name ? [target] : [...target.querySelectorAll("[name], button")];
  const control = inside.find((one) => one.checked) ?? inside[0] ?? target;
  (target.closest("tr") ?? target.closest(".ws-field") ?? target).scrollIntoView({ block: "start" });
  control.focus({ preventScroll: true });
}
