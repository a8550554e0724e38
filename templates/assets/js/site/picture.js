/** The page of a figure as a picture that stands alone (templates/figures/alone.svg.j2): its SVG as PNG. */

import { saveText } from "../files/save.js";
import { paint } from "./paint.js";

export function startPicture() {
  const svg = document.querySelector(".bb-alone svg");
  const button = document.querySelector(".bb-take__png");
  if (!svg || !button) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const [width, height] = ["width", "height"].map((name) => Number(svg.getAttribute(name)));
    const png = await paint(svg.children, { width, height });
    if (png) saveText(png, button.dataset.name, "image/png");
  });
}
