/**
 * A clock for each card that is off until somebody sets it, can be stopped and given more time (WCAG 2.2.1). When the time is over it
 * says so, and takes nothing away.
 */

import { make } from "../../page/said.js";
import { fill } from "../../words/fill.js";

const MINUTES = [1, 2, 3, 5, 10];
const MINUTE = 60_000; // ms

/** `say(text)`: what is heard as well as seen. Returns `{element, restart}`. */
export function startTimer(words, say) {
  const element = make("div", undefined, { class: "ws-deal-time" });
  const label = make("label", words.time, { class: "ws-deal-label" });
  const choice = /** @type {HTMLSelectElement} */ (make("select", undefined, { class: "ws-input" }));
  const shown = make("span", undefined, { class: "ws-deal-left", role: "timer" });
  const pause = make("button", words.pause, { type: "button", class: "ws-button ws-quiet" });
  const longer = make("button", words.longer, { type: "button", class: "ws-button ws-quiet" });
  const clock = make("span", undefined, { class: "ws-deal-clock" });
  let left = 0; // ms, as long as the clock stands still
  let end = null; // when the time is over, while it runs
  let ticking;

  choice.append(make("option", words.no_time, { value: "0" }));
  for (const n of MINUTES)
    choice.append(make("option", n === 1 ? words.minute : fill(words.minutes, { n }), { value: String(n) }));
  label.append(choice);
  clock.append(shown, pause, longer);
  element.append(label, clock);

  const now = () => (end === null ? left : Math.max(0, end - Date.now()));

  function show() {
    const seconds = Math.ceil(now() / 1000);
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    const text = fill(words.left, { time });
    if (shown.textContent !== text) shown.textContent = text;
    clock.hidden = choice.value === "0";
    pause.textContent = end === null && left > 0 ? words.go_on : words.pause;
    pause.setAttribute("aria-disabled", String(end === null && left <= 0));
  }

  function tick() {
    const before = left;
    left = now();
    if (before > MINUTE && left <= MINUTE) say(words.minute_left);
    if (left <= 0) {
      stop();
      say(words.over);
    }
    show();
  }

  function run() {
    clearInterval(ticking);
    end = Date.now() + left;
    ticking = setInterval(tick, 250);
    show();
  }

  function stop() {
    clearInterval(ticking);
    left = now();
    end = null;
    show();
  }

  /** Gives the next card its whole time. */
  function restart() {
    stop();
    left = Number(choice.value) * MINUTE;
    say("");
    if (left) run();
    else show();
  }

  choice.addEventListener("change", restart);
  pause.addEventListener("click", () => {
    if (end !== null) stop();
    else if (left > 0) run();
  });
  longer.addEventListener("click", () => {
    const isRunning = end !== null || left <= 0;
    stop();
    left += MINUTE;
    say("");
    if (isRunning) run();
    else show();
  });
  show();
  return { element, restart };
}
