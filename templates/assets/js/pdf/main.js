/**
 * The script that reads PDFs, loaded when the first one is chosen: by a page it sets `window.brobyggerReadPdf`; as a worker it answers each
 * `{number, bytes}` with `{number, found}`.
 */

import { readPdf } from "./read.js";

if (typeof document === "undefined") {
  self.addEventListener("message", async ({ data: { number, bytes } }) =>
    self.postMessage({ number, found: await readPdf(bytes) }),
  );
} else {
  window.brobyggerReadPdf = readPdf;
}
