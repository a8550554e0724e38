/** What is made on the page, handed to the browser as a download. */

export const PDF = "application/pdf";

/**
 * Hands a document to the browser as a download.
 * @param {object} document
 * @param {string} name
 */
export const saveFile = (document, name) =>
  saveText(`${JSON.stringify(document, null, 2)}\n`, name, "application/json");

/**
 * Hands a text, or a file that is made, to the browser as a download.
 * @param {BlobPart} text
 * @param {string} name
 */
export function saveText(text, name, type = "text/plain") {
  const link = globalThis.document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000); // Safari reads it late
}
