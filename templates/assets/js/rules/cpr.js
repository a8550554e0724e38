/** Danish civil registration numbers (CPR): recognised by their form DDMMYY-NNNN and masked wherever text leaves the form. */

// Word processors and web pages put U+00A0, the hyphens and dashes U+2010 to U+2015 and the minus U+2212 between the halves.
// The sign before it is matched and put back: older browsers do not read a page that has a lookbehind in it.
const CPR =
  /(^|[^0-9])(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{2}[ \u00a0]?[-\u2010-\u2015\u2212]?[ \u00a0]?[0-9]{4}(?![0-9])/g;
export const MASK = "******-****";

export const looksLikeCpr = (text) => text.search(CPR) >= 0;

/** The text with every number that looks like a CPR number starred out. */
export const mask = (text) => text.replace(CPR, `$1${MASK}`);

/** A copy of any JSON value with every text in it masked, keys included. */
export function maskDocument(value) {
  if (typeof value === "string") return mask(value);
  if (Array.isArray(value)) return value.map(maskDocument);
  if (value === null || typeof value !== "object") return value;
  const copy = Object.create(null);
  for (const key of Object.keys(value)) copy[mask(key)] = maskDocument(value[key]);
  return copy;
}

/** Whether any text inside a JSON value looks like one; not by recursion, which a deep file could exhaust. */
export function hasCpr(value) {
  const rest = [value];
  while (rest.length) {
    const item = rest.pop();
    if (typeof item === "string") {
      if (looksLikeCpr(item)) return true;
    } else if (item !== null && typeof item === "object") {
      for (const part of Object.values(item)) rest.push(part);
    }
  }
  return false;
}
