/** Files into the form: opened, dropped on the page or handed over from the check page. Each is a document of its own beside the draft. */

import { excessOf } from "../files/limits.js";
import { loadScript } from "../page/script.js";
import { mask } from "../rules/index.js";
import { handedOver, handOver } from "../store/tab.js";
import { printable } from "../words/printable.js";
import { fill } from "../words/sentences.js";
import { labelOf, say as sentenceOf } from "./errors.js";
import { wholeModel } from "./whole.js";

const NOWHERE = { field: null, row: null, column: null, data: {} };

/** `page`: see page.js. Returns `{notes, open, example, receive}`. */
export function startOpening(page, panel, sets) {
  const { sheet, words, bar, papers } = page;
  const { form } = words;

  /** Why a file was not opened. */
  function refuse(title, finding, buttons) {
    const { message, remedy } = sentenceOf(sheet, { ...NOWHERE, ...finding });
    panel.note(title, { kind: "error", texts: [message, remedy], buttons });
  }

  /** What is to be known about a document that is shown now. */
  function notes(findings, title, isQuiet) {
    const items = findings.map((finding) => {
      const text = Object.values(sentenceOf(sheet, finding)).join(" ");
      const isNamed = finding.code === "answer-dropped" && !finding.data.is; // the sentence names the question itself
      return finding.field && !isNamed ? `${labelOf(sheet, finding)}: ${text}` : text;
    });
    if (items.length) panel.note(title, { items, isQuiet });
  }

  /** Shows a document above what is there. `kind`: file, example. */
  function bring(kind, name, document, titles, more = []) {
    const excess = excessOf(document);
    const found = excess ? { refused: { code: excess } } : page.readDocument(document);
    if (found.refused) return refuse(titles.not, found.refused);
    panel.leave();
    const undo = papers.lay(kind, name, found.take);
    page.show();
    notes([...found.notes, ...found.unread, ...more], titles.done);
    bar.tell(null, page.taking(undo)); // closing it is what takes this back
    page.say(titles.done, "told");
    page.settled();
  }

  /** Opens the first of several files, and says so. */
  async function openFirst([file, ...others]) {
    await open(file);
    if (others.length) bar.tell(fill(form.only_first, { n: others.length + 1 }));
  }

  async function open(file) {
    page.read();
    const name = printable(mask(file.name));
    const titles = { not: fill(form.not_opened, { name }), done: fill(form.opened, { name }) };
    let found;
    try {
      const read = await loadScript(page.address("filled"), () => window.brobyggerOpenFile);
      found = await read(file, sheet.model, {
        reader: page.address("pdf"),
        ...page.models,
      });
    } catch {
      found = { code: "no-access" };
    }
    const { other } = found;
    if (other?.title) {
      const text = fill(form.wrong_worksheet, { worksheet: other.title });
      const go = () => handOver(found.document, `${other.id}.html#form`, name) || bar.tell(form.not_taken_along);
      const buttons = found.document ? [{ text: fill(form.open_there, { worksheet: other.title }), act: go }] : [];
      return panel.note(titles.not, {
        kind: "error",
        texts: [text],
        items: [{ text: other.title, href: `${other.id}.html#form`, go: null }],
        buttons,
      });
    }
    if (found.code) return refuse(titles.not, found);
    bring("file", name, found.document, titles, found.notes);
  }

  async function example(number) {
    page.read();
    let found;
    try {
      found = (await wholeModel(page)).examples[number];
    } catch {
      return refuse(form.no_example, { code: "no-access" });
    }
    const { title, answers, respondent } = found;
    bring("example", title, { answers, respondent }, { done: fill(form.example_shown, { title }) });
  }

  /** Takes the file or the example away, to what lies below. */
  page.close = () => {
    page.read();
    const { kind, name, isInFile } = sheet.paper;
    const undo = papers.close();
    page.tab.write(null);
    page.leave();
    page.show();
    const text = fill(form[`closed_${kind}`], { name });
    if (isInFile) bar.closed(text);
    else bar.tell(text, page.taking(undo));
    page.settled();
  };

  page.makeDraft = async () => {
    page.read();
    if (papers.hasDraft()) return sets.add(sets.free(calledBy(sheet)), papers.along()); // one's own answers stay
    const undo = papers.makeDraft();
    page.tab.write(null);
    page.show();
    bar.tell(form.made_draft, page.taking(undo));
    page.settled();
    return true;
  };

  return {
    notes,
    open: openFirst,
    example,
    /** Documents that another page of the site brought along, or this one before it was loaded anew. */
    receive(text) {
      const entry = page.tab.take();
      if (entry) again(entry);
      const handed = handedOver(sheet.model.id, text);
      if (handed)
        bring("file", printable(String(handed.name)), handed.document, { not: form.not_handed, done: form.handed });
    },
  };

  /** A document from the memory of the tab, with the draft that lay below it. */
  function again({ kind, name, isInFile, document: shown, draft }) {
    const asDraft = kind === "draft" ? shown : draft;
    const below = asDraft && !excessOf(asDraft) && page.readDocument(asDraft);
    if (below?.take) {
      below.take();
      sheet.paper.isKept = false;
    }
    const above = kind !== "draft" && !excessOf(shown) && page.readDocument(shown);
    if (above?.take) {
      papers.lay(kind === "example" ? kind : "file", printable(String(name)), above.take);
      Object.assign(sheet.paper, { isInFile: isInFile === true, isKept: isInFile === true });
      bar.tell(null, () => null);
    }
    page.show();
    page.settled();
  }
}

/** What the answers of a file may be called: as in the file, by their organisation, else as the file. */
function calledBy({ kept, respondent, paper }) {
  const names = [kept.extra.name, respondent.organisation, paper.name.replace(/\.[^.]*$/, "")];
  return names.find((name) => typeof name === "string" && name.trim());
}
