/**
 * The field tree of a hostile PDF, walked within a budget: every field once, with its value and the states of its widgets.
 * The twin of toolkit/pdf/read/walk.py, which says why.
 */

import pdf from "#contract/pdf.json" with { type: "json" };
import { Unreadable } from "../files/unreadable.js";
import { decodeText, isString } from "./decode.js";
import { get, getBoth, isArray, isDict, isName, items, nameText } from "./objects.js";
import { noteBroken } from "./parser.js";

const MOST = pdf.limits;

const joined = (prefix, own) => (own === null ? prefix : prefix ? `${prefix}.${own}` : own);
const kindOf = (entries) => (isName(entries.FT) ? nameText(entries.FT) : null);
const hasName = (node) => get(node, "T") !== undefined;

function take(node, entries, keys) {
  for (const key of keys) {
    const value = get(node, key);
    if (value !== undefined) entries[key] = value;
  }
}

/** The partial name of a field, or null where it is no text. */
function nameOf(node) {
  const name = get(node, "T");
  return isString(name) ? decodeText(name) : null;
}

/** The appearance state that a widget shows, without the slash. */
function stateOf(widget) {
  const state = get(widget, "AS");
  return isName(state) ? nameText(state) : null;
}

/** Whether a kid is a widget of its parent and no field of its own. Old WeasyPrint forms repeat the group's name in its radio buttons. */
function isWidgetOf(kid, own, kind) {
  if (!isDict(kid) || get(kid, "Kids") !== undefined) return false;
  if (!hasName(kid)) return true;
  return kind === "Btn" && get(kid, "AS") !== undefined && nameOf(kid) === own;
}

/**
 * The terminal fields in the order of the file; a name may stand there twice. Each is `{name, kind, entries, states, merged, widgets}`:
 * `kind` Tx, Btn, Ch, Sig or whatever stands there; `entries` FT V Ff Opt, own or inherited; `states` the /AS of each widget or null;
 * `merged`: field and widget are one object. Beside them `nameless`: those that hold an answer to nobody knows what.
 */
export function walkFields(root) {
  const fields = [];
  const nameless = [];
  const seen = new Set();
  const byGroup = new Map();
  let nodes = 0;

  function isNew(ref) {
    if ((nodes += 1) > MOST.nodes) throw new Unreadable("too-many-fields");
    if (ref === null) return true;
    if (seen.has(ref)) return false;
    seen.add(ref);
    return true;
  }

  /** Keeps the field if it can hold an answer: a widget without a name or a type is decoration. */
  function add(found) {
    const hasValue = "V" in found.entries;
    if (!found.name || !(found.kind || hasValue)) {
      if (hasValue && nameless.length < MOST.notes) nameless.push(found);
      return;
    }
    fields.push(found);
    if (fields.length > MOST.fields) throw new Unreadable("too-many-fields");
  }

  function visit(node, ref, prefix, inherited, depth) {
    if (!isDict(node) || !isNew(ref)) return;
    if (depth > MOST.depth) throw new Unreadable("too-many-fields");
    const entries = Object.assign(Object.create(null), inherited);
    take(node, entries, ["FT", "V"]);
    const kids = get(node, "Kids");
    const kind = kindOf(entries);
    if (kind !== "Tx" || kids !== undefined) take(node, entries, ["Ff", "Opt"]);
    const own = hasName(node) ? nameOf(node) : null;
    const name = joined(prefix, own);
    if (!isArray(kids) || !kids.size()) {
      add({ name, kind, entries, states: kind === "Btn" ? [stateOf(node)] : [], merged: true, widgets: [node], node });
      return;
    }
    const group = { name, kind, entries, states: [], merged: false, widgets: [], node };
    let isField = false;
    for (const [kid, kidRef] of items(kids)) {
      if (isWidgetOf(kid, own, kind)) {
        isField = true;
        if (isNew(kidRef)) addWidget(group, kid);
      } else visit(kid, kidRef, name, entries, depth + 1);
    }
    if (!isField) return;
    add(group);
    if (ref) byGroup.set(ref, group);
  }

  function addWidget(group, widget) {
    group.states.push(stateOf(widget));
    group.widgets.push(widget);
  }

  /** A widget that only a page knows: some programs lose them from /AcroForm /Fields or from their parent's /Kids. */
  function visitLost(widget, ref) {
    const chain = [[widget, ref]];
    for (let [parent, at] = getBoth(widget, "Parent"); isDict(parent); [parent, at] = getBoth(parent, "Parent")) {
      chain.push([parent, at]);
      if (chain.length > MOST.depth) throw new Unreadable("too-many-fields");
    }
    const group = chain.length > 1 ? byGroup.get(chain[1][1]) : undefined;
    if (group && !hasName(widget)) {
      isNew(ref);
      addWidget(group, widget);
      return;
    }
    visit(...chain.at(-1), "", {}, 0);
    if (seen.has(ref)) return;
    // The ancestors are known, but none of them names this widget among its kids.
    let prefix = "";
    const entries = {};
    for (const [node] of chain.slice(1).reverse()) {
      take(node, entries, pdf.inherited);
      prefix = joined(prefix, hasName(node) ? nameOf(node) : null);
    }
    visit(widget, ref, prefix, entries, chain.length);
  }

  const form = get(root, "AcroForm");
  const listed = isDict(form) ? get(form, "Fields") : undefined;
  if (isArray(listed)) for (const [node, ref] of items(listed)) visit(node, ref, "", {}, 0);
  for (const page of pagesOf(root)) {
    const annotations = get(page, "Annots");
    if (!isArray(annotations)) continue;
    if (annotations.size() > MOST.nodes) throw new Unreadable("too-many-fields");
    for (const [annotation, ref] of items(annotations)) {
      if (!isDict(annotation) || (ref && seen.has(ref))) continue;
      const type = get(annotation, "Subtype");
      if (ref && isName(type) && nameText(type) === "Widget") visitLost(annotation, ref);
      else isNew(ref);
    }
  }
  return { fields, nameless };
}

/** The pages in order, each object once. Raises Unreadable `too-big`, or `damaged` where a part of their tree stands in itself. */
export function* pagesOf(root) {
  const seen = new Set();
  const rest = [getBoth(root, "Pages")];
  for (let count = 0; rest.length; ) {
    const [node, ref] = rest.pop();
    const kids = isDict(node) ? get(node, "Kids") : undefined;
    if (isArray(kids) && ref && seen.has(ref)) throw new Unreadable("damaged");
    if (!isDict(node)) noteBroken(root);
    if (!isDict(node) || (ref && seen.has(ref))) continue;
    if (ref) seen.add(ref);
    if (isArray(kids)) {
      if (rest.length + kids.size() > 10 * MOST.pages) throw new Unreadable("too-big");
      rest.push(...[...items(kids)].reverse());
    } else {
      if (count++ > MOST.pages) throw new Unreadable("too-big");
      yield node;
    }
  }
}
