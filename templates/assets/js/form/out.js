/** Out again: the answers as a PDF that can still be filled in, and on paper. */

import { fileName } from "../files/file.js";
import { PDF, saveText } from "../files/save.js";
import { canShare, copied } from "../page/device.js";
import { elementsOf, textOf } from "../page/written-out.js";
import { maskDocument } from "../rules/index.js";
import { inWords } from "../words/answers.js";
import { fill } from "../words/sentences.js";
import { labelOf } from "./errors.js";
import { filledPdf } from "./filling.js";
import { isEmpty } from "./sheet.js";
import { wholeModel } from "./whole.js";

const NOWHERE = { field: null, row: null, column: null };

/** `page`: see page.js. Returns what the buttons `data-out` do, by their values. */
export function startOut(page) {
  const { sheet, words, bar } = page;
  const { form } = words;

  /** `{name, bytes, notes}` of the filled PDF; null where there is none, which is said. */
  async function make() {
    page.read();
    bar.tell(form.pdf_making);
    try {
      const { document, bytes, finding, unseen, behind } = await filledPdf(page);
      if (finding) {
        bar.tell(fill(form.pdf_no_room, { label: labelOf(sheet, { ...NOWHERE, ...finding }) }));
        return null;
      }
      const notes = [];
      if (behind) notes.push(behind === 1 ? form.pdf_behind_one : fill(form.pdf_behind, { n: behind }));
      if (unseen.length) notes.push(fill(form.pdf_unseen, { signs: unseen.join(" ") }));
      return { name: fileName(document, "pdf"), bytes, notes };
    } catch {
      bar.tell(form.pdf_not_made);
      return null;
    }
  }

  /** Hands the file to the browser; the answers are in it. */
  function save({ name, bytes, notes }, told) {
    saveText(bytes, name, PDF);
    page.filed(name, [fill(told, { name }), ...notes].join(" "));
  }

  for (const button of page.root.querySelectorAll("[data-out=share]")) button.hidden = !canShare();

  /** The model with the labels of its options, which the page leaves out; without them where they cannot be had. */
  async function labelled() {
    const known = { title: document.querySelector("h1").textContent, ...sheet.model };
    try {
      return await wholeModel(page);
    } catch {
      return known;
    }
  }

  return {
    async copy() {
      page.read();
      if (isEmpty(sheet)) return bar.tell(form.nothing_to_copy);
      const whole = inWords(await labelled(), maskDocument(sheet.result), words);
      const made = { html: elementsOf(whole).innerHTML, text: textOf(whole) };
      bar.tell((await copied(made)) ? form.copied : form.not_copied);
    },
    /** To an app of the device: as a PDF, which every form of the site reads. */
    async share() {
      const made = await make();
      if (!made) return;
      const files = [new File([made.bytes], made.name, { type: PDF })];
      try {
        await navigator.share({ files, title: made.name });
        page.filed(made.name, fill(form.shared, { name: made.name }));
      } catch (error) {
        bar.tell(error.name === "AbortError" ? form.not_shared_now : form.not_shared);
      }
    },
    async pdf() {
      const made = await make();
      if (made) save(made, form.pdf_saved);
    },
    /** The sheet with the answers, not the screen: what a browser cannot show and print, it saves. */
    async print() {
      const made = await make();
      if (!made) return;
      const address = navigator.pdfViewerEnabled && URL.createObjectURL(new Blob([made.bytes], { type: PDF }));
      if (address && window.open(address)) bar.tell([form.print_opened, ...made.notes].join(" "));
      else save(made, form.print_saved);
    },
  };
}
