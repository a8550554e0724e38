/** What is said of a line typed from paper: what may be typed next, what is wrong, whose it is. `words`: those of the group's page. */

import { mask } from "../rules/index.js";
import { answersOfLine, readLine } from "../rules/line.js";
import { fill } from "../words/sentences.js";

/** What can be typed to a question: its steps, the digit of each option, a number. */
function legendOf(words, { kind, rules, options, isSeveral }) {
  if (kind === "number") return numberOf(words, { ...rules, min: rules.max && rules.min });
  const ends = `${rules.min}–${rules.max}`;
  if (!options) return kind === "step" ? ends : fill(words[kind], { ends });
  const list = options
    .map(({ label }, place) => `${place + 1}\u00a0${label.replace(`${place + 1}. `, "")}`)
    .join(" · ");
  return isSeveral ? `${list}; ${words.several}` : list;
}

/** Which numbers can be typed, as part of a sentence. */
function numberOf(words, { min, max, decimals }) {
  if (min !== null && max !== null) return fill(words.number_within, { min, max });
  const sort = decimals === 0 ? words.whole_number : words.number;
  const end = min !== null ? fill(words.at_least, { n: min }) : max !== null ? fill(words.at_most, { n: max }) : "";
  return `${sort}${end}`;
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
  if (!faults.length) return extra ? fill(words.extra_signs, { n: extra }) : null;
  const { place, sign, min, max, why } = faults[0];
  const { short, options, rules } = signs[place];
  const known = { glued: words.fault_glued, twice: words.fault_twice }[why];
  const sentence = known ?? (!options && rules.not_relevant ? words.fault : words.fault_no_na);
  const asked = numberOf(words, { ...rules, min, max });
  return fill(sentence, { place: place + 1, sign: mask(sign), asked, label: short });
}

/** What stands in the box beside the line: a sector by its name, else a group. */
function partIn(words, text) {
  if (!text) return {};
  const sector = Object.keys(words.sectors).find((one) => words.sectors[one].toLowerCase() === text.toLowerCase());
  return sector ? { sector } : { group: text };
}

/** The sheet of a line as the group's page takes it. `place`: among those of its worksheet, from 0. */
export const voiceOf = (words, model, signs, { text, part }, place) => ({
  id: model.id,
  version: model.version,
  answers: answersOfLine(signs, readLine(signs, text).values),
  visible: null,
  respondent: partIn(words, part),
  scores: [],
  label: fill(words.typed_name, { n: place + 1 }),
  report: null,
});
