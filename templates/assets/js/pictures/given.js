/** Answers that can be drawn: `evaluate` keeps what it did not understand as it was written. Twin: toolkit/pictures/given.py. */

import { isObject } from "../reading/text.js";

const [MOST, LEAST] = [1e15, 1e-4]; // beyond, numbers are written with exponents

/** @param {any} answer */
export const isAnswered = (answer) =>
  answer !== undefined &&
  answer !== null &&
  answer !== "" &&
  (typeof answer !== "object" || Object.keys(answer).length > 0);

/**
 * A step of the scale or `na`; null for anything else.
 * @type {(value: any, scale: any) => number | "na" | null}
 */
export function stepIn(value, { min, max }) {
  if (value === "na") return "na";
  return Number.isInteger(value) && min <= value && value <= max ? value : null;
}

/**
 * A row of a table with fixed rows.
 * @type {(given: any, name: string) => Record<string, any>}
 */
export function rowIn(given, name) {
  const found = cellIn(given, name);
  return isObject(found) ? found : {};
}

/**
 * A row of a grid.
 * @type {(given: any, name: string) => any}
 */
export const cellIn = (given, name) => (isObject(given) && Object.hasOwn(given, name) ? given[name] : null);

/**
 * The rows of a table without fixed ones, or the cards of a board, in their places; {} where nothing can be made out.
 * @type {(given: any) => Record<string, any>[]}
 */
export const rowsIn = (given) => (Array.isArray(given) ? given.map((one) => (isObject(one) ? one : {})) : []);

/**
 * A text, or a number that Python and the browser write alike, as text; "" for anything else.
 * @param {any} value
 */
export function wordsIn(value) {
  if (typeof value === "string") return value;
  if (typeof value !== "number" || !(Math.abs(value) < MOST)) return "";
  return Number.isInteger(value) || Math.abs(value) >= LEAST ? String(value + 0) : "";
}

/**
 * Whole numbers of a list.
 * @type {(value: any) => number[]}
 */
export const numbersIn = (value) => (Array.isArray(value) ? value.filter(Number.isInteger) : []);
