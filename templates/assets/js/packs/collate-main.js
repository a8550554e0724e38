/** What puts the pages of a pack together, loaded when somebody asks for it: sets `window.brobyggerCollate`. */

import { collate } from "./collate.js";

window.brobyggerCollate = (file, runs, title, language, wide) =>
  collate(
    Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0)),
    runs,
    title,
    language,
    wide,
  );
