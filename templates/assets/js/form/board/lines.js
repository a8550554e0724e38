/** Lines between cards that work together, drawn behind them. Each card says it in words too, so the drawing is for the eye alone. */

import { drawn } from "../../page/svg.js";

/** An empty drawing that fills `area`. */
export const drawing = () => drawn("svg", { class: "ws-board-lines", "aria-hidden": "true" });

/**
 * Draws a line for each pair of elements. What stand above each other are joined by a bow at their right, so that the line does not
 * hide behind what is between them.
 * @param {Element} svg
 * @param {[Element, Element][]} pairs
 */
export function drawLines(svg, pairs) {
  const { left, top } = svg.getBoundingClientRect();
  const lines = pairs.map((pair) => {
    const [one, other] = pair.map((element) => element.getBoundingClientRect());
    return drawn("path", { d: wayBetween(moved(one, left, top), moved(other, left, top)) });
  });
  svg.replaceChildren(...lines);
}

const moved = (box, left, top) => ({
  left: box.left - left,
  right: box.right - left,
  x: (box.left + box.right) / 2 - left,
  y: (box.top + box.bottom) / 2 - top,
});

function wayBetween(one, other) {
  if (one.left < other.right && other.left < one.right) {
    const edge = Math.min(one.right, other.right);
    const bow = Math.max(one.right, other.right) + Math.min(10 + Math.abs(one.y - other.y) / 12, 30);
    return `M${edge} ${one.y}C${bow} ${one.y} ${bow} ${other.y} ${edge} ${other.y}`;
  }
  const [from, to] = one.x < other.x ? [one, other] : [other, one];
  return `M${from.right} ${from.y}L${to.left} ${to.y}`;
}
