/** The site without a network is for those who asked for it: the others load nothing of it. From disk it is there anyway. */

import { loadScript } from "../page/script.js";

export function startOffline() {
  const worker = location.protocol.startsWith("http") && isSecureContext && navigator.serviceWorker;
  if (!worker || !("caches" in globalThis)) return;
  if (!worker.controller && !document.querySelector("[data-offline]")) return;
  /** @type {HTMLElement} */
  const place = document.querySelector(".bb-offline");
  loadScript(place.dataset.script, () => null).catch(() => {});
}
