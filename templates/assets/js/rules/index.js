export { evaluate } from "./evaluate.js";
export { mask, maskDocument } from "./cpr.js";
