/** The page "which worksheet fits": answers put the cards in order, hide those that are far off, and say of the nearest what keeps them. */

import { fromAddress, toAddress } from "../site/address.js";
import { nearest } from "./nearest.js";

const form = /** @type {HTMLFormElement} */ (document.getElementById("which"));
const list = document.getElementById("sheet-list");
const cards = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-item]")]);
const controls = /** @type {(HTMLSelectElement | HTMLInputElement)[]} */ ([...form.querySelectorAll("select, input")]);
const [aim, people, time] = controls;
const meetings = document.getElementById("meeting-list"); // none where there are no packs
const said = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
const clear = /** @type {HTMLButtonElement} */ (form.querySelector("[data-clear]"));

const numbered = (text) => (text ? Number(text) : Number.NaN);
const sheets = cards.map(({ dataset }) => ({
  aims: dataset.aim.split(" "),
  min: numbered(dataset.min),
  max: numbered(dataset.max),
  minutes: numbered(dataset.minutes),
}));
const aims = new Map([.../** @type {HTMLSelectElement} */ (aim).options].map(({ value, text }) => [value, text]));
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);

/** What a card says of itself beside its facts. */
function why(sheet, { otherAim, missing, over, groups, crowd }) {
  const named = sheet.aims.map((one) => aims.get(one)).filter(Boolean);
  return [
    otherAim && named.length && filled(form.dataset.other, { aims: named.join("; ") }),
    missing && filled(form.dataset.few, { min: sheet.min }),
    over && filled(form.dataset.long, { minutes: sheet.minutes, over }),
    crowd && filled(form.dataset.crowd, { max: sheet.max }),
    groups > 1 && !crowd && filled(form.dataset.groups, { groups }),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Shows the meetings that are planned for so many and take no longer; says how many. */
function offer(count, minutes) {
  if (!meetings) return "";
  const items = /** @type {HTMLElement[]} */ ([...meetings.querySelectorAll("li")]);
  for (const item of items) {
    const { min, max, minutes: takes } = item.dataset;
    item.hidden = !(count >= Number(min) && count <= Number(max)) || Number(takes) > minutes;
  }
  const n = items.filter(({ hidden }) => !hidden).length;
  meetings.hidden = !n;
  return n === 1 ? meetings.dataset.one : n ? filled(meetings.dataset.many, { n }) : "";
}

function answer() {
  const count = people.checkValidity() ? numbered(people.value) : Number.NaN;
  const { fit, near, gaps, isWide } = nearest(sheets, { aim: aim.value, people: count, minutes: numbered(time.value) });
  const isAsked = controls.some(({ value }) => value);
  const shown = isAsked ? [...fit, ...near] : cards.map((_, at) => at);
  cards.forEach((card, at) => {
    const reason = /** @type {HTMLElement} */ (card.querySelector(".bb-card__why"));
    card.hidden = !shown.includes(at);
    reason.textContent = isAsked ? why(sheets[at], gaps[at]) : "";
    reason.hidden = !reason.textContent;
  });
  list.append(...shown.map((at) => cards[at]));
  clear.hidden = !isAsked;
  const found = fit.length === 1 ? said.dataset.one : filled(said.dataset.many, { n: fit.length });
  const more = !isAsked ? "" : near.length ? form.dataset.near : isWide ? form.dataset.wide : "";
  const whole = offer(count, numbered(time.value));
  said.textContent = [fit.length ? found : said.dataset.none, fit.length && more, whole].filter(Boolean).join(" ");
}

fromAddress(controls);
form.addEventListener("input", () => {
  answer();
  toAddress(controls);
});
clear.addEventListener("click", () => {
  for (const control of controls) control.value = "";
  answer();
  toAddress(controls);
  aim.focus();
});
form.hidden = false;
answer();
