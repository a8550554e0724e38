/** What is said of a line typed from paper: what may be typed next, what is wrong, whose it is. `words`: those of the group's page. */

import block from "#contract/respondent.json" with { type: "json" };
import { mask } from "../rules/index.js";
import { fill } from "../words/sentences.js";

const SECTORS = block.find(({ id }) => id === "sector").options;

/** What can be typed to a question: its steps, or the digit of each option. */
function legendOf(words, { rules, options, isSeveral }) {
  if (!options) return `${rules.min}–${rules.max}`;
  const list = options.map(({ label }, place) => `${place + 1} ${label}`).join(" · ");
  return isSeveral ? `${list}; ${words.several}` : list;
}

const isAlike = (some, others) =>
  some.length === others.length && some.every(({ label }, place) => label === others[place].label);

/** A question of the list; the options once where questions that follow each other have the same. */
export function askedIn(words, sign, before) {
  const { short, rules, options } = sign;
  const isSame = options && before?.options && isAlike(options, before.options);
  return `${short} (${isSame ? `${rules.min}–${rules.max}` : legendOf(words, sign)})`;
}

/** What is wrong in a line as it was read; null for nothing. */
export function faultIn(words, signs, { faults, extra }) {
  if (faults.length) {
    const { place, sign, min, max } = faults[0];
    const { short, options, rules } = signs[place];
    const sentence = !options && rules.not_relevant ? words.fault : words.fault_no_na;
    return fill(sentence, { place: place + 1, sign: mask(sign), min, max, label: short });
  }
  return extra ? fill(words.extra_signs, { n: extra }) : null;
}

/** What stands in the box beside the line: a sector by its name, else a group. */
export function partIn(words, text) {
  if (!text) return {};
  const sector = SECTORS.find((one) => words.sectors[one].toLowerCase() === text.toLowerCase());
  return sector ? { sector } : { group: text };
}
