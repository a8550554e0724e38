/** Says once that the browser has cleared answers which it had kept, and what can be done. */

import { dayOf, dropLost, markKept } from "../store/marks.js";
import { fill } from "../words/sentences.js";

/** `page`: see page.js. Returns what is to be called when the form has come to life, and whenever something was kept or deleted. */
export function startMarks(page) {
  const { sheet, words, part, bar } = page;
  const { form } = words;
  const { id, language } = sheet.model;
  let isNew = true; // what is cleared later, the line about where the answers are says (hearing.js)

  async function tell(lost) {
    await dropLost(id);
    const last = lost.map(({ at }) => at).sort()[lost.length - 1];
    bar.tell(fill(form.lost, { date: dayOf(last, language) }), null, [form.lost_open, () => part("open").click()]);
  }

  return async () => {
    const mayTell = isNew;
    isNew = false;
    const lost = (await markKept()).filter(({ worksheet }) => worksheet === id);
    if (!mayTell || !lost.length) return;
    if (document.hidden) document.addEventListener("visibilitychange", () => tell(lost), { once: true });
    else await tell(lost);
  };
}
