/** What moves under a finger or a mouse that is down takes the click away: so nothing is laid out anew until it has come. */

const LATE = 350; // ms: the click of a finger may come a while after it is up, at most 300 where two taps zoom; that of a drag never comes

let press = Promise.resolve();

/** @param {(value?: any) => void} done */
function end(done) {
  const soon = () => setTimeout(done);
  const once = { capture: true, once: true };
  addEventListener("click", soon, once);
  addEventListener("pointercancel", soon, once);
  addEventListener("pointerup", () => setTimeout(done, LATE), once);
}
addEventListener("pointerdown", () => (press = new Promise(end)), true);

/** A promise of when no pointer is down, and its click is over. */
export const released = () => press;
