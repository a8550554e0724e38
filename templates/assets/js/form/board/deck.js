/** Cards to read as a deck: shuffled, dealt one at a time, against the clock where somebody wants it. The list below is what they are. */

import { button, make } from "../../page/said.js";
import { fill } from "../../words/fill.js";
import { startTimer } from "./timer.js";

/**
 * A list in any order, each as likely as the next.
 * @template T
 * @param {T[]} items
 * @returns {T[]}
 */
export function shuffled(items) {
  const mixed = [...items];
  for (let index = mixed.length - 1; index > 0; index--) {
    const other = Math.floor(Math.random() * (index + 1));
    [mixed[index], mixed[other]] = [mixed[other], mixed[index]];
  }
  return mixed;
}

/** What stands on the cards of the list: `{heading, text, back}`, texts or null. */
const cardsIn = (list) =>
  [...list.querySelectorAll(":scope > li")].map((item) => ({
    heading: item.querySelector("[data-heading]")?.textContent ?? null,
    text: item.querySelector("[data-text]").textContent,
    back: item.querySelector("[data-back]")?.textContent ?? null,
  }));

/** `element`: of the field; `file`: the address of the PDF with its cards to cut. */
export function startDeck(element, words, file) {
  const fold = element.querySelector("details");
  const cards = cardsIn(fold.querySelector("ul"));
  const card = make("div", undefined, { class: "ws-deal-card", "aria-live": "polite", hidden: "" });
  const said = make("p", undefined, { class: "ws-deal-said", role: "status" });
  const timer = startTimer(words, (text) => (said.textContent = text));
  let order = [];
  let at = 0;

  const deal = button(words.deal, () => {
    order = shuffled(cards);
    fold.open = false;
    deal.textContent = words.again;
    show(0);
  });
  const before = button(words.before, () => (at > 0 ? show(at - 1) : (said.textContent = words.first)));
  const next = button(words.next, () => (at < order.length - 1 ? show(at + 1) : (said.textContent = words.last)));
  const turn = button(words.turn, () => {
    const isOpen = turn.getAttribute("aria-expanded") === "true";
    turn.setAttribute("aria-expanded", String(!isOpen));
    turn.textContent = isOpen ? words.turn : words.turn_back;
    card.querySelector(".ws-deal-back").hidden = isOpen;
  });
  const moves = make("div", [before, next, turn], { class: "ws-buttons", hidden: "" });
  const print = make("a", words.print, { href: file, type: "application/pdf" });

  function show(number) {
    at = number;
    const { heading, text, back } = order[at];
    const parts = [make("p", fill(words.count, { n: at + 1, of: order.length }), { class: "ws-deal-count" })];
    if (heading) parts.push(make("p", heading, { class: "ws-deal-heading" }));
    parts.push(make("p", text, { class: "ws-deal-text" }));
    if (back) parts.push(make("p", back, { class: "ws-deal-back", hidden: "" }));
    card.replaceChildren(...parts);
    turn.hidden = !back;
    turn.textContent = words.turn;
    turn.setAttribute("aria-expanded", "false");
    before.setAttribute("aria-disabled", String(at === 0));
    next.setAttribute("aria-disabled", String(at === order.length - 1));
    for (const part of [card, moves, timer.element]) part.hidden = false;
    timer.restart();
  }

  timer.element.hidden = true;
  const start = make("div", [deal, print], { class: "ws-buttons ws-deal-start" });
  fold.before(make("div", [card, moves, timer.element, said, start], { class: "ws-deal" }));
}
