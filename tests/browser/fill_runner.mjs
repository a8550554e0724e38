/** The browser's filling of PDFs without a browser: a line of JSON per file in, `{"model", "document", "sheet", "wide"}`; `{"data", "unseen"}`, `{"finding"}` or `{"error"}` out. Bundled by esbuild first. */
import { createInterface } from "node:readline";

globalThis.window = globalThis;
await import("../../templates/assets/js/fill/main.js");
let wide = null;

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const task = JSON.parse(line);
  if (task.wide) {
    wide = task.wide;
    process.stdout.write("null\n");
    continue;
  }
  let answer;
  try {
    const { bytes, ...rest } = await window.brobyggerFill(task.sheet, task.model, task.document, async () => wide);
    answer = { data: bytes && Buffer.from(bytes).toString("base64"), ...rest };
  } catch (error) {
    answer = { error: error.stack };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
