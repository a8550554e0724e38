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
 * `otherAim`: it is for something else; `missing` people; minutes `over` the time; into how many `groups` the people split; `crowd`: more people than a talk between two or three takes.
 * @typedef {{otherAim: boolean, missing: number, over: number, groups: number, crowd: boolean}} Gap
 */

const FEW = 3; // fewer than these that fit, and the nearest are shown behind them
const NEAREST = 4; // of those
const TALK = 3; // a worksheet for no more people is a talk between them: a meeting does not split into such groups
const MANY = 12; // more than these that fit are no answer, and the aim is asked for
const ROOM = 6; // groups that one can lead in a room; what needs more comes behind
// What weighs how much: another aim is further away than any group or half an hour.
const OF_AIM = 6;
const OF_CROWD = 6;
const OF_PERSON = 1;
const OF_MINUTE = 1 / 15;

/** More people than a sheet takes split into groups, unless it is a talk. @param {Sheet} sheet @param {Asked} asked @returns {Gap} */
export function gap(sheet, asked) {
  const groups = asked.people > sheet.max ? Math.ceil(asked.people / sheet.max) : 1;
  return {
    otherAim: asked.aim !== "" && !sheet.aims.includes(asked.aim),
    missing: Math.max(0, sheet.min - Math.floor(asked.people / groups)) || 0,
    over: Math.max(0, sheet.minutes - asked.minutes) || 0,
    groups,
    crowd: groups > 1 && sheet.max <= TALK,
  };
}

/** @param {Gap} gap */
const distance = ({ otherAim, missing, over, crowd }) =>
  (otherAim ? OF_AIM : 0) + (crowd ? OF_CROWD : 0) + missing * OF_PERSON + over * OF_MINUTE;

/** 0 for a whole group, 1 for a few, 2 for more than fit into a room. @param {Gap} gap */
const split = ({ groups }) => (groups > ROOM ? 2 : groups > 1 ? 1 : 0);

/**
 * Places in `sheets`: those that `fit`, whole groups before split ones, among them what is most of all for the aim, fewer groups, and what is for nothing else;
 * then the nearest others, and of those for something else no more than make up for few. Never empty where there are worksheets.
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
        split(gaps[one]) - split(gaps[other]) ||
        sheets[one].aims.indexOf(asked.aim) - sheets[other].aims.indexOf(asked.aim) ||
        gaps[one].groups - gaps[other].groups ||
        (asked.aim ? sheets[one].aims.length - sheets[other].aims.length : 0),
    );
  const fit = all.filter((at) => distance(gaps[at]) === 0);
  const next = fit.length < FEW ? all.slice(fit.length, fit.length + NEAREST) : [];
  const near = next.filter((at, n) => !gaps[at].otherAim || fit.length + n < FEW);
  return { fit, near, gaps, isWide: !asked.aim && fit.length > MANY };
}
