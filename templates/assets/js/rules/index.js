/** The rules, with what brings answers of older versions up to date. A form does without that until it is needed (js/form/start.js). */

import { bringUpToDate } from "./change.js";
import { evaluateBy } from "./evaluate.js";

export { looksLikeCpr, mask, maskDocument, maskName } from "./cpr.js";

/**
 * @param {import("../contract/document.d.ts").Document} model
 * @param {any} document
 */
export const evaluate = (model, document) => evaluateBy(model, document, bringUpToDate);
