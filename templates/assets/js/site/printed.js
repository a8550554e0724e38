/**
 * Paper shows the answers of a form as text: beside each box its words, and a mark on what is blank. The styles (print.css) hide boxes, what was not chosen and
 * blank rows. Nothing of it is left on the screen. A form that nobody has filled in prints with its boxes.
 */

import { make } from "../page/said.js";

const BOXES = "input:not([type=radio], [type=checkbox], [type=file]), textarea, select";
const PARTS = "[data-field], .ws-respondent .ws-field, tbody tr, .ws-ranks li";

export function startPrinted() {
  const root = document.querySelector("[data-worksheet]");
  const form = root?.querySelector("form");
  if (!form) return;
  const leave = () => {
    root.classList.remove("ws-printed");
    for (const typed of form.querySelectorAll(".ws-typed")) typed.remove();
    for (const blank of form.querySelectorAll("[data-blank]")) delete blank.dataset.blank;
  };
  window.addEventListener("beforeprint", () => {
    leave();
    /** @type {NodeListOf<any>} */
    const boxes = form.querySelectorAll(BOXES);
    for (const box of boxes) {
      const text = box.value && (box.selectedOptions ? box.selectedOptions[0].text : box.value.trim());
      box.after(make("span", text, { class: "ws-typed" }));
      const place = box.closest(".ws-ranks li");
      if (place) place.style.order = box.value;
    }
    form.dispatchEvent(new Event("ws-typed", { bubbles: true })); // the form's script masks what no paper is to show
    const isFilled = (part) =>
      part.querySelector(":checked:not(option)") ||
      [...part.querySelectorAll(".ws-typed")].some(({ textContent }) => textContent);
    for (const part of form.querySelectorAll(PARTS)) if (!isFilled(part)) part.dataset.blank = "";
    root.classList.toggle("ws-printed", !!isFilled(form));
  });
  window.addEventListener("afterprint", leave);
}
