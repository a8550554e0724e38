/** Files that are several PDFs one behind the other. The twin of toolkit/pdf/read/joined.py. */

import pdf from "#contract/pdf.json" with { type: "json" };
import { insteadOfPdf } from "../files/kinds.js";

const JOINT = new RegExp(pdf.patterns.joint, "g");

/** The PDFs in a file, nearly always one. Where one ends the next begins at once: an update of the same PDF has no head of its own. */
function wholePdfs(bytes) {
  const text = new TextDecoder("latin1").decode(bytes);
  const joints = text.matchAll(JOINT);
  const starts = [0, ...Array.from(joints, ({ index, 0: { length } }) => index + length)].slice(0, pdf.limits.joined);
  return starts.map((start, number) => bytes.slice(start, starts[number + 1]));
}

/** What `read` (pdf/read.js) says about each form of each PDF in a file; of one that is none, also what it is instead. */
export async function readParts(bytes, read) {
  const found = [];
  for (const part of wholePdfs(bytes)) {
    const said = await read(part);
    if (said.verdict === "not-a-pdf") found.push({ ...said, data: { found: insteadOfPdf(part) } });
    else found.push(...(said.forms ?? [said]));
  }
  return found;
}
