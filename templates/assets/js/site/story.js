/** A story remembers the way that a reader has taken, for as long as the window is open. Every scene is a page; this only adds the list. */

import { make } from "../page/said.js";
import { parsed, siteKey, storage } from "../store/storage.js";

const session = storage("sessionStorage");

export function startStory() {
  const part = document.querySelector(".bb-path");
  if (!part) return;
  const key = siteKey(`story:${part.dataset.story}`);
  const page = location.pathname.split("/").at(-1);
  let way = part.dataset.first ? [] : read(key);
  const back = way.findIndex((scene) => scene.page === page);
  if (back >= 0) way = way.slice(0, back); // somebody went back and may choose otherwise
  way.push({ page, title: part.dataset.scene });
  write(key, way);
  if (way.length < 2) return;
  const list = part.querySelector("ol");
  for (const scene of way) {
    const current = scene.page === page ? { "aria-current": "page" } : {};
    list.append(make("li", [make("a", scene.title, { href: scene.page, ...current })]));
  }
  part.hidden = false;
  part.querySelector("button").addEventListener("click", () => {
    write(key, []);
    part.hidden = true;
    document.querySelector("h1").scrollIntoView();
  });
}

/** Storage may be forbidden, and somebody may have written something else there: then there is no way so far. */
function read(key) {
  const { way } = parsed(session.read(key)) ?? {};
  return Array.isArray(way)
    ? way.filter((scene) => /^[a-z0-9-]+\.html$/.test(scene?.page) && typeof scene.title === "string")
    : [];
}

const write = (key, way) => session.write(key, JSON.stringify({ way }));
