/** Runs in the head, before anything is drawn: light or dark as chosen here, else as the device says. */

import { kept } from "../store/display.js";

const root = document.documentElement;
const device = matchMedia("(prefers-color-scheme: dark)");

function show() {
  const dark = (kept("scheme") ?? (device.matches ? "dark" : "light")) === "dark";
  root.dataset.mdColorScheme = dark ? "slate" : "default";
}

show();
device.addEventListener("change", show);
root.classList.replace("no-js", "js");
