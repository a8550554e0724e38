/** What a device takes from a page: files for other apps, and its clipboard. */

import { PDF } from "../files/save.js";

/** Whether this device hands files to other apps. */
export function canShare() {
  try {
    return navigator.canShare({ files: [new File(["%PDF"], "a.pdf", { type: PDF })] });
  } catch {
    return false;
  }
}

/** Whether the clipboard has a text as `{html, text}` now. Where the page may not write to it, a copy that the browser makes takes it along. */
export async function copied({ html, text }) {
  const blob = (said, type) => new Blob([said], { type });
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ "text/html": blob(html, "text/html"), "text/plain": blob(text, "text/plain") }),
    ]);
    return true;
  } catch {
    const take = (event) => {
      event.clipboardData.setData("text/html", html);
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
    };
    document.addEventListener("copy", take, { once: true });
    const isDone = document.execCommand("copy");
    document.removeEventListener("copy", take);
    return isDone;
  }
}
