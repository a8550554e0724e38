/** Reading a long text: as a short one. */

export { read } from "../text/read.js";
