/** Reads `{sheets, asked}` and writes what `nearest` says of each question: the ranking by itself, without a page. Absent numbers are NaN. */
import { readFileSync } from "node:fs";
import { nearest } from "../../templates/assets/js/which/nearest.js";

const { sheets, asked } = JSON.parse(readFileSync(0, "utf8"));
const NOTHING = { min: Number.NaN, max: Number.NaN, minutes: Number.NaN, aims: [] };
const whole = sheets.map((sheet) => ({ ...NOTHING, ...sheet }));
const answered = asked.map((one) => ({ aim: "", people: Number.NaN, minutes: Number.NaN, ...one }));
process.stdout.write(JSON.stringify(answered.map((one) => nearest(whole, one))));
