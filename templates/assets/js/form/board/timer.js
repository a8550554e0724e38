/**
 * A clock for each card that is off until somebody sets it, can be stopped and given more time (WCAG 2.2.1). When the time is over it
 * says so, and takes nothing away.
 */

import { make, quietButton } from "../../page/said.js";
import { fill } from "../../words/fill.js";

const MINUTES = [1, 2, 3, 5, 10];
const MINUTE = 60_000; // ms

/** `say(text)`: what is heard as well as seen. Returns `{element, restart}`. */
export function startTimer(words, say) {
  const named = (n) => (n === 1 ? words.minute : fill(words.minutes, { n }));
  const options = [0, ...MINUTES].map((n) => make("option", n ? named(n) : words.no_time, { value: String(n) }));
  const choice = /** @type {HTMLSelectElement} */ (make("select", options, { class: "ws-input" }));
  const shown = make("span", undefined, { class: "ws-deal-left", role: "timer" });
  const pause = quietButton(words.pause, () => {
    if (end !== null) stop();
    else if (left > 0) run();
  });
  const longer = quietButton(words.longer, () => {
    const isRunning = end !== null || left <= 0;
    stop();
    left += MINUTE;
    say("");
    if (isRunning) run();
    else show();
  });
  const clock = make("span", [shown, pause, longer], { class: "ws-deal-clock" });
  const label = make("label", [words.time, choice], { class: "ws-deal-label" });
  const element = make("div", [label, clock], { class: "ws-deal-time" });
  let left = 0; // ms, as long as the clock stands still
  let end = null; // when the time is over, while it runs
  let ticking;

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
  show();
  return { element, restart };
}
