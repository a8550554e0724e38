/** Answers handed from the check page to a worksheet's form: kept for the tab only, read once. */

const KEY = "brobygger:handover";

/** Opens the form at `address` in a new tab with the answers of a document in it. A new tab starts with a copy of this one's session storage. */
export function handOver(document, address) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(document));
  } catch {
    // storage may be forbidden: the form opens empty
  }
  const opened = window.open(address);
  if (!opened) location.assign(address);
  else forget();
}

/** The document that was handed over to this worksheet, or null. */
export function handedOver(worksheet) {
  try {
    const document = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (document?.worksheet !== worksheet) return null;
    forget();
    return document;
  } catch {
    return null;
  }
}

function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // then there is nothing to remove
  }
}
