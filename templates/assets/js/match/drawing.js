/** A pair of profiles as a drawing: two pillars, and between them an arrow for each row. The tables beside it say the same. */

import { drawn, lettered } from "../page/svg.js";
import { wrapped } from "../pictures/canvas.js";

const MOST = 640;
const LINE = 18;
const LOOK = "title"; // is as large, and in the names as bold

/** `said`: the rows in words (show.js); `room`: the px that it may be wide, so that its letters stay as large as those around it. */
export function pairDrawing({ a, b }, said, words, room) {
  const wide = Math.max(280, Math.min(room, MOST));
  const pillarWide = Math.round(wide / 4.5);
  const between = wide - 2 * pillarWide - 16;
  const unlike = said.filter(
    (row, place) =>
      !said.slice(0, place).some((one) => ["kind", "side", "values"].every((key) => one[key] === row[key])),
  );
  const rows = unlike.map((row) => ({ ...row, lines: wrapped(row.values, between, LOOK) }));
  const heights = rows.map(({ lines }) => lines.length * LINE + 24);
  const high = heights.reduce((sum, height) => sum + height, 16);
  const svg = drawn("svg", {
    viewBox: `0 0 ${wide} ${high}`,
    role: "img",
    "aria-label": words.picture,
    class: "match-drawing",
  });
  pillar(svg, 0, pillarWide, a.name, high);
  pillar(svg, wide - pillarWide, pillarWide, b.name, high);
  let y = 8;
  for (const [place, row] of rows.entries()) {
    draw(svg, row, y, [pillarWide + 8, wide - pillarWide - 8]);
    y += heights[place];
  }
  return svg;
}

function pillar(svg, x, width, name, high) {
  svg.append(drawn("rect", { x, y: 1, width, height: high - 2, rx: 4, class: "match-pillar" }));
  const lines = wrapped(name, width - 8, LOOK).slice(0, Math.floor(high / LINE) - 1);
  const first = high / 2 - ((lines.length - 1) * LINE) / 2 + 5;
  for (const [n, line] of lines.entries())
    svg.append(lettered(line, { x: x + width / 2, y: first + n * LINE, class: "match-name" }));
}

function draw(svg, { kind, side, lines }, top, [left, right]) {
  const middle = (left + right) / 2;
  for (const [n, line] of lines.entries()) svg.append(lettered(line, { x: middle, y: top + 14 + n * LINE }));
  const y = top + lines.length * LINE + 8;
  const line = (x1, x2) => svg.append(drawn("line", { x1, x2, y1: y, y2: y, class: `match-line match-${kind}` }));
  const head = (x, toLeft) => {
    const back = toLeft ? x + 10 : x - 10;
    svg.append(
      drawn("path", { d: `M${back} ${y - 6} L${x} ${y} L${back} ${y + 6}`, class: `match-line match-${kind}` }),
    );
  };
  if (kind === "both_lack") {
    line(left, middle - 24);
    line(middle + 24, right);
    svg.append(lettered("?", { x: middle, y: y + 5, class: "match-name" }));
    return;
  }
  line(left, right);
  if (kind === "conflict") {
    const d = `M${middle - 8} ${y - 8} L${middle + 8} ${y + 8} M${middle - 8} ${y + 8} L${middle + 8} ${y - 8}`;
    svg.append(drawn("path", { d, class: "match-line match-conflict" }));
  }
  // From the one who has it to the one who seeks it: who wants is named by `side`.
  if (kind === "shared" || side === "a") head(left, true);
  if (kind === "shared" || side === "b") head(right, false);
}
