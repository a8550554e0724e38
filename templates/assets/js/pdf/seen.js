/** Whether anybody can see a field on its page. The twin of toolkit/pdf/read/seen.py, which says why. */

import pdf from "#contract/pdf.json" with { type: "json" };
import { get, isArray, isDict, isName, items, nameText } from "./objects.js";
import { PDFNumber } from "./pdf-lib.js";
import { placesIn } from "./several.js";
import { pagesOf } from "./walk.js";

const HIDDEN = pdf.flags.hidden | pdf.flags.no_view;
const { options: MOST, depth: DEPTH, seen: LEAST } = pdf.limits;

/** What says of a field whether a box of it can be seen. */
export function sightOf(root) {
  const places = placesIn(root);
  const pages = [...pagesOf(root)];
  const boxes = pages.map(shownOf);
  const isOn = layersOf(root);

  function isSeen(widget) {
    if (!isDict(widget) || !places.has(widget)) return false;
    const [flags, layer] = [get(widget, "F"), get(widget, "OC")];
    if (flags instanceof PDFNumber && flags.asNumber() & HIDDEN) return false;
    if (isDict(layer) && !isOn(layer)) return false;
    const [box, page] = [boxOf(get(widget, "Rect")), boxes[places.get(widget)]];
    return !box || !page || overlap(box, page);
  }

  return ({ widgets }) => widgets.some(isSeen);
}

/** What says of a layer whether it is on when the file is opened. */
function layersOf(root) {
  const known = get(root, "OCProperties");
  const rules = isDict(known) ? get(known, "D") : undefined;
  const groupsIn = (key) => new Set(isDict(rules) ? listed(get(rules, key)) : []);
  const [on, off] = [groupsIn("ON"), groupsIn("OFF")];
  const isUsual = !isDict(rules) || named(rules, "BaseState") !== "OFF";
  const isGroupOn = (group) => (isUsual ? !off.has(group) : on.has(group));
  return (layer) => {
    if (named(layer, "Type") !== "OCMD") return isGroupOn(layer);
    const groups = get(layer, "OCGs");
    const each = (isArray(groups) ? listed(groups) : [groups]).filter(isDict).map(isGroupOn);
    const rule = named(layer, "P");
    if (!each.length) return true;
    if (rule === "AllOn" || rule === "AnyOff") return each.every(Boolean) === (rule === "AllOn");
    return each.some(Boolean) === (rule !== "AllOff");
  };
}

const listed = (array) => (isArray(array) ? Array.from(items(array, MOST), ([one]) => one) : []);

function named(dict, key) {
  const value = get(dict, key);
  return isName(value) ? nameText(value) : null;
}

/** What is shown of a page; null where that cannot be told. */
function shownOf(page) {
  const boxes = ["CropBox", "MediaBox"].map((key) => boxOf(inherited(page, key))).filter((box) => box);
  if (!boxes.length) return null;
  const [low, high] = [Math.max, Math.min].map((pick) => (at) => pick(...boxes.map((box) => box[at])));
  return [low(0), low(1), high(2), high(3)];
}

function inherited(node, key) {
  for (let depth = 0; depth < DEPTH && isDict(node); depth++) {
    const value = get(node, key);
    if (value !== undefined) return value;
    node = get(node, "Parent");
  }
  return undefined;
}

/** Left, bottom, right, top, of a rectangle that may name any two corners. */
function boxOf(corners) {
  const each = isArray(corners) && corners.size() === 4 ? listed(corners) : [];
  if (!each.length || !each.every((one) => one instanceof PDFNumber)) return null;
  const [left, bottom, right, top] = each.map((one) => one.asNumber());
  return [Math.min(left, right), Math.min(bottom, top), Math.max(left, right), Math.max(bottom, top)];
}

/** Whether they share more than a dot. */
function overlap(one, other) {
  const shared = (at) => Math.min(one[at + 2], other[at + 2]) - Math.max(one[at], other[at]);
  return shared(0) >= LEAST && shared(1) >= LEAST;
}
