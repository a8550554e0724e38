/** How much of a stream the browser's PDF library unpacks, without and with a budget. Bundled by esbuild first. */
import { deflateSync } from "node:zlib";
import { PDFContext } from "../../node_modules/@cantoo/pdf-lib/es/core/index.js";
import { withUnpacked } from "../../templates/assets/js/pdf/flate.js";
import { parse } from "../../templates/assets/js/pdf/library.js";
import { decodePDFRawStream, PDFRawStream } from "../../templates/assets/js/pdf/pdf-lib.js";

const context = PDFContext.create();
const SIZE = 1_000_000;
const packed = {
  FlateDecode: deflateSync(Buffer.alloc(SIZE)),
  RunLengthDecode: Buffer.from(Array.from({ length: 2 * Math.ceil(SIZE / 128) }, (_, at) => (at % 2 ? 0 : 129))),
  ASCIIHexDecode: Buffer.from("00".repeat(SIZE)),
  ASCII85Decode: Buffer.from("z".repeat(SIZE / 4)),
  LZWDecode: Buffer.from([0x80, ...Array(SIZE).fill(0x00)]), // clear, then the same byte for ever, nine bits each
};

const unpack = (filter) => {
  const stream = PDFRawStream.of(context.obj({ Filter: filter }), new Uint8Array(packed[filter]));
  return decodePDFRawStream(stream).getBytes().length;
};
const attempt = (act) => {
  try {
    return act();
  } catch (error) {
    return error.isOverBudget ? "over budget" : error.stack;
  }
};

const filters = Object.fromEntries(
  Object.keys(packed).map((filter) => [
    filter,
    [attempt(() => unpack(filter)), attempt(() => withUnpacked(100_000, () => unpack(filter)))],
  ]),
);

const verdict = (text) =>
  parse(new TextEncoder().encode(text), text).then(
    (found) => found.enumerateIndirectObjects().length,
    (error) => error.verdict ?? error.stack,
  );
const end = "trailer\n<< /Root 1 0 R >>\n%%EOF\n";
const objects = (count) => Array.from({ length: count }, (_, at) => `${at + 1} 0 obj\n1\nendobj\n`).join("");
const few = await verdict(`%PDF-1.7\n${objects(100)}${end}`);
const many = await verdict(`%PDF-1.7\n${objects(300_001)}${end}`);
process.stdout.write(`${JSON.stringify({ filters, few, many })}\n`);
