/** What moves under a finger or a mouse that is down takes the click away: so nothing is laid out anew until it has come. */

const LATE = 350; // ms: the click of a finger may come a while after it is up, at most 300 where two taps zoom

let press = Promise.resolve();

/** @param {(value?: any) => void} done */
const end = (done) => {
  for (const up of ["pointerup", "pointercancel"]) addEventListener(up, () => setTimeout(done, LATE), { once: true });
};
addEventListener("pointerdown", () => (press = new Promise(end)), true);

/** A promise of when no pointer is down, and its click is over. */
export const released = () => press;
