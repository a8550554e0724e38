// @ts-nocheck: works on pdf-lib's objects, whose types its files do not tell; tests/browser/test_packs.py holds it.
/** Everything of a pack in its number: the same pages over and over, without tags, as `toolkit/pdf/make/collate.py`. */

import pdf from "#contract/pdf.json" with { type: "json" };
import { Unreadable } from "../files/unreadable.js";
import { wideFont } from "../fill/wide.js";
import { inflate } from "../pdf/decode.js";
import { openPdf } from "../pdf/parser.js";
import { PDFArray, PDFDict, PDFHexString, PDFName } from "../pdf/pdf-lib.js";
import { written } from "../pdf/writing.js";
import { drawn } from "./drawing.js";

const KEPT = ["MediaBox", "CropBox", "Resources", "Contents", "Rotate"]; // of a page: not tags, links and bookmarks
const MOST_PAGES = 20_000;
const DEEPEST = 50;
const MOST_OF_A_NUMBER = 10_000; // bytes of the stream that says it
const NUMBERS = new RegExp(pdf.patterns.page_number);
const LETTERS = new TextDecoder("latin1");
const name = (text) => PDFName.of(text);

/**
 * The bytes of a PDF with the pages of `runs`: `[{title, first, pages, copies, anew}]`, `first` counted from 1; `anew`: `{blocks, back}` of what
 * is drawn instead of all of them but the last `back`. `wide`: the font that it is drawn with (toolkit/site/filling.py), where there is any.
 * Every copy of a page is an object of its own that shares what is drawn, but for its number: many programs cannot do with one page that stands
 * in several places.
 * Raises Unreadable, RangeError where what is drawn has no room.
 */
export async function collate(bytes, runs, title, language, wide) {
  const { root } = await openPdf(bytes);
  const { context } = root;
  const font = wide && wideFont(context, wide);
  const pages = pagesOf(root, context);
  const tree = context.nextRef();
  const kids = [];
  const marks = [];
  const total = runs.reduce((sum, { pages: count, copies }) => sum + count * copies, 0);
  for (const { title: named, first, pages: count, copies, anew } of runs) {
    const set = pages.slice(first - 1, first - 1 + count);
    if (set.length !== count || kids.length + count * copies > MOST_PAGES) throw new Unreadable("damaged");
    if (anew) {
      const box = context.lookup(set[0].MediaBox);
      const room = { box, font, pages: count - anew.back };
      set.splice(0, count - anew.back, ...drawn(context, anew.blocks, room));
    }
    marks.push([named, kids.length]);
    for (let copy = 0; copy < copies; copy++)
      for (const page of set) {
        const Contents = renumbered(context, page.Contents, kids.length + 1, total);
        kids.push(context.register(context.obj({ Type: "Page", Parent: tree, ...page, Contents })));
      }
  }
  font?.finish();
  context.assign(tree, context.obj({ Type: "Pages", Count: kids.length, Kids: kids }));
  const text = (words) => PDFHexString.fromText(words);
  const catalog = context.obj({ Type: "Catalog", Pages: tree, Lang: text(language) });
  catalog.set(name("ViewerPreferences"), context.obj({ DisplayDocTitle: true }));
  if (marks.length)
    catalog.set(
      name("Outlines"),
      outline(
        context,
        marks.map(([named, at]) => [text(named), kids[at]]),
      ),
    );
  const info = context.register(context.obj({ Title: text(title) }));
  context.trailerInfo = { Root: context.register(catalog), Info: info, ID: context.trailerInfo.ID };
  return written(context);
}

/** What a page shows, with its number in the file in place of the one it had: the last thing drawn on it, where it has one. */
function renumbered(context, contents, page, pages) {
  const shown = context.lookup(contents);
  if (!(shown instanceof PDFArray)) return contents; // drawn anew
  const parts = shown.asArray();
  const number = LETTERS.decode(inflate(context.lookup(parts.at(-1)), MOST_OF_A_NUMBER, "damaged"));
  const own = context.flateStream(number.replace(NUMBERS, `$1${page}$2${pages}$3`));
  return [...parts.slice(0, -1), context.register(own)];
}

/** What is kept of each page, in their order; what a page inherits stands in it. */
function pagesOf(root, context) {
  const found = [];
  const seen = new Set();
  function visit(ref, inherited, depth) {
    const node = context.lookup(ref);
    if (!(node instanceof PDFDict) || seen.has(node) || depth > DEEPEST || found.length > MOST_PAGES)
      throw new Unreadable("damaged");
    seen.add(node);
    const own = { ...inherited };
    for (const key of KEPT) if (node.has(name(key))) own[key] = node.get(name(key));
    const kids = context.lookup(node.get(name("Kids")));
    if (kids instanceof PDFArray) for (const kid of kids.asArray()) visit(kid, own, depth + 1);
    else found.push(own);
  }
  visit(root.get(name("Pages")), {}, 0);
  return found;
}

/** Bookmarks: `[[title, page]]`. */
function outline(context, marks) {
  const top = context.nextRef();
  const refs = marks.map(() => context.nextRef());
  for (const [at, [title, page]] of marks.entries()) {
    const item = context.obj({ Parent: top, Dest: [page, "Fit"] });
    item.set(name("Title"), title);
    if (at) item.set(name("Prev"), refs[at - 1]);
    if (at + 1 < refs.length) item.set(name("Next"), refs[at + 1]);
    context.assign(refs[at], item);
  }
  context.assign(top, context.obj({ Type: "Outlines", First: refs[0], Last: refs.at(-1), Count: refs.length }));
  return top;
}
