/** One question at a time on a large screen: the question first, the answers all at once when somebody says so. */

import { button, make } from "../page/foreign.js";
import { fill } from "../words/sentences.js";

const LARGE = 1.7; // the drawing is as much larger than on the page

/** Returns `{set, open}`. `set(questions)`: see show.js. */
export function startStage(root, words) {
  const part = (name) => root.querySelector(`[data-stage${name}]`);
  const stage = /** @type {HTMLDialogElement} */ (part(""));
  let questions = [];
  let place = 0;
  let isShown = false;

  function show() {
    const { title, about, n, draw, beside } = questions[place];
    part("-number").textContent = fill(words.present_title, { n: place + 1, of: questions.length });
    part("-about").textContent = about;
    part("-title").textContent = title;
    const wide = Math.max(280, (stage.clientWidth - 64) / LARGE);
    part("-body").replaceChildren(...(isShown ? draw(wide) : [make("p", fill(words.present_in, { n }))]));
    part("-beside").replaceChildren(...(isShown ? beside() : []));
    const buttons = [button(words.close, () => stage.close())];
    if (place) buttons.unshift(button(words.previous, () => turn(-1, false)));
    if (place + 1 < questions.length) buttons.unshift(button(words.next, () => turn(1, false)));
    if (!isShown) buttons.unshift(button(words.reveal, () => turn(0, true)));
    if (!isShown || place + 1 < questions.length) buttons[0].classList.add("ws-primary");
    part("-buttons").replaceChildren(...buttons);
  }

  /** To another question, or to the answers of this one. */
  function turn(by, isOpen) {
    place += by;
    isShown = isOpen;
    show();
    part("-title").focus();
  }

  // Page Down and Page Up are what a remote control for presentations sends; where there is more to scroll to, they scroll.
  stage.addEventListener("keydown", (event) => {
    const { scrollTop, clientHeight, scrollHeight } = stage;
    const isOn = event.key === "PageDown" && scrollTop + clientHeight >= scrollHeight - 1;
    const isBack = event.key === "PageUp" && scrollTop <= 0;
    if (isOn || event.key === "ArrowRight") {
      event.preventDefault();
      if (!isShown) turn(0, true);
      else if (place + 1 < questions.length) turn(1, false);
    } else if (isBack || event.key === "ArrowLeft") {
      event.preventDefault();
      if (isShown) turn(0, false);
      else if (place) turn(-1, true);
    }
  });
  stage.addEventListener("close", () => root.querySelector("[data-present]").focus());
  window.addEventListener("resize", () => stage.open && show());

  return {
    set(given) {
      questions = given;
    },
    open() {
      place = 0;
      stage.showModal();
      turn(0, false);
    },
  };
}
