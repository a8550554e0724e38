/** The page sent on or printed. A page on a disk has no address that others can open, and old browsers and hosts without https no clipboard: then there is no button for it. */

export function startSent() {
  const part = document.querySelector(".bb-sent");
  if (!part) return;
  const print = part.querySelector(".bb-sent__print");
  print.addEventListener("click", () => window.print());
  print.hidden = false;
  const link = part.querySelector(".bb-sent__link");
  if (!location.protocol.startsWith("http") || !navigator.clipboard) return;
  link.addEventListener("click", async () => {
    const said = part.querySelector("[role=status]");
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(location.href);
      said.textContent = link.dataset.done;
    } catch {
      link.hidden = true; // the browser or a policy does not let it
    }
  });
  link.hidden = false;
}
