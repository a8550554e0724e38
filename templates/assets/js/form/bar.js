/** The line that stays in sight while one types: where the answers are now, and what was done last, which can be taken back. */

import { quietButton } from "../page/said.js";
import { fill } from "../words/sentences.js";

const MOST = 20; // steps that can be taken back
const SILENT = new Set(["ready", "off", "keeping", "kept"]);
const BAD = new Set(["blocked", "failed", "conflict", "gone", "newer", "too_long"]);

/** `settle`: puts the focus back where somebody was, when a button that had it goes. */
export function startBar(element, { form, say, settle }) {
  const part = (name) => element.querySelector(`[data-${name}]`);
  const steps = []; // `{text, undo}`
  const undone = []; // what takes back that something was taken back
  let note = null; // a message without undo
  let more = null; // `[text, act]`: what one can do about it
  let spoken = null;

  const choice = ([name, act]) =>
    quietButton(name, async () => {
      await act();
      settle();
    });

  /** One step from one list to the other. */
  function take(from, to) {
    const again = from.pop().undo();
    if (again) to.push({ text: form.undone, undo: again });
    note = form.undone;
    say(form.undone, "told");
    render();
    settle(part("undo").querySelector("button")); // several steps are taken one after the other
  }

  function render() {
    const [from, to] = steps.at(-1)?.text ? [steps, undone] : [undone, steps];
    const step = from.at(-1);
    const texts = [...new Set([note, step?.text])].filter(Boolean); // a file that was saved does not take "Undo" away
    part("told").textContent = texts.join(" ");
    part("told").hidden = !texts.length;
    part("undo").replaceChildren(
      ...(note !== null && more ? [choice(more)] : []),
      ...(step?.text ? [quietButton(form.undo, () => take(from, to))] : []),
      ...(step?.text && from === steps && undone.length ? [quietButton(form.redo, () => take(undone, steps))] : []),
    );
  }

  return {
    /**
     * Shows where the answers are: `code` of a sentence `state_…`, after it `more`. `buttons`: `[[text, act]]`. `isAgain`: it is said anew.
     * `set`: what somebody calls these answers, null for nothing.
     */
    state(code, values, { more = "", buttons = [], isAgain = false, set = null }) {
      const text = `${fill(form[`state_${code}`], values)} ${more}`.trim();
      part("set").hidden = set === null;
      part("set").textContent = set ?? "";
      if (part("state").textContent !== text) part("state").textContent = text;
      element.dataset.is = BAD.has(code) ? "bad" : code;
      const label = buttons.map(([name]) => name).join();
      if (part("choices").dataset.label !== label) {
        part("choices").dataset.label = label;
        part("choices").replaceChildren(...buttons.map(choice));
      }
      if (isAgain || (code !== spoken && !(SILENT.has(code) && (spoken === null || SILENT.has(spoken)))))
        say(text, "state");
      if (code !== "keeping") spoken = code;
    },
    /**
     * Says what was done. `undo`: what takes it back, and returns what does it again or nothing. Without a text there is another button
     * that does it, and what was done before it is not to be reached from here. `act`: `[text, act]`, what one can do about a message.
     */
    tell(text, undo, act = null) {
      note = undo ? null : text;
      more = act;
      if (undo) {
        steps.push({ text, undo });
        undone.length = 0;
      }
      if (steps.length > MOST) steps.shift();
      if (text !== null) say(text, "told");
      render();
    },
    /** A document was closed in which nothing is lost: with it goes what was done in it, and that it was opened. */
    closed(text) {
      while (steps.length && steps.pop().text !== null);
      undone.length = 0;
      this.tell(text, null);
    },
    /** What was only a message has been read once somebody goes on. */
    goOn() {
      if (note === null) return;
      note = null;
      render();
    },
    forget() {
      steps.length = undone.length = 0;
      render();
    },
  };
}
