/** What a radio group or a checkbox says, where /V and the states of its widgets may tell different stories. The twin of toolkit/pdf/read/buttons.py. */

import pdf from "#contract/pdf.json" with { type: "json" };
import { decodeValue, inflate } from "./decode.js";
import { get, isArray, isDict, isName, items, nameText } from "./objects.js";
import { resolve } from "./parser.js";
import { PDFBool, PDFNumber, PDFRawStream } from "./pdf-lib.js";

const PAINTS = new RegExp(pdf.patterns.paints);
const LETTERS = new TextDecoder("windows-1252");
const INDEX = new RegExp(`^${pdf.patterns.index}$`);

const flagsOf = ({ entries }) =>
  entries.Ff instanceof PDFNumber && Number.isInteger(entries.Ff.asNumber()) ? entries.Ff.asNumber() : 0;
const isOn = (state) => Boolean(state) && state !== "Off";
const isIndex = (text, options) => INDEX.test(text) && Number(text) < options.length;

export const isPushButton = (field) => Boolean(flagsOf(field) & pdf.flags.push);

export const isRadio = (field) =>
  Boolean(flagsOf(field) & pdf.flags.radio) || (!field.merged && field.states.length > 1 && "Opt" in field.entries);

/**
 * `[ticked, whether /V and the widgets disagree]`. A parent that says Off while its widget is on was not updated (macOS Preview): the
 * widget tells. In one object it is a conflict.
 */
export function readCheckbox(field) {
  const shown = field.states.filter(Boolean).map((state) => state !== "Off");
  const isTicked = shown.includes(true);
  const claim = field.entries.V;
  if (claim === undefined) return [isTicked, false];
  const isClaimed = !["Off", ""].includes(decodeValue(claim) ?? "") || claim === PDFBool.True;
  if (!shown.length) return [isClaimed, false];
  return [isTicked || isClaimed, isTicked !== isClaimed && (isClaimed || field.merged)];
}

/**
 * `[the chosen option's value, whether /V and the widgets disagree]`. What the widgets show wins, because that is what people saw; /V
 * alone decides where no widget has a state. Both are compared where both speak.
 */
export function readRadio(field) {
  const { Opt: listed, V: claim } = field.entries;
  const on = field.states.filter(isOn);
  if (isArray(listed) && isName(claim) && on.length < 2) {
    const state = nameText(claim);
    if (state === "Off" && !on.length) return [null, false];
    if (on.length && on[0] === state && INDEX.test(state) && Number(state) < listed.size()) {
      return [decodeValue([...items(listed, Number(state) + 1)].pop()[0]), false];
    }
  }
  const options = isArray(listed)
    ? Array.from(items(listed, pdf.limits.options), ([item]) => decodeValue(item) ?? "")
    : [];
  const shown = new Set();
  field.states.forEach((state, place) => {
    if (isOn(state)) shown.add(optionOf(state, place, options, field.states.length));
  });
  const claims = claimsOf(field, options);
  if (shown.size) {
    const [first] = shown;
    return [first, shown.size > 1 || (claims.length > 0 && !claims.includes(first))];
  }
  return claims.length ? [claims[0], field.states.includes("Off")] : [null, false];
}

/** The option's value of a state: `/3` is the fourth of /Opt; otherwise the widget's place tells; otherwise the state itself is the value. */
function optionOf(state, place, options, widgets) {
  if (isIndex(state, options)) return options[Number(state)];
  return place !== null && options.length === widgets ? options[place] : state;
}

/** Every option that /V may mean, the likeliest first. */
function claimsOf(field, options) {
  const claim = field.entries.V;
  let text = claim === undefined || claim instanceof PDFBool ? null : decodeValue(claim);
  if (text?.startsWith("/") && !options.includes(text)) text = text.slice(1); // pypdf writes the state as a text, slash and all
  if (!text || text === "Off") return [];
  let place = null;
  if (options.length && !isIndex(text, options)) {
    const at = field.widgets.findIndex((widget) => onStates(widget).has(text));
    place = at < 0 ? null : at;
  }
  const claims = [optionOf(text, place, options, field.states.length)];
  // A name is a state; a text that is an option's value is that option.
  if (options.includes(text)) claims.splice(isName(claim) ? 1 : 0, 0, text);
  return claims;
}

/** Whether a widget has a value of its own that is not the group's: programs go by the one or the other. */
export function differsBelow({ entries, merged, widgets }) {
  if (merged) return false;
  const own = widgets.map((widget) => said(get(widget, "V")));
  return own.some((text) => text && text !== "Off" && text !== said(entries.V));
}

/** A value without the slash that pypdf writes into texts. */
const said = (value) => decodeValue(value)?.replace(/^\//, "") ?? null;

/** Whether a widget is on in a state for which it has no look, or one that paints nothing: viewers show it empty, so people saw no cross. */
export function showsNothing({ states, widgets }) {
  return widgets.some((widget, place) => {
    const looks = isOn(states[place]) ? looksOf(widget) : null;
    const own = looks?.keys().find((key) => nameText(key) === states[place]);
    return looks !== null && !(own && isPainted(resolve(looks.get(own), looks.context)[0]));
  });
}

/** Also where that cannot be told. */
function isPainted(look) {
  if (!(look instanceof PDFRawStream)) return false;
  try {
    return PAINTS.test(LETTERS.decode(inflate(look, pdf.limits.look, "too-big")));
  } catch {
    return true;
  }
}

/** The looks of a button by state; null where it has none at all, since some programs leave the painting to the viewer. */
function looksOf(widget) {
  const looks = get(widget, "AP");
  const normal = isDict(looks) ? get(looks, "N") : undefined;
  return isDict(normal) ? normal : null;
}

function onStates(widget) {
  const states = looksOf(widget)?.keys().map(nameText) ?? [];
  return new Set(states.filter((state) => state !== "Off"));
}
