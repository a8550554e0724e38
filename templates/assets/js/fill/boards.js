// @ts-nocheck: works on pdf-lib's objects, whose types its files do not tell; tests/browser/test_fill.py holds it.
/** Cards of a placement drawn in the cells of its printed board. The twin of toolkit/pdf/make/boards.py, which says how a file tells its cells. */

import { readers } from "#fields/made.js";
import { cellName, cellOf, fieldsOf } from "../contract/shape.js";
import { decodeText } from "../pdf/decode.js";
import { get, isArray, isDict, isName, items, nameText } from "../pdf/objects.js";
import { PDFBool, PDFDict, PDFName } from "../pdf/pdf-lib.js";
import { isEmpty } from "../reading/text.js";
import { totals } from "../reading/total.js";
import { fill } from "../words/fill.js";
import { grouped } from "../words/written.js";
import { fixed, short, wrapped } from "./appearance.js";

const PROPERTY = "board";
const TOTAL = "total"; // the row below a table
const PAD = 3.5; // white around the cards of a cell, in pt
const GAP = 0.35; // between two of them, in sizes
const SIZES = [9.5, 9, 8.5, 8, 7.5, 7];
const name = (text) => PDFName.of(text);

/** `Map` of `field/row/column` → `[{text, isOwn}]`: the cards that stand in a cell, numbered as in the list, a star at one's own. */
export function cardsIn(model, values, words) {
  const found = new Map();
  for (const field of fieldsOf(model)) {
    if (field.type !== "placement") continue;
    for (let number = 1; number <= field.max_cards; number++) {
      const [text, row, column, mine, to] = ["text", "row", "column", "mine", "to"].map((part) =>
        values.get(cellName(field.id, [String(number), part])),
      );
      if (!text || !row || !column) continue;
      const said = `${number}${mine ? "*" : ""} ${text}`;
      const place = [field.id, row, column].join("/");
      if (!found.has(place)) found.set(place, []);
      found.get(place).push({ text: to ? fill(words.card_with, { text: said, to }) : said, isOwn: Boolean(mine) });
    }
  }
  return found;
}

/** `Map` of `field/total/column` → `[{text, isOwn}]`: what the columns of tables come to, by their place below the table. */
export function totalsIn(model, { answers, language }) {
  const found = new Map();
  for (const field of fieldsOf(model)) {
    const raw = answers?.[field.id];
    if (cellOf(field) !== "columns" || isEmpty(raw)) continue;
    const { value } = readers[field.type](field, raw, language || model.language, readers);
    for (const [column, total] of Object.entries(totals(field, value)))
      found.set([field.id, TOTAL, column].join("/"), [{ text: grouped(total, model.language), isOwn: false }]);
  }
  return found;
}

/** Draws them, as content of the TD elements; nothing for a board that is not on these pages. `more`: number of cards without room → words. */
export function drawCards(root, pages, cards, fontFor, more, measures) {
  const { context } = root;
  const cells = new Map();
  for (const cell of boardCells(root)) {
    if (!cards.has(cell.place)) continue;
    const page = cell.element.get(name("Pg"));
    cells.set(page, [...(cells.get(page) ?? []), cell]);
  }
  if (!cells.size) return;
  const nums = get(get(get(root, "StructTreeRoot"), "ParentTree"), "Nums");
  const byKey = new Map();
  for (let at = 0; at < nums.size(); at += 2)
    byKey.set(context.lookup(nums.get(at)).asNumber(), context.lookup(nums.get(at + 1)));
  for (const [page, ref] of pages) {
    if (!cells.has(ref)) continue;
    const marked = byKey.get(get(page, "StructParents").asNumber());
    const drawn = cells.get(ref).map((cell) => {
      const held = cards.get(cell.place);
      const font = fontFor([...held.map(({ text }) => text), more(held.length)].join("\n"));
      const known = get(get(page, "Resources"), "Font");
      for (const [key, value] of font.fonts) if (!known.has(key)) known.set(key, value);
      const number = marked.size();
      kidsOf(cell.element).push(context.obj({ Type: "MCR", Pg: ref, MCID: number }));
      marked.push(cell.ref);
      return drawnCell(cell, held, number, font, more, measures);
    });
    const contents = page.get(name("Contents"));
    const old = context.lookup(contents);
    const stream = (text) => context.register(context.flateStream(text));
    const parts = [stream("q\n"), ...(isArray(old) ? old.asArray() : [contents]), stream(`Q\n${drawn.join("\n")}`)];
    page.set(name("Contents"), context.obj(parts));
  }
}

