/** The page that offers the site for when there is no network: keeps it, says what is kept, takes it away. */

import { fill } from "../words/fill.js";
import { bytesOf, keepSite, missing, NoRoom, noteOf, readListed, register, removeSite, wanted } from "./keeping.js";

const MB = 1_000_000;

/** `element`: the page's part; `root`: the address of the site's folder. */
export async function startPage(element, root) {
  const words = JSON.parse(element.querySelector("[data-known]").textContent);
  const language = document.documentElement.lang;
  const part = (name) => element.querySelector(`[data-${name}]`);
  const size = (files) => fill(words.size, { n: Math.max(1, Math.round(bytesOf(files) / MB)) });
  const say = (text) => {
    part("said").textContent = text;
  };
  let listed = null;
  let isBusy = false;

  /** Brings the page up to date with what is kept; without a connection what is kept is all one knows. */
  async function show() {
    const note = await noteOf(root);
    const here = note?.language === language ? note : null;
    const pages = listed && missing(wanted(listed, language, false), here);
    const more = listed && missing(wanted(listed, language, true), here);
    part("state").textContent = stateOf(note, here);
    part("get-pages").textContent = !note
      ? fill(words.get_pages, { size: pages ? size(pages) : "" })
      : here?.version
        ? words.get_newer
        : words.get_rest;
    part("get-pages").hidden = !listed || (here && here.version === listed.version);
    part("get-more").textContent = more ? fill(words.get_more, { size: size(more) }) : "";
    part("get-more").hidden = !listed || !here?.version || here.version !== listed.version || more.length === 0;
    part("remove").hidden = !note;
  }

  function stateOf(note, here) {
    if (!note) return words.state_none;
    if (!here?.version) return words.state_part;
    if (listed && here.version !== listed.version)
      return fill(words.state_older, { version: here.version, newest: listed.version });
    return fill(here.all ? words.state_all : words.state_kept, here);
  }

  async function get(all) {
    if (isBusy) return;
    isBusy = true;
    const bar = part("progress");
    bar.hidden = false;
    const told = (done, of) => {
      bar.max = of;
      bar.value = done;
      // A screen reader need not hear of every file.
      if (done === 1 || done % 100 === 0) say(fill(words.fetching, { done, of }));
    };
    try {
      await register(root);
      listed = await readListed(root);
      await keepSite(root, listed, language, all, told);
      say(words.done);
    } catch (error) {
      say(faultOf(error));
      if (!(await noteOf(root))) await removeSite(root); // nothing came of it
    }
    bar.hidden = true;
    bar.value = 0;
    isBusy = false;
    await showFrom(part("get-pages"));
  }

  function faultOf(error) {
    if (error instanceof NoRoom)
      return fill(words.full, { size: fill(words.size, { n: Math.ceil(error.bytes / MB) }) });
    return error.name === "SecurityError" ? words.forbidden : words.broken;
  }

  /** Shows what is so now; the focus stays on something where its button went away. */
  async function showFrom(button) {
    const had = element.contains(document.activeElement);
    await show();
    const now = /** @type {HTMLElement} */ (document.activeElement);
    if (had && (now === document.body || now.hidden)) {
      const next = [button, part("remove"), part("get-more"), part("get-pages")].find((one) => !one.hidden);
      next?.focus();
    }
  }

  async function remove() {
    if (isBusy) return;
    await removeSite(root);
    say(words.removed);
    await showFrom(part("get-pages"));
  }

  try {
    await noteOf(root); // a private window may forbid it
  } catch {
    part("not").textContent = words.forbidden;
    return;
  }
  part("get-pages").addEventListener("click", () => get(false));
  part("get-more").addEventListener("click", () => get(true));
  part("remove").addEventListener("click", remove);
  listed = await readListed(root).catch(() => null);
  await show();
  part("not").hidden = true;
  part("keep").hidden = false;
  if (location.hash === "#not-kept") say(words.not_kept);
}
