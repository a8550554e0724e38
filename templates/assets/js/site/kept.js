/** Choices of display kept on the device. Storage may be forbidden (private windows, policies): then a choice lasts for the page. */

export function kept(key) {
  try {
    return localStorage.getItem(`brobygger:${key}`);
  } catch {
    return null;
  }
}

export function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(`brobygger:${key}`);
    else localStorage.setItem(`brobygger:${key}`, value);
  } catch {
    // nothing to do: the choice is already shown
  }
}
