/** The rules, all of them. */

import { evaluateBy } from "./evaluate.js";
import { more } from "./more.js";

export { looksLikeCpr, mask, maskDocument, maskName } from "./cpr.js";

/**
 * @param {import("../contract/document.d.ts").Document} model
 * @param {any} document
 */
export const evaluate = (model, document) => evaluateBy(model, document, more);
