/** The frame of a page: the switch of light and dark, the drawer, the switch of the search key. */

import { keep, kept } from "./kept.js";

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

/** The drawer is a checkbox, so it works without this; Escape and a press outside close it. */
export function startDrawer() {
  const drawer = document.getElementById("__drawer");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.checked = false;
    drawer.focus();
  });
  // After the last link of an open drawer the focus would go on behind it.
  document.querySelector(".bb-nav").addEventListener("focusout", (event) => {
    if (drawer.checked && event.relatedTarget && !event.currentTarget.contains(event.relatedTarget) && event.relatedTarget !== drawer) drawer.checked = false;
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
