/** Elements that hold texts of strangers. Nothing of a file becomes markup: only texts are set. */

import { printable } from "../words/printable.js";
import { make as made, button as plainButton } from "./said.js";

const shown = (part) => (typeof part === "string" ? printable(part) : part);

const told = (attributes) =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, printable(String(value))]));

/** An element with texts of strangers, who may have named what its attributes tell too. */
export const make = (tag, inside, attributes = {}) =>
  made(tag, Array.isArray(inside) ? inside.map(shown) : shown(inside), told(attributes));

export const button = (text, act, attributes = {}) => plainButton(printable(text), act, told(attributes));
