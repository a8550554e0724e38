/** Elements that hold texts of strangers. Nothing of a file becomes markup: only texts are set. */

import { printable } from "../words/printable.js";
import { make as made } from "./said.js";

/** An element with a text of strangers, who may have named what its attributes tell too. */
export const make = (tag, text, attributes = {}) => {
  const told = Object.entries(attributes).map(([name, value]) => [name, printable(String(value))]);
  return made(tag, text && printable(text), Object.fromEntries(told));
};
