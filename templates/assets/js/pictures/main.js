/** What draws answers, loaded when there are any to be drawn. Its words stand in a script of their own. */

import { startPanels } from "./panels.js";
import { fillReport } from "./report.js";

window.brobyggerPictures = {
  inForm: (page, panels, model) => startPanels(page, panels, model, window.brobyggerWords.pictures),
  inReport: (box, result, tools) =>
    fillReport(box, result, {
      ...tools,
      words: window.brobyggerWords.pictures,
    }),
};
