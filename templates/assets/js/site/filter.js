/** Lists that can be narrowed: `<form data-filter="id of the list">` with selects, over items that carry `data-<name of select>="words"`. */

import { fromAddress, toAddress } from "./address.js";

/** The choices stand in the address too (`#level=2&sector=public`), so that a narrowed list can be linked to and kept. */
export function startFilters() {
  const forms = [...document.querySelectorAll("form[data-filter]")];
  forms.forEach((form) => startFilter(form, forms.length === 1 && form.querySelector("[role=status]") !== null));
}

function startFilter(form, inAddress) {
  const items = [...document.getElementById(form.dataset.filter).querySelectorAll("[data-item]")];
  const selects = [...form.querySelectorAll("select")];
  const said = form.querySelector("[role=status]");
  const clear = form.querySelector("[data-clear]");

  const fits = (item, { name, value }) => !value || (item.dataset[name] ?? "").split(" ").includes(value);

  function narrow() {
    const asked = selects.filter(({ value }) => value);
    const found = items.filter((item) => asked.every((select) => fits(item, select)));
    for (const item of items) item.hidden = !found.includes(item);
    if (clear) clear.hidden = !asked.length;
    if (said) {
      const text =
        asked.length && !found.length ? said.dataset.none : found.length === 1 ? said.dataset.one : said.dataset.many;
      said.textContent = text.replace("{n}", found.length);
    }
  }

  if (inAddress) fromAddress(selects);
  form.addEventListener("change", () => {
    narrow();
    if (inAddress) toAddress(selects);
  });
  clear?.addEventListener("click", () => {
    for (const select of selects) select.value = "";
    narrow();
    if (inAddress) toAddress(selects);
    selects[0].focus();
  });
  form.hidden = false;
  narrow();
}
