// @ts-nocheck: works on pdf-lib's objects, whose types its files do not tell; tests/browser/test_packs.py and test_fill.py hold it.
/** Objects of a PDF as a file again. */

import { defaultDocumentSnapshot } from "../../../../node_modules/@cantoo/pdf-lib/es/api/snapshot/index.js";
import PDFStreamWriter from "../../../../node_modules/@cantoo/pdf-lib/es/core/writers/PDFStreamWriter.js";
import { PDFArray, PDFDict, PDFRawStream, PDFRef } from "./pdf-lib.js";

const AT_ONCE = 500; // objects written before the page may breathe
const IN_STREAM = 100;

/** The bytes of everything that the trailer's root and info lead to. */
export function written(context) {
  forget(context);
  return PDFStreamWriter.forContext(context, AT_ONCE, defaultDocumentSnapshot, true, IN_STREAM).serializeToBuffer();
}

/** Takes out whatever the document does not refer to. */
function forget(context) {
  const used = new Set();
  const waiting = [context.trailerInfo.Root, context.trailerInfo.Info];
  while (waiting.length) {
    const value = waiting.pop();
    if (value instanceof PDFRef) {
      if (used.has(value)) continue;
      used.add(value);
      waiting.push(context.lookup(value));
    } else if (value instanceof PDFArray) waiting.push(...value.asArray());
    else if (value instanceof PDFDict) waiting.push(...value.values());
    else if (value instanceof PDFRawStream) waiting.push(...value.dict.values());
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!used.has(ref)) context.delete(ref);
}
