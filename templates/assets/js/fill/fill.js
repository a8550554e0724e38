// @ts-nocheck: works on pdf-lib's objects, whose types its files do not tell; tests/browser/test_fill.py holds it.
/**
 * Answers written into one of our own PDFs: values, states and looks; tags and definition stay. What the boxes do not show stands on pages
 * behind them. The twin of toolkit/pdf/make/fill.py; what that has from the model, this has from the file.
 */

import pdf from "#contract/pdf.json" with { type: "json" };
import { decodeText } from "../pdf/decode.js";
import { get, getBoth, isArray, items, nameText } from "../pdf/objects.js";
import { openPdf } from "../pdf/parser.js";
import { PDFHexString, PDFName, PDFString } from "../pdf/pdf-lib.js";
import { written } from "../pdf/writing.js";
import { codePointCount } from "../reading/text.js";
import { fill } from "../words/fill.js";
import { cutOff, defaultAppearance, fitted, paper, textOperators } from "./appearance.js";
import { cardsIn, drawCards, totalsIn } from "./boards.js";
import { continueBehind } from "./continuation.js";
import { beyond, formFont } from "./font.js";
import { valuesFrom } from "./values.js";
import { wideFont } from "./wide.js";

const HIDDEN = 1 << 1;
const MULTILINE = 1 << 12;
const name = (text) => PDFName.of(text);
const words = (text) => PDFHexString.fromText(text);

/** The file is not the empty form of this worksheet, version and language. */
export class WrongForm extends Error {}

/**
 * `{bytes, unseen, behind}`: the form with the answers of `document`, an answer document of this version, masked; the signs that no font of
 * ours has, for which `?` is drawn; how many answers go on behind the form. `sheet`: `{title, words, measures}`; `wide`: gives a promise of the font for signs beyond cp1252 (wide.js), asked where there are any. Raises
 * NoRoom, WrongForm, Unreadable.
 */
export async function fillPdf(bytes, model, document, sheet, wide) {
  const { root } = await openPdf(bytes);
  const { context } = root;
  const form = get(root, "AcroForm");
  const fields = new Map();
  for (const [field] of items(get(form, "Fields"))) fields.set(decodeText(get(field, "T")), field);
  const who = `${model.id} ${model.version} ${model.language} ${model.hash.slice(0, 8)}`;
  const identity = fields.get(pdf.fields.identity);
  if (!identity || decodeText(get(identity, "V")) !== who) throw new WrongForm(who);

  const values = valuesFrom(model, document);
  const dropped = document.dropped ?? {};
  const pages = pagesIn(root);
  const own = formFont(form);
  const asked = [...fields].filter(([id]) => values.has(id));
  const labels = asked.flatMap(([, field]) => [decodeText(get(field, "TU")), ...(labelsOf(field)?.values() ?? [])]);
  const typed = [...values.values(), ...said(dropped)].join("");
  const broad = beyond(typed + labels.join("")).length ? wideFont(context, await wide()) : null;
  const fontFor = (text) => (beyond(text).some((sign) => broad.has(sign)) ? broad : own);
  const pen = { context, own, fontFor, sheet, unseen: [], cutOff: [], largest: sheet.measures.size };
  for (const [id, field] of asked) write(pen, field, values.get(id));
  const more = (n) => fill(sheet.words.more_cards, { n });
  const drawn = new Map([...cardsIn(model, values, sheet.words), ...totalsIn(model, document)]);
  drawCards(root, pages, drawn, fontFor, more, sheet.measures);
  if (Object.keys(dropped).length) {
    const aside = { FT: "Tx", T: words(pdf.fields.aside), V: words(JSON.stringify(dropped)), Ff: 1 };
    get(form, "Fields").push(context.register(context.obj(aside)));
  }
  goOn(pen, root, pages, { who, language: model.language, dropped: said(dropped) });
  if (broad) broad.finish();
  return {
    bytes: await written(context),
    behind: pen.cutOff.length,
    unseen: beyond(typed).filter((sign) => !broad.has(sign)),
  };
}

/** `[page, ref]` in their order. */
function pagesIn(root) {
  const found = [];
  const waiting = [getBoth(root, "Pages")];
  while (waiting.length) {
    const [node, ref] = waiting.pop();
    const kids = get(node, "Kids");
    if (isArray(kids)) waiting.push(...[...items(kids)].reverse());
    else found.push([node, ref]);
  }
  return found;
}

/** An answer that no sheet knows any more, a line for each part: `name: value`. */
function said(raw, called = "") {
  const named = (key) => (called ? `${called}, ${key}` : String(key));
  if (Array.isArray(raw) && !raw.some((item) => item !== null && typeof item === "object"))
    return [`${called}: ${raw.join(", ")}`];
  if (Array.isArray(raw)) return raw.flatMap((item, index) => said(item, named(index + 1)));
  if (raw !== null && typeof raw === "object")
    return Object.entries(raw).flatMap(([key, value]) => said(value, named(key)));
  return [`${called}: ${raw}`];
}

