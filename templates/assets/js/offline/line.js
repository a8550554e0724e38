/** What every page says to those who keep the site: that there is no connection, and that what is kept was brought up to date. */

import { keepSite, NoRoom, newestVersion, noteOf, readListed } from "./keeping.js";

/** `said`: where the line stands; `words`: `{updated, away, full}`. */
export async function startLine(root, said, words) {
  const say = () => {
    said.textContent = navigator.onLine ? "" : words.away;
  };
  addEventListener("online", say);
  addEventListener("offline", say);
  say();
  const connection = /** @type {any} */ (navigator).connection;
  if (navigator.onLine && !connection?.saveData) await update(root, said, words).catch(() => {});
}

/** One tab at a time; what fails now is tried by the next page. */
function update(root, said, words) {
  return navigator.locks.request(`brobygger-offline:${root}`, { ifAvailable: true }, async (lock) => {
    const note = lock && (await noteOf(root));
    if (!note?.version || note.version === (await newestVersion(root))) return;
    try {
      await keepSite(root, await readListed(root), note.language, note.all);
      said.textContent = words.updated;
    } catch (error) {
      if (error instanceof NoRoom) said.textContent = words.full;
    }
  });
}
