/** What is said aloud to a screen reader, asked in a dialog and shown in the panel above the form. */

/** `say(text, key)`: into the live region, once things are quiet; of one key only the last is said, and nothing where it is null. */
export function speaker(element) {
  const waiting = new Map();
  let timer;
  function say(text, key = text) {
    if (text === null) waiting.delete(key);
    else waiting.set(key, text);
    clearTimeout(timer);
    timer = setTimeout(() => {
      element.textContent = [...waiting.values()].join(" ");
      waiting.clear();
      timer = setTimeout(() => (element.textContent = ""), 8000); // the same words may be needed again
    }, 700);
  }
  /** What waits is no longer true. */
  say.stop = () => {
    waiting.clear();
    element.textContent = "";
  };
  return say;
}

/** `ask(title, text, yes)`: a promise of whether the person agreed. Escape says no. */
export function asker(dialog) {
  return (title, text, yes) =>
    new Promise((resolve) => {
      const [first, second] = dialog.querySelectorAll("p");
      first.textContent = title;
      second.textContent = text;
      dialog.querySelector("[value=yes]").textContent = yes;
      dialog.returnValue = "no";
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
      dialog.showModal();
      dialog.querySelector("[value=no]").focus();
    });
}

/** `inside`: a text, or a list of elements and texts. */
export function make(tag, inside, attributes = {}) {
  const element = document.createElement(tag);
  if (Array.isArray(inside)) element.append(...inside);
  else if (inside !== undefined) element.textContent = inside;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** A button; without `act` something above it listens. */
export function button(inside, act, attributes = {}) {
  const made = make("button", inside, { type: "button", class: "ws-button", ...attributes });
  if (act) made.addEventListener("click", act);
  return made;
}

export const quietButton = (inside, act, attributes = {}) =>
  button(inside, act, { class: "ws-button ws-quiet", ...attributes });

/** What a button could not do, in sight behind it and said aloud. */
export function tellBehind(pressed, text) {
  if (pressed.nextElementSibling?.role === "alert") pressed.nextElementSibling.remove();
  pressed.after(make("p", text, { role: "alert", class: "ws-note" }));
}

/** A quiet button that several questions have alike: its question is part of its name, but not in sight. */
export const namedButton = (text, label, act, attributes = {}) =>
  quietButton([text, make("span", `: ${label}`, { class: "ws-sr" })], act, attributes);
