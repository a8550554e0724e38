/**
 * The script that reads PDFs, loaded when the first one is chosen: by a page it sets `window.brobyggerReadPdf`; as a worker it answers each
 * `{number, bytes}` with `{number, found}`.
 */

import { readTrusted } from "./trusted.js";

if (typeof document === "undefined") {
  self.addEventListener("message", async ({ data: { number, bytes } }) =>
    self.postMessage({ number, found: await readTrusted(bytes) }),
  );
} else {
  window.brobyggerReadPdf = readTrusted;
}
