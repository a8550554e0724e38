/** The frame of a page: the switch of light and dark, the menu, the switch of the search key. */

import { keep, kept } from "../store/display.js";

export function startScheme() {
  const button = document.querySelector(".bb-scheme");
  const root = document.documentElement;
  const device = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => root.dataset.mdColorScheme === "slate";
  const say = () => {
    const name = isDark() ? button.dataset.light : button.dataset.dark;
    button.querySelector("span").textContent = name;
    button.title = name;
  };
  button.addEventListener("click", () => {
    const wanted = isDark() ? "light" : "dark";
    root.dataset.mdColorScheme = wanted === "dark" ? "slate" : "default";
    // What the device wants anyway is not kept: then the page goes on following it.
    keep("scheme", (wanted === "dark") === device.matches ? null : wanted);
    say();
  });
  new MutationObserver(say).observe(root, { attributeFilter: ["data-md-color-scheme"] });
  say();
  button.hidden = false;
}

/** The menu is a native disclosure, so it works without this; Escape, a press elsewhere and leaving it close it. */
export function startMenu() {
  const menu = document.querySelector(".bb-menu");
  const shut = () => {
    menu.open = false;
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    shut();
    menu.querySelector("summary").focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) shut();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) shut();
  });
}

/** A key without Ctrl or Alt must be possible to turn off (WCAG 2.1.4): people who speak to their computer press it by saying words. */
export function startShortcutSwitch() {
  const button = document.querySelector(".bb-shortcut");
  const say = () => {
    button.textContent = kept("slash") === "off" ? button.dataset.off : button.dataset.on;
  };
  button.addEventListener("click", () => {
    keep("slash", kept("slash") === "off" ? null : "off");
    say();
  });
  say();
  button.hidden = false;
}
