/** For each line `{sheets, asked}` what `nearest` says of each question: the ranking by itself, without a page. Absent numbers are NaN. Bundled by esbuild first. */
import { createInterface } from "node:readline";
import { nearest } from "../../templates/assets/js/which/nearest.js";

const NOTHING = { min: Number.NaN, max: Number.NaN, minutes: Number.NaN, aims: [] };

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { sheets, asked } = JSON.parse(line);
  const whole = sheets.map((sheet) => ({ ...NOTHING, ...sheet }));
  const answered = asked.map((one) => ({ aim: "", people: Number.NaN, minutes: Number.NaN, ...one }));
  process.stdout.write(`${JSON.stringify(answered.map((one) => nearest(whole, one)))}\n`);
}
