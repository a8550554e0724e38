// Fills and saves a form with pdf.js: node pdfjs_fill.mjs IN OUT VALUES.json ({name: text, state of a radio button, or true}).
import fs from "node:fs";

// pdf.js wants Node 22; set-up takes Node 20 too.
Promise.withResolvers ??= function () {
  let resolve, reject;
  const promise = new this((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
};
ArrayBuffer.prototype.transferToFixedLength ??= function (length = this.byteLength) {
  const made = new ArrayBuffer(length);
  new Uint8Array(made).set(new Uint8Array(this).subarray(0, length));
  return made;
};
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const [, , source, target, given] = process.argv;
const values = JSON.parse(fs.readFileSync(given, "utf8"));
const pdf = await getDocument({ data: new Uint8Array(fs.readFileSync(source)), verbosity: 0, useSystemFonts: false })
  .promise;
for (let n = 1; n <= pdf.numPages; n++) {
  const page = await pdf.getPage(n);
  for (const field of await page.getAnnotations()) {
    if (!(field.fieldName in values)) continue;
    const value = values[field.fieldName];
    pdf.annotationStorage.setValue(field.id, { value: field.radioButton ? field.buttonValue === value : value });
  }
}
fs.writeFileSync(target, await pdf.saveDocument());
process.exit(0);
