export { mask, maskDocument } from "./cpr.js";
export { evaluate } from "./evaluate.js";
