/** What was chosen stands in the address (`#level=2&sector=public`), so that a narrowed list can be linked to and kept. */

/** @typedef {HTMLSelectElement | HTMLInputElement} Control */

/** @param {Control[]} controls */
export function toAddress(controls) {
  const asked = controls.filter(({ value }) => value).map(({ name, value }) => [name, value]);
  history.replaceState(null, "", asked.length ? `#${new URLSearchParams(asked)}` : location.pathname + location.search);
}

/** Answers that a control does not have are passed over. @param {Control[]} controls */
export function fromAddress(controls) {
  const asked = new URLSearchParams(location.hash.slice(1));
  for (const control of controls) {
    const wanted = asked.get(control.name);
    if (wanted === null) continue;
    const before = control.value;
    control.value = wanted; // a select takes only its own options, a box for numbers only numbers
    if (!control.value || !control.checkValidity()) control.value = before;
  }
}
