/** A picture in the page: the drawing, its sentences, its numbers as a table, and buttons that save it. Nothing of an answer becomes markup. */

import { saveText } from "../files/save.js";
import { button, make } from "../page/foreign.js";
import { drawn } from "../page/svg.js";
import { paint } from "../site/paint.js";
import { fill } from "../words/fill.js";
import { printable } from "../words/printable.js";
import { LOOKS, NARROW, WIDE } from "./canvas.js";

const MARGIN = 12; // px around a picture that is saved
const ROOM = 560; // px that a wide picture needs
const FONT = "'Source Sans 3', 'Brobygger Sans', Arial, Helvetica, sans-serif";
const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

let count = 0;

/** How wide a picture is drawn where it has so many px. */
export const widthFor = (room) => (room >= ROOM ? WIDE : NARROW);

/**
 * `{element, show(picture), redraw()}`. `words`: `pictures.page`; `fileName(ending)`: of a saved picture; `say`: tells that it was saved; `lang`: of the picture's words, where
 * it is not the page's.
 */
export function pictureFigure({ words, fileName, say, lang }) {
  const id = `pic-${++count}`;
  const own = lang ? { lang } : {};
  const svg = drawn("svg", {
    role: "img",
    "aria-describedby": id,
    class: "pic-drawing",
    "font-family": FONT,
    ...own,
  });
  const about = make("figcaption", undefined, { id, ...own });
  const numbers = make("table", undefined, { class: "pic-numbers", ...own });
  const titles = []; // in what all pictures have alike: of which picture it is
  const titled = (part) => {
    const title = make("span", "", { class: "ws-sr" });
    titles.push(title);
    part.append(title);
    return part;
  };
  const fold = make("details", [titled(make("summary", words.numbers)), numbers], { class: "pic-fold" });
  const buttons = ["svg", "png"].map((ending) =>
    titled(button(words[ending], () => save(ending), { class: "ws-button ws-quiet" })),
  );
  const element = make("figure", [svg, about, fold, make("div", buttons, { class: "ws-buttons pic-save" })], {
    class: "pic",
  });
  let shown = null;

  const save = async (ending) => {
    const name = fileName(ending);
    const data = ending === "svg" ? XML + alone(svg, shown) : await paint(svg.children, { ...shown, margin: MARGIN });
    if (!data) return;
    saveText(data, name, ending === "svg" ? "image/svg+xml" : "image/png");
    say(fill(words.saved, { name }));
  };

  return {
    element,
    show(picture) {
      if (shown && JSON.stringify(shown) === JSON.stringify(picture)) return;
      shown = picture;
      svg.setAttribute("viewBox", `0 0 ${picture.width} ${picture.height}`);
      svg.setAttribute("aria-label", printable(picture.title));
      svg.classList.toggle("pic-wide", picture.width === WIDE);
      svg.replaceChildren(...picture.marks.map(elementOf));
      about.textContent = printable(picture.about.join(" "));
      numbers.replaceChildren(...tableOf(picture));
      for (const title of titles) title.textContent = printable(`: ${picture.title}`);
    },
  };
}

function elementOf({ tag, look, anchor, text, ...places }) {
  const mark = drawn(tag, {
    ...places,
    ...LOOKS[look],
    ...(anchor ? { "text-anchor": anchor } : {}),
  });
  if (text !== undefined) mark.textContent = printable(text);
  return mark;
}

function tableOf({ title, numbers: { head, rows } }) {
  const heads = head.map((text) => make("th", text, { scope: "col" }));
  const lines = rows.map(([first, ...cells]) =>
    make("tr", [
      make("th", first, { scope: "row" }),
      ...cells.map((text, place) => make("td", text, { "data-head": head[place + 1] })),
    ]),
  );
  return [make("caption", title), make("thead", [make("tr", heads)]), make("tbody", lines)];
}

/** The drawing as a file of its own, on white. */
function alone(svg, { title, about, width, height }) {
  const [wide, high] = [width + 2 * MARGIN, height + 2 * MARGIN];
  const copy = drawn("svg", {
    viewBox: `${-MARGIN} ${-MARGIN} ${wide} ${high}`,
    width: wide,
    height: high,
    role: "img",
    "font-family": FONT,
    ...(svg.closest("[lang]") ? { lang: svg.closest("[lang]").getAttribute("lang") } : {}),
  });
  const named = (tag, text) => {
    const made = drawn(tag);
    made.textContent = printable(text);
    return made;
  };
  const ground = drawn("rect", {
    x: -MARGIN,
    y: -MARGIN,
    width: wide,
    height: high,
    fill: "#ffffff",
  });
  copy.append(named("title", title), named("desc", about.join(" ")), ground);
  for (const mark of svg.children) copy.append(mark.cloneNode(true));
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}
