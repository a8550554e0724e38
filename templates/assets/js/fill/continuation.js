// @ts-nocheck: works on pdf-lib's objects, whose types its files do not tell; tests/browser/test_fill.py holds it.
/** Tagged pages behind a filled form for what its boxes do not show. The twin of toolkit/pdf/make/continuation.py, which says why. */

import { get, isArray } from "../pdf/objects.js";
import { PDFHexString, PDFName } from "../pdf/pdf-lib.js";
import { fixed, short, wrapped } from "./appearance.js";

const LEAST_LINES = 2; // so many lines of its text stand below a heading on the page
const name = (text) => PDFName.of(text);

/**
 * Writes passages `{heading, paragraphs}` behind the last of `pages` (`[page, ref]`); each is told on which `page` it begins, from 1. `fontFor`:
 * text → font; `scale`: of type; `foot`: number of a page → what it says at its foot.
 */
export function continueBehind(root, pages, { title, passages, fontFor, scale, language, foot, measures }) {
  const { context } = root;
  const [first] = pages[0];
  const box = get(first, "MediaBox");
  const [left, low, right, high] = box.asArray().map((number) => number.asNumber());
  const [width, height] = [right - left, high - low];
  const room = width - 2 * measures.side;
  const tree = get(root, "StructTreeRoot");
  const made = []; // {page, ref, operators, owners, fonts}
  let y = 0;

  function element(parent, parentRef, kind) {
    const one = context.obj({ Type: "StructElem", S: kind, P: parentRef, K: [] });
    const ref = context.register(one);
    let kids = parent.get(name("K"));
    if (!isArray(context.lookup(kids))) parent.set(name("K"), (kids = context.obj(kids === undefined ? [] : [kids])));
    context.lookup(kids).push(ref);
    return [one, ref];
  }
  const top = tree.get(name("K"));
  const documentRef = isArray(context.lookup(top)) ? context.lookup(top).get(0) : top;
  const [section, sectionRef] = element(context.lookup(documentRef), documentRef, "Sect");
  section.set(name("Lang"), PDFHexString.fromText(language));

  function turn() {
    const page = context.obj({ Type: "Page", MediaBox: box.asArray(), Tabs: "S" });
    made.push({ page, ref: context.register(page), operators: [], owners: [], fonts: new Map() });
    y = height - measures.top;
  }

  function use(font, { fonts }) {
    for (const [key, value] of font.fonts) fonts.set(key, value);
  }

  /** One structure element of wrapped lines, over as many pages as it takes. */
  function text(kind, said, size, isBold = false) {
    const font = fontFor(said);
    const [one, ref] = element(section, sectionRef, kind);
    let lines = wrapped(said, size, room, font);
    while (lines.length) {
      const fit = Math.floor((y - measures.bottom) / (size * measures.leading));
      if (fit < 1) {
        turn();
        continue;
      }
      put(one, ref, kind, lines.slice(0, fit), size, font, isBold);
      lines = lines.slice(fit);
    }
    y -= 0.3 * size;
  }

  function put(one, ref, kind, lines, size, font, isBold) {
    const page = made.at(-1);
    use(font, page);
    const number = page.owners.length;
    page.owners.push(ref);
    get(one, "K").push(context.obj({ Type: "MCR", Pg: page.ref, MCID: number }));
    y -= 0.8 * size;
    const shown = lines.map((line) => `${font.coded(line)} Tj`).join(" T* ");
    const mode = isBold ? `2 Tr ${fixed(size / 45)} w` : "0 Tr"; // the form font has one weight
    page.operators.push(
      `/${kind} <</MCID ${number}>> BDC BT 0 g 0 G ${mode} /${font.resource} ${short(size)} Tf ${fixed(size * measures.leading)} TL ${fixed(measures.side, y)} Td ${shown} ET EMC`,
    );
    y -= (lines.length - 1) * size * measures.leading + (measures.leading - 0.8) * size;
  }

  function heading(passage) {
    const size = measures.label * scale;
    const lines = wrapped(passage.heading, size, room, fontFor(passage.heading)).length;
    const needed = size + (lines * size + LEAST_LINES * measures.size * scale) * measures.leading;
    if (y - needed < measures.bottom) turn();
    else y -= 0.8 * size;
    passage.page = pages.length + made.length;
    text("H3", passage.heading, size, true);
  }

  turn();
  text("H2", title, measures.section * scale, true);
  for (const passage of passages) {
    heading(passage);
    for (const paragraph of passage.paragraphs) text("P", paragraph, measures.size * scale);
  }
  finish();

  /** The pages' contents, and the tables by which their pieces find their structure elements. */
  function finish() {
    const nums = get(get(tree, "ParentTree"), "Nums");
    let key = -1;
    for (let at = 0; at < nums.size(); at += 2) key = Math.max(key, context.lookup(nums.get(at)).asNumber());
    const parentRef = root.get(name("Pages"));
    const parent = context.lookup(parentRef);
    const kids = context.lookup(parent.get(name("Kids")));
    for (const [index, { page, ref, operators, owners, fonts }] of made.entries()) {
      const size = measures.foot * scale;
      const said = foot(pages.length + index + 1);
      const font = fontFor(said);
      use(font, { fonts });
      operators.push(
        `/Artifact <</Type /Pagination /Subtype /Footer>> BDC BT 0 g /${font.resource} ${short(size)} Tf ${fixed(measures.side, measures.bottom / 2)} Td ${font.coded(said)} Tj ET EMC`,
      );
      const known = context.obj({});
      for (const [font, value] of fonts) known.set(font, value);
      page.set(name("Parent"), parentRef);
      page.set(name("Contents"), context.register(context.flateStream(operators.join("\n"))));
      page.set(name("Resources"), context.obj({ Font: known }));
      page.set(name("StructParents"), context.obj((key += 1)));
      nums.push(context.obj(key));
      nums.push(context.register(context.obj(owners)));
      kids.push(ref);
    }
    parent.set(name("Count"), context.obj(context.lookup(parent.get(name("Count"))).asNumber() + made.length));
    if (get(tree, "ParentTreeNextKey")) tree.set(name("ParentTreeNextKey"), context.obj(key + 1));
  }
}