function kidsOf(element) {
  const kids = get(element, "K");
  if (isArray(kids)) return kids;
  const made = element.context.obj(kids === undefined ? [] : [element.get(name("K"))]);
  element.set(name("K"), made);
  return made;
}

/** `{element, ref, place, left, low, width, height}` of every cell of a board. */
function* boardCells(root) {
  if (get(get(root, "MarkInfo"), "UserProperties") !== PDFBool.True) return;
  const waiting = [[get(root, "StructTreeRoot"), null]];
  while (waiting.length) {
    const [element, ref] = waiting.pop();
    const kids = get(element, "K");
    for (const [kid, kidRef] of isArray(kids) ? items(kids) : [[kids, element.get(name("K"))]])
      if (isDict(kid) && isName(get(kid, "S"))) waiting.push([kid, kidRef]);
    const attributes = get(element, "A");
    if (!ref || nameText(get(element, "S")) !== "TD" || !isArray(attributes)) continue;
    let box = null;
    let place = null;
    for (const [attribute] of items(attributes)) {
      if (!(attribute instanceof PDFDict)) continue;
      if (get(attribute, "O") === name("Layout")) box = get(attribute, "BBox");
      const said = get(attribute, "P");
      for (const [one] of isArray(said) ? items(said) : [])
        if (decodeText(get(one, "N")) === PROPERTY) place = decodeText(get(one, "V"));
    }
    if (!box || !place) continue;
    const [left, low, right, high] = Array.from(items(box), ([number]) => number.asNumber());
    yield { element, ref, place, left, low, width: right - left, height: high - low };
  }
}

/**
 * The cards of a cell below each other, in the largest type in which all have room; where they have none, as many as fit and a line that
 * says how many others there are.
 */
function drawnCell(cell, cards, number, font, more, { leading }) {
  const room = cell.width - 2 * PAD;
  const high = cell.height - 2 * PAD;
  const heightOf = (blocks, size) =>
    blocks.reduce((sum, [lines]) => sum + lines.length, 0) * size * leading + (blocks.length - 1) * GAP * size;
  let blocks = [];
  let size = 0;
  const isEnough = SIZES.some((tried) => {
    size = tried;
    blocks = cards.map(({ text, isOwn }) => [wrapped(text, size, room, font), isOwn]);
    return heightOf(blocks, size) <= high;
  });
  if (!isEnough) {
    const whole = blocks.length;
    while (blocks.length && heightOf([...blocks, [[""], false]], size) > high) blocks.pop();
    blocks.push([wrapped(more(whole - blocks.length), size, room, font).slice(0, 1), false]);
  }
  let y = cell.low + cell.height - PAD;
  const operators = blocks.map(([lines, isOwn]) => {
    const shown = lines.map((line) => `${font.coded(line)} Tj`).join(" T* ");
    const mode = isOwn ? `2 Tr ${fixed(size / 45)} w 0 G` : "0 Tr"; // the form font has one weight
    const drawn = `BT 0 g ${mode} /${font.resource} ${short(size)} Tf ${fixed(size * leading)} TL ${fixed(cell.left + PAD, y - 0.8 * size)} Td ${shown} ET`;
    y -= (lines.length * leading + GAP) * size;
    return drawn;
  });
  return `/TD <</MCID ${number}>> BDC q ${operators.join(" ")} Q EMC`;
}
