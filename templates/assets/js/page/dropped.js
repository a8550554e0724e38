/** Files dropped anywhere on a page, which a browser would else show in its place. */

/** `take(dataTransfer)`; `mark(isOver)`: whether files are over the page. */
export function takeDropped(take, mark = (isOver) => isOver) {
  const isFiles = ({ dataTransfer }) => dataTransfer !== null && [...dataTransfer.types].includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    mark(true);
  });
  document.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || mark(false));
  document.addEventListener("drop", (event) => {
    mark(false);
    if (!isFiles(event)) return;
    event.preventDefault();
    take(event.dataTransfer);
  });
}
