/** Scores: exact sums and weighted means over the answered items, and the band that the result falls into. */

import { add, divide, exact, less, multiply, roundHalfUp, toJson } from "../reading/number.js";
import { atPath, exactOf } from "./condition.js";

/** @typedef {import("../reading/number.js").Fraction} Fraction */

/** @type {Fraction} */
const ZERO = [0n, 1n];
/** @param {Fraction[]} fractions */
const sum = (fractions) => fractions.reduce(add, ZERO);

/**
 * `{id, value, answered, of, band, advice}`; value and band are null below `min_answered`.
 * @param {import("../contract/document.d.ts").Score} score
 * @param {import("./condition.js").Usable} usable
 */
export function score({ id, kind, items, min_answered, decimals, bands }, usable) {
  /** @type {{ weight: Fraction, value: Fraction }[]} */
  const counted = [];
  for (const { path, weight, reverse } of items) {
    const number = exactOf(atPath(usable, path));
    if (number === null) continue;
    counted.push({
      weight: exact(weight),
      value: reverse === null ? number : add(exact(reverse), multiply([-1n, 1n], number)),
    });
  }
  /** @type {{ id: string, value: number | null, answered: number, of: number, band: string | null, advice: string | null }} */
  const result = { id, value: null, answered: counted.length, of: items.length, band: null, advice: null };
  if (!counted.length || counted.length < min_answered) return result;
  let total = sum(counted.map(({ weight, value }) => multiply(weight, value)));
  if (kind === "mean") {
    const weights = sum(counted.map(({ weight }) => weight));
    if (!weights[0]) return result;
    total = divide(total, weights);
  }
  const rounded = roundHalfUp(total, decimals);
  result.value = toJson(rounded);
  const band = bands.find(({ up_to }) => !less(exact(up_to), exact(rounded)));
  if (band) [result.band, result.advice] = [band.label, band.advice];
  return result;
}
