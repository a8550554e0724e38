/** What every page says to those who keep the site: that there is no connection, that the host does not answer, that what is kept was brought up to date. */

import { keepSite, NoRoom, newestVersion, noteOf, readListed } from "./keeping.js";

const PATIENCE = 4000; // ms for the host to answer, as the worker gives it for a page

/** `said`: where the line stands; `words`: `{updated, away, silent, full}`. */
export async function startLine(root, said, words) {
  let isSilent = false; // the device is online, but what is shown may be from what is kept: the host does not answer
  const say = () => {
    const text = !navigator.onLine ? words.away : isSilent ? words.silent : "";
    if (said.textContent !== text) said.textContent = text;
  };

  /** A promise of the version that the host has; null where nothing is known of it. */
  async function ask() {
    say();
    if (!navigator.onLine) return null;
    const late = setTimeout(() => told(true), PATIENCE);
    const found = await newestVersion(root).then(
      (version) => ({ version, isAway: false }),
      // A host that has no such file answers all the same.
      (error) => ({ version: null, isAway: !error.status || error.status >= 500 }),
    );
    clearTimeout(late);
    told(found.isAway);
    return found.version;
  }
  function told(isAway) {
    isSilent = isAway;
    say();
  }

  addEventListener("online", ask);
  addEventListener("offline", say);
  document.addEventListener("visibilitychange", () => isSilent && !document.hidden && ask()); // it may be back
  const newest = await ask();
  const connection = /** @type {any} */ (navigator).connection;
  if (newest && !connection?.saveData) await update(root, newest, said, words).catch(() => {});
}

/** One tab at a time; what fails now is tried by the next page. */
function update(root, newest, said, words) {
  return navigator.locks.request(`brobygger-offline:${root}`, { ifAvailable: true }, async (lock) => {
    const note = lock && (await noteOf(root));
    if (!note?.version || note.version === newest) return;
    try {
      await keepSite(root, await readListed(root), note.language, note.all);
      said.textContent = words.updated;
    } catch (error) {
      if (error instanceof NoRoom) said.textContent = words.full;
    }
  });
}
