/** The worksheet's PDF with the answers in it, made on the page. Its scripts are loaded when somebody asks for it. */

import { loadScript } from "../page/script.js";
import { documentOf } from "./sheet.js";

/**
 * `{document, bytes, unseen, behind}`: the answers as they are in it, signs that cannot be seen in it, how many answers go on behind the form; or
 * `{document, finding}` where an answer has no room. `page`: see page.js. Rejects where the file cannot be made.
 */
export async function filledPdf({ sheet, sheets, address }) {
  const { model } = sheet;
  const document = documentOf(sheet);
  const own = `${model.id}-${model.language}`;
  const of = (name) => `${sheets.folder}${name}.js${sheets.stamp}`;
  const fill = await loadScript(address("fill"), () => window.brobyggerFill);
  const empty = await loadScript(of(own), () => window.brobyggerSheets[own]);
  const wide = () => loadScript(of("wide"), () => window.brobyggerWide);
  return { document, ...(await fill(empty, model, document, wide)) };
}
