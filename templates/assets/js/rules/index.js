export { looksLikeCpr, mask, maskDocument, maskName } from "./cpr.js";
export { evaluate } from "./evaluate.js";