function write(pen, field, value) {
  const kids = get(field, "Kids");
  const label = decodeText(get(field, "TU"));
  const first = isArray(kids) ? [...items(kids)][0][0] : field;
  const isHidden = Boolean(get(first, "F").asNumber() & HIDDEN);
  if (isHidden) pen.unseen.push(`${label}: ${optionOf(field, value)}`);
  if (isArray(kids)) {
    const chosen = [...items(get(field, "Opt"))].findIndex(([option]) => decodeText(option) === String(value));
    field.set(name("V"), name(String(chosen)));
    let number = 0;
    for (const [kid] of items(kids)) kid.set(name("AS"), name(number++ === chosen ? String(chosen) : "Off"));
  } else if (nameText(get(field, "FT")) === "Btn") {
    const state = get(get(field, "AP"), "N")
      .keys()
      .find((key) => nameText(key) !== "Off");
    for (const key of ["V", "AS"]) field.set(name(key), state);
  } else {
    field.set(name("V"), words(value));
    const most = get(field, "MaxLen");
    if (most && codePointCount(value) > most.asNumber()) field.delete(name("MaxLen")); // a viewer would cut the answer off
    if (!isHidden) show(pen, field, value, label);
  }
}

/** The words of an option, where its field has any. */
function optionOf(field, value) {
  const kids = get(field, "Kids");
  if (!isArray(kids)) return value;
  const place = [...items(get(field, "Opt"))].findIndex(([option]) => decodeText(option) === value);
  const [question, all] = [field, [...items(kids)][place][0]].map((one) => decodeText(get(one, "TU")));
  return all.slice(question.length).replace(/^:? /, "");
}

/** Value → label of the options of a field in which one chooses; null of one in which one writes. */
function labelsOf(field) {
  if (get(field, "FT") !== name("Ch")) return null;
  return new Map(
    Array.from(items(get(field, "Opt")), ([pair]) => Array.from(items(pair), ([part]) => decodeText(part))),
  );
}

function show(pen, field, value, label) {
  const { measures } = pen.sheet;
  const labels = labelsOf(field);
  let shown = labels ? labels.get(value) : value;
  const font = pen.fontFor(shown);
  const room = roomOf(field);
  const most = Math.max(measures.size, Number(decodeText(get(field, "DA")).split(" ")[1]));
  pen.largest = Math.max(pen.largest, most);
  const smallest = labels ? measures.least_chosen : measures.least;
  let [lines, size, fits] = fitted(shown, most, room, font, measures, (smallest * most) / measures.size);
  if (labels && size * measures.size < measures.least * most && shown.startsWith(value)) {
    shown = value; // of a step: its number, legible, says more than all its words in small letters
    [lines, size, fits] = fitted(shown, most, room, font, measures);
  }
  const setSize = () => field.set(name("DA"), PDFString.of(defaultAppearance(pen.own, size)));
  setSize();
  if (!fits && labels) {
    const sizes = [(measures.least * most) / measures.size, size];
    [lines, size, fits] = beginning([...labels.values()], shown, room, font, sizes, measures);
    setSize();
  }
  if (fits) draw(pen, field, lines, size, shown);
  else pen.cutOff.push({ field, shown, size, passage: { heading: label, paragraphs: paragraphs(shown), page: 0 } });
}

/** The beginning of an option in the first of `sizes` in which it tells which one it is. */
function beginning(labels, shown, room, font, sizes, measures) {
  let lines;
  for (const size of sizes) {
    lines = cutOff(shown, size, room, font, measures, ["…"]);
    const start = lines[0].replace(/…$/, "").trimEnd();
    if (labels.filter((label) => label.startsWith(start)).length === 1) return [lines, size, true];
  }
  return [lines, sizes.at(-1), false];
}

function roomOf(field) {
  const [left, low, right, high] = Array.from(items(get(field, "Rect")), ([number]) => number.asNumber());
  return { width: right - left, height: high - low, several: Boolean((get(field, "Ff")?.asNumber() ?? 0) & MULTILINE) };
}

function draw({ context, sheet, fontFor }, field, lines, size, shown) {
  const font = fontFor(shown);
  const room = roomOf(field);
  const drawn = textOperators(lines, size, room, font, sheet.measures);
  const box = [0, 0, Number(room.width.toFixed(2)), Number(room.height.toFixed(2))];
  const look = context.flateStream(room.several ? paper(room) + drawn : drawn, {
    Type: "XObject",
    Subtype: "Form",
    BBox: box,
    Resources: font.resources,
  }); // on paper the lines for a hand are closer or wider than those that are typed
  field.set(name("AP"), context.obj({ N: context.register(look) }));
}

const paragraphs = (text) =>
  text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .filter((line) => line.trim());

/** What the boxes do not show, on pages behind them; then the boxes that say where. */
function goOn(pen, root, pages, { who, language, dropped }) {
  const { measures, title, words: told } = pen.sheet;
  const passages = pen.cutOff.map(({ passage }) => passage);
  if (pen.unseen.length) passages.unshift({ heading: told.respondent, paragraphs: pen.unseen, page: 0 });
  if (dropped.length) passages.push({ heading: told.dropped, paragraphs: dropped, page: 0 });
  if (!passages.length) return;
  continueBehind(root, pages, {
    title: told.title,
    passages,
    fontFor: pen.fontFor,
    scale: pen.largest / measures.size,
    language,
    foot: (page) => fill(told.foot, { title, identity: who, page }),
    measures,
  });
  for (const { field, shown, size, passage } of pen.cutOff) {
    const marks = [told.mark, told.short_mark].map((text) => fill(text, { page: passage.page }));
    draw(pen, field, cutOff(shown, size, roomOf(field), pen.fontFor(shown), measures, marks), size, shown);
  }
}
