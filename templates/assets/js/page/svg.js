/** Parts of drawings. Nothing of a file becomes markup: only texts and numbers are set. */

import { printable } from "../words/printable.js";

const NS = "http://www.w3.org/2000/svg";

/** An element of SVG with its attributes. */
export function drawn(name, attributes = {}) {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, printable(String(value)));
  return made;
}

/** A text of SVG, its middle at `x` unless the attributes say otherwise. */
export function lettered(content, attributes, name = "text") {
  const made = drawn(name, name === "text" ? { "text-anchor": "middle", ...attributes } : attributes);
  made.textContent = printable(String(content));
  return made;
}
