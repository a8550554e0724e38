/** Lists that can be narrowed: `<form data-filter="id of the list">` with selects, over items that carry `data-<name of select>="words"`. */

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
    let found = items.filter((item) => asked.every((select) => fits(item, select)));
    const none = asked.length > 0 && !found.length;
    // Better those that fit the first question than an empty page.
    if (none && "fallBack" in form.dataset) found = items.filter((item) => fits(item, asked[0]));
    for (const item of items) item.hidden = !found.includes(item);
    if (clear) clear.hidden = !asked.length;
    if (said) {
      const text = none ? said.dataset.none : found.length === 1 ? said.dataset.one : said.dataset.many;
      said.textContent = text.replace("{n}", found.length);
    }
  }

  function keepInAddress() {
    const asked = selects.filter(({ value }) => value).map(({ name, value }) => [name, value]);
    history.replaceState(
      null,
      "",
      asked.length ? `#${new URLSearchParams(asked)}` : location.pathname + location.search,
    );
  }

  function readAddress() {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const select of selects) {
      const wanted = asked.get(select.name);
      if ([...select.options].some(({ value }) => value === wanted)) select.value = wanted;
    }
  }

  if (inAddress) readAddress();
  form.addEventListener("change", () => {
    narrow();
    if (inAddress) keepInAddress();
  });
  clear?.addEventListener("click", () => {
    for (const select of selects) select.value = "";
    narrow();
    if (inAddress) keepInAddress();
    selects[0].focus();
  });
  form.hidden = false;
  narrow();
}
