/** An SVG as PNG, drawn on a canvas mark by mark. An image of the SVG would not do: a canvas that one was drawn on gives nothing away on `file:`, and it
 * would not have our font. Every mark says all of its look in its attributes. */

const SCALE = 2; // sharp on paper and on dense screens
const FONT = '"Brobygger Sans", Arial, sans-serif';

/** A promise of the PNG, or of null where the browser makes none. `margin`: white around the marks, in px; `width`, `height`: of the marks. */
export async function paint(marks, { width, height, margin = 0 }) {
  await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 15px ${FONT}`)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil((width + 2 * margin) * SCALE);
  canvas.height = Math.ceil((height + 2 * margin) * SCALE);
  const context = canvas.getContext("2d");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(SCALE, SCALE);
  context.translate(margin, margin);
  for (const mark of marks) draw(mark, context);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
}

function draw(mark, context) {
  const text = (name, otherwise = "") => mark.getAttribute(name) ?? otherwise;
  const number = (name) => Number(text(name, "0"));
  if (mark.tagName === "text") {
    context.font = `${text("font-weight", "400")} ${number("font-size")}px ${FONT}`;
    context.textAlign = { middle: "center", end: "end" }[text("text-anchor")] ?? "start";
    context.fillStyle = text("fill");
    context.fillText(mark.textContent, number("x"), number("y"), number("textLength") || undefined);
    return;
  }
  const shape = shapeOf(mark, text, number);
  if (!shape) return; // title and description
  if (text("fill") !== "none") {
    context.fillStyle = text("fill");
    context.fill(shape);
  }
  if (text("stroke")) {
    context.strokeStyle = text("stroke");
    context.lineWidth = number("stroke-width");
    context.setLineDash(text("stroke-dasharray").split(" ").filter(Boolean).map(Number));
    context.stroke(shape);
  }
}

function shapeOf(mark, text, number) {
  const shape = new Path2D(mark.tagName === "path" ? text("d") : "");
  if (mark.tagName === "circle") shape.arc(number("cx"), number("cy"), number("r"), 0, 2 * Math.PI);
  else if (mark.tagName === "rect" && number("rx") && shape.roundRect)
    shape.roundRect(number("x"), number("y"), number("width"), number("height"), number("rx"));
  else if (mark.tagName === "rect") shape.rect(number("x"), number("y"), number("width"), number("height"));
  else if (mark.tagName !== "path") return null;
  return shape;
}
