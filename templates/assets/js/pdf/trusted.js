/** `readPdf`, and whether the attached definition may be trusted with the reading of a worksheet that the site does not know. */

import { isSound } from "./embedded.js";
import { readPdf } from "./read.js";

/** What `readPdf` finds, with `sound`: whether its `attached` definition is. */
export async function readTrusted(bytes) {
  /** @type {any} */
  const found = await readPdf(bytes);
  const trusted = (form) => ({ ...form, sound: typeof form.attached === "string" && isSound(form.attached) });
  return found.forms ? { forms: found.forms.map(trusted) } : trusted(found);
}
