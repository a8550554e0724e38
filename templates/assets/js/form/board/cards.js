/** The cards of a question as its controls have them, which are the truth: read from there, written there. */

import { clean } from "../../reading/text.js";

/** @typedef {{ number: number, text: string, row: string, column: string, mine: boolean, to: number[] }} Card */

const rowsIn = (element) => [...element.querySelectorAll("tr[data-row]")];

const BLANK = { text: "", row: "", column: "", mine: false, to: [] };

const controlOf = ({ element, field }, number, key) => element.querySelector(`[name="${field.id}__${number}__${key}"]`);

const isBlank = ({ text, row, column, mine, to }) => !(text || row || column || mine || to.length);

/** @returns {Card} */
function cardAt(at, number) {
  const valueOf = (key) => clean(controlOf(at, number, key).value);
  return {
    number,
    text: valueOf("text"),
    row: valueOf("row"),
    column: valueOf("column"),
    mine: controlOf(at, number, "mine").checked,
    to: (valueOf("to").match(/\d{1,3}/g) ?? []).map(Number),
  };
}

/** `at`: `{element, field}` of a question. Those cards that have anything on them. @returns {Card[]} */
export const cardsOf = (at) =>
  rowsIn(at.element)
    .map((_, index) => cardAt(at, index + 1))
    .filter((card) => !isBlank(card));

/** Writes entries of a card into its controls, as somebody who types does. */
export function writeCard(at, number, entries) {
  for (const [key, value] of Object.entries(entries)) {
    const control = controlOf(at, number, key);
    if (!control) continue; // the list has become shorter since
    if (key === "mine") control.checked = value;
    else control.value = key === "to" ? value.join(", ") : value;
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

/** The number that a new card gets, its controls made where they are not there; null where the board is full. */
export function nextNumber(at, page) {
  const taken = new Set(cardsOf(at).map(({ number }) => number));
  const rows = rowsIn(at.element).length;
  for (let number = 1; number <= Math.max(rows, at.field.max_cards); number++) {
    if (taken.has(number)) continue;
    if (number > rows) page.setRows(at.element, number, at.field);
    return number;
  }
  return null;
}

/** Empties a card, and takes away the lines to it; the other cards keep their numbers. Returns what puts all of it back. */
export function emptyCard(at, number) {
  const before = cardsOf(at);
  const { number: _, ...own } = before.find((card) => card.number === number) ?? { number, ...BLANK };
  const others = before.filter((card) => card.number !== number && card.to.includes(number));
  writeCard(at, number, BLANK);
  for (const card of others) writeCard(at, card.number, { to: card.to.filter((other) => other !== number) });
  return () => {
    writeCard(at, number, own);
    for (const card of others) writeCard(at, card.number, { to: card.to });
  };
}

/** Whether a line stands between two cards; either of them may say so. */
export const isJoined = (one, other) => one.to.includes(other.number) || other.to.includes(one.number);

/** The numbers of the cards that have a line to this one. */
export const othersOf = (card, cards) =>
  cards.filter((other) => other !== card && isJoined(card, other)).map(({ number }) => number);

/** Draws a line between two cards, or takes it away. */
export function join(at, one, other, isOn) {
  const without = (card, number) => card.to.filter((line) => line !== number);
  if (isOn) writeCard(at, one.number, { to: [...without(one, other.number), other.number].sort((a, b) => a - b) });
  else {
    writeCard(at, one.number, { to: without(one, other.number) });
    writeCard(at, other.number, { to: without(other, one.number) });
  }
}

/** The pairs of cards with a line between them, each once. @returns {[number, number][]} */
export function linesOf(cards) {
  const there = new Set(cards.map(({ number }) => number));
  const pairs = new Map();
  for (const { number, to } of cards)
    for (const other of to) {
      const pair = /** @type {[number, number]} */ ([Math.min(number, other), Math.max(number, other)]);
      if (other !== number && there.has(other)) pairs.set(pair.join(), pair);
    }
  return [...pairs.values()];
}
