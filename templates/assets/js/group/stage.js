/** One question at a time on a large screen: the question first, the answers all at once when somebody says so. */

import { make } from "../page/foreign.js";
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
    const button = (text, act, isFirst = false) => {
      const made = make("button", text, { type: "button", class: `ws-button${isFirst ? " ws-primary" : ""}` });
      made.addEventListener("click", act);
      return made;
    };
    const turn = (by) => () => {
      place += by;
      isShown = false;
      show();
      part("-title").focus();
    };
    part("-buttons").replaceChildren(
      ...(isShown
        ? []
        : [
            button(
              words.reveal,
              () => {
                isShown = true;
                show();
                part("-title").focus();
              },
              true,
            ),
          ]),
      ...(place + 1 < questions.length ? [button(words.next, turn(1), isShown)] : []),
      ...(place ? [button(words.previous, turn(-1))] : []),
      button(words.close, () => stage.close()),
    );
  }

  stage.addEventListener("close", () => root.querySelector("[data-present]").focus());
  window.addEventListener("resize", () => stage.open && show());

  return {
    set(given) {
      questions = given;
    },
    open() {
      place = 0;
      isShown = false;
      stage.showModal();
      show();
      part("-title").focus();
    },
  };
}
