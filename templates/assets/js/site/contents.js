/** Marks in the contents of the page the section that is read, where the browser does not know it by itself (`:target-current`). */

export function startContents() {
  const links = [...document.querySelectorAll(".bb-contents a")];
  if (!links.length || CSS.supports("selector(:target-current)")) return;
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1))));
  const mark = () => {
    const line = window.innerHeight / 3;
    const read = headings.filter((heading) => heading?.getBoundingClientRect().top < line).length - 1;
    for (const [n, link] of links.entries())
      n === read ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
  };
  let waiting = 0;
  addEventListener(
    "scroll",
    () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(mark);
    },
    { passive: true },
  );
  mark();
}
