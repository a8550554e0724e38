/** What somebody drops on the page: files, and the files in folders. */

const MOST = 10_000;

/** `[{file, path}]` in a stable order. `transfer`: of the drop event; its items are gone once the event is over, so they are taken at once. */
export async function droppedFiles(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...transfer.files].map((file) => ({ file, path: file.name }));
  if (!entries.some((entry) => entry?.isDirectory)) return plain;
  const found = [];
  try {
    for (const entry of entries) if (entry) await collect(entry, found);
  } catch {
    return plain; // from disk Chromium refuses; then the folder itself is named as one that cannot be opened
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function collect(entry, found) {
  if (found.length >= MOST) return;
  const path = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) {
    found.push({ file: await new Promise((resolve, reject) => entry.file(resolve, reject)), path });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject)); // a hundred at a time
    if (!some.length) return;
    for (const one of some) await collect(one, found);
  }
}
