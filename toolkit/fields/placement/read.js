/** Reading cards placed in a table of rows and columns. */

import { countFindings } from "#js/reading/count.js";
import { wholeNumber } from "#js/reading/number.js";
import { finding, notUnderstood, notUsable, reading, understood, withoutEmptyTail } from "#js/reading/reading.js";
import { blank, keepUnknown, numbered, put } from "#js/reading/rows.js";
import { filled, isEmpty, isObject, isText, plain } from "#js/reading/text.js";
import { readAmong } from "../choice/read.js";
import { readWithin } from "../text/read.js";
import shape from "./shape.json" with { type: "json" };

const NUMBERS = /^\d{1,3}(?:(?: +| *[,;] *)\d{1,3})* *[,;]?$/;
const CARD_KEYS = /** @type {string[]} */ (shape.axes[1].names);

/**
 * @param {import("#js/contract/document.d.ts").PlacementField} field
 * @param {any} raw
 */
export function read(field, raw) {
  if (!Array.isArray(raw)) return notUsable(raw, "wrong-type");
  const cards = raw.map((item) => (isEmpty(item) ? blank() : readCard(field, item)));
  /** @param {import("#js/reading/reading.js").Reading} card */
  const isAnswered = (card) => !!card && isObject(card.value) && CARD_KEYS.some((key) => key in card.value);
  cards.forEach((card, index) => {
    const lines = card.usable?.to || [];
    if (lines.some((/** @type {number} */ line) => line === index + 1 || !isAnswered(cards[line - 1]))) {
      card.findings.push(finding("unknown-option", { column: "to" }));
    }
  });
  const value = withoutEmptyTail(cards.map((card) => card.value));
  const usable = cards.filter(isAnswered).map((card) => card.value);
  return reading(value, usable, [...numbered(cards), ...countFindings(value.length, null, field.max_cards)]);
}

/**
 * @param {import("#js/contract/document.d.ts").PlacementField} field
 * @param {any} raw
 */
function readCard(field, raw) {
  if (!isObject(raw)) return notUsable(raw, "wrong-type");
  const result = blank();
  const entries = filled(raw);
  if (entries.mine === false) delete entries.mine;
  for (const key of CARD_KEYS) {
    if (key in entries) put(result, "column", key, readEntry(field, key, entries[key]));
    else if (!isEmpty(entries) && ["text", "row", "column"].includes(key)) {
      result.findings.push(finding("row-incomplete", { column: key }));
    }
  }
  keepUnknown(result, "column", entries, CARD_KEYS);
  return result;
}

/**
 * @param {import("#js/contract/document.d.ts").PlacementField} field
 * @param {string} key
 * @param {any} raw
 */
function readEntry(field, key, raw) {
  if (key === "text") return readWithin(field.max_length, raw);
  if (key === "mine") return raw === true ? understood(true) : notUsable(raw, "wrong-type");
  if (key === "to") return readLines(raw);
  return readAmong(
    (key === "row" ? field.rows : field.columns).map((place) => place.id),
    raw,
  );
}

/**
 * Numbers of other cards, as a list or as written: `2, 3`.
 * @param {any} raw
 */
function readLines(raw) {
  const written = isText(raw) && NUMBERS.test(plain(raw)) ? plain(raw).match(/\d+/g) : raw;
  const numbers = Array.isArray(written) ? written.map(wholeNumber) : [null];
  if (numbers.includes(null)) return notUnderstood(raw, "not-a-number");
  return understood([...new Set(numbers)].sort((left, right) => Number(left) - Number(right)));
}
