/** A ranking as a list in its order: each option goes up, down, first or last; the list of numbers beside it is the truth. */

import { make, quietButton } from "../../page/said.js";
import { fill } from "../../words/fill.js";

/** Where an option goes: from its index in the order, -1 for one without a place, and how many have one. */
const GOALS = {
  up: (index, length) => (index < 0 ? length : index - 1),
  down: (index) => index + 1,
  first: () => 0,
  last: (index, length) => (index < 0 ? length : length - 1),
};

/**
 * The order with an option moved to where `step` leads; null where it leads nowhere.
 * @param {string[]} order
 * @param {string} option
 * @param {string} step a key of GOALS
 */
export function moved(order, option, step) {
  const index = order.indexOf(option);
  if (index < 0 && step === "down") return null;
  const goal = GOALS[step](index, order.length);
  if (goal === index || goal < 0 || (index >= 0 && goal >= order.length)) return null;
  const others = order.filter((one) => one !== option);
  return [...others.slice(0, goal), option, ...others.slice(goal)];
}

/** `page`: see page.js; `at`: `{element, field, words}` of the question. Returns what brings the list up to date. */
export function startOrder(page, { element, field, words }) {
  const { bar, say } = page;
  const list = element.querySelector(".ws-ranks");
  const lines = new Map(); // option → `{item, select, buttons}`, as the author has them
  for (const { value, label } of field.options) {
    const select = element.querySelector(`[name="${field.id}__${value}"]`);
    const item = select.closest("li");
    const buttons = Object.keys(GOALS).map((step) => {
      const attributes = { "aria-label": `${words[step]}: ${label}`, "data-step": step };
      const button = quietButton(words[step], () => press(value, label, step, button), attributes);
      return button;
    });
    item.append(make("span", buttons, { class: "ws-moves" }));
    lines.set(value, { item, select, buttons });
  }

  const placeOf = (value) => Number(lines.get(value).select.value) || Number.POSITIVE_INFINITY;
  const sorted = () => [...lines.keys()].sort((one, other) => placeOf(one) - placeOf(other) || 0);
  const orderNow = () => sorted().filter((value) => placeOf(value) < Number.POSITIVE_INFINITY);
  const placesNow = () => new Map([...lines].map(([value, { select }]) => [value, select.value]));

  function write(places) {
    for (const [value, place] of places) {
      const { select } = lines.get(value);
      if (select.value === place) continue;
      select.value = place;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
    arrange();
    refresh();
  }

  /** What gives all options their places of before, and back again. The focus goes to the one that moved. */
  const backTo = (before, button) => () => {
    const now = placesNow();
    write(before);
    button.focus();
    return backTo(now, button);
  };

  function press(value, label, step, button) {
    page.read();
    const order = orderNow();
    const next = moved(order, value, step);
    if (!next) {
      const place = order.indexOf(value) + 1;
      const values = { option: label, place, of: order.length };
      return say(fill(place ? words.stays : words.no_place, values), "told");
    }
    const before = placesNow();
    write(next.map((option, index) => [option, String(index + 1)]));
    button.focus();
    bar.tell(
      fill(words.moved, { option: label, place: next.indexOf(value) + 1, of: next.length }),
      backTo(before, button),
    );
  }

  /** Brings the items into their order on the page. */
  function arrange() {
    sorted().forEach((value, index) => {
      const { item } = lines.get(value);
      if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
    });
  }

  function refresh() {
    // Nothing moves away under a person who is choosing a number.
    if (!list.contains(document.activeElement)) arrange();
    const order = orderNow();
    for (const [value, { item, buttons }] of lines) {
      item.classList.toggle("ws-is-ranked", order.includes(value));
      for (const button of buttons)
        button.setAttribute("aria-disabled", String(!moved(order, value, button.dataset.step)));
    }
  }
  return refresh;
}
