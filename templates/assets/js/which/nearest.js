/** Which worksheets fit an aim, a number of people and a time; and where few do, which come closest and what keeps them. */

/**
 * What a worksheet says; NaN where it says nothing, which fits. `aims`: what it is most of all for comes first.
 * @typedef {{aims: string[], min: number, max: number, minutes: number}} Sheet
 */
/**
 * What was answered; "" and NaN where nothing was.
 * @typedef {{aim: string, people: number, minutes: number}} Asked
 */
/**
 * `otherAim`: it is for something else; `missing` people; minutes `over` the time; into how many `groups` the people split.
 * @typedef {{otherAim: boolean, missing: number, over: number, groups: number}} Gap
 */

const FEW = 3; // fewer than these that fit, and the nearest are shown behind them
const NEAREST = 4; // of those
const MANY = 12; // more than these that fit are no answer, and the aim is asked for
// What weighs how much: another aim is further away than any group or half an hour.
const OF_AIM = 6;
const OF_PERSON = 1;
const OF_MINUTE = 1 / 15;

/** More people than a sheet takes split into groups. @param {Sheet} sheet @param {Asked} asked @returns {Gap} */
export function gap(sheet, asked) {
  const groups = asked.people > sheet.max ? Math.ceil(asked.people / sheet.max) : 1;
  return {
    otherAim: asked.aim !== "" && !sheet.aims.includes(asked.aim),
    missing: Math.max(0, sheet.min - Math.floor(asked.people / groups)) || 0,
    over: Math.max(0, sheet.minutes - asked.minutes) || 0,
    groups,
  };
}

/** @param {Gap} gap */
const distance = ({ otherAim, missing, over }) => (otherAim ? OF_AIM : 0) + missing * OF_PERSON + over * OF_MINUTE;

/**
 * Places in `sheets`: those that `fit`, whole groups before split ones and what is most of all for the aim first, then the nearest others. Never empty where there are worksheets.
 * @param {Sheet[]} sheets @param {Asked} asked
 * `isWide`: many fit because nobody has said what the meeting is for.
 * @returns {{fit: number[], near: number[], gaps: Gap[], isWide: boolean}}
 */
export function nearest(sheets, asked) {
  const gaps = sheets.map((sheet) => gap(sheet, asked));
  const all = sheets
    .map((_, at) => at)
    .sort(
      (one, other) =>
        distance(gaps[one]) - distance(gaps[other]) ||
        gaps[one].groups - gaps[other].groups ||
        sheets[one].aims.indexOf(asked.aim) - sheets[other].aims.indexOf(asked.aim),
    );
  const fit = all.filter((at) => distance(gaps[at]) === 0);
  const near = fit.length < FEW ? all.slice(fit.length, fit.length + NEAREST) : [];
  return { fit, near, gaps, isWide: !asked.aim && fit.length > MANY };
}
