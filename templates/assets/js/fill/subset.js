/** A TrueType font with some of its glyphs: the others keep their numbers and lose their outlines. */

const COMPOSITE = { words: 1, scale: 8, more: 32, scales: 64, matrix: 128 };
const KEPT = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"]; // all that a font in a PDF needs (ISO 32000 9.9)
const CHECKSUM = 0xb1b0afba;

/**
 * The bytes of the font with the glyphs in `wanted` and those that they are put together from.
 * @param {Uint8Array} data of a font that we made: nothing in it is doubted
 * @param {Set<number>} wanted
 */
export function subset(data, wanted) {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const tables = tablesOf(view, data);
  const head = viewOf(tables.get("head"));
  const isLong = head.getInt16(50) === 1;
  const loca = viewOf(tables.get("loca"));
  const count = viewOf(tables.get("maxp")).getUint16(4);
  const at = (glyph) => (isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  const glyf = tables.get("glyf");
  const used = new Set([0, ...wanted]);
  for (const glyph of used) for (const part of partsOf(glyf.subarray(at(glyph), at(glyph + 1)))) used.add(part);

  const places = new DataView(new ArrayBuffer(4 * (count + 1)));
  const outlines = [];
  let length = 0;
  for (let glyph = 0; glyph < count; glyph++) {
    places.setUint32(4 * glyph, length);
    if (!used.has(glyph)) continue;
    const outline = padded(glyf.subarray(at(glyph), at(glyph + 1)));
    outlines.push(outline);
    length += outline.length;
  }
  places.setUint32(4 * count, length);
  const newHead = tables.get("head").slice();
  viewOf(newHead).setInt16(50, 1);
  viewOf(newHead).setUint32(8, 0);
  tables.set("head", newHead);
  tables.set("loca", new Uint8Array(places.buffer));
  tables.set("glyf", joined(outlines));
  return fontOf(KEPT.filter((tag) => tables.has(tag)).map((tag) => [tag, tables.get(tag)]));
}

/** @param {Uint8Array} bytes */
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * @param {DataView} view
 * @param {Uint8Array} data
 */
function tablesOf(view, data) {
  /** @type {Map<string, Uint8Array>} */
  const tables = new Map();
  for (let number = 0; number < view.getUint16(4); number++) {
    const entry = 12 + 16 * number;
    const tag = String.fromCharCode(...data.subarray(entry, entry + 4));
    const start = view.getUint32(entry + 8);
    tables.set(tag, data.subarray(start, start + view.getUint32(entry + 12)));
  }
  return tables;
}

/**
 * The glyphs that a glyph is put together from.
 * @param {Uint8Array} outline
 */
function partsOf(outline) {
  if (outline.length < 10) return [];
  const view = viewOf(outline);
  if (view.getInt16(0) >= 0) return [];
  const parts = [];
  let place = 10;
  let flags = COMPOSITE.more;
  while (flags & COMPOSITE.more) {
    flags = view.getUint16(place);
    parts.push(view.getUint16(place + 2));
    place += flags & COMPOSITE.words ? 8 : 6;
    if (flags & COMPOSITE.scale) place += 2;
    else if (flags & COMPOSITE.scales) place += 4;
    else if (flags & COMPOSITE.matrix) place += 8;
  }
  return parts;
}

/** @param {Uint8Array} bytes */
function padded(bytes) {
  const whole = new Uint8Array((bytes.length + 3) & ~3);
  whole.set(bytes);
  return whole;
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

/** @param {Uint8Array} bytes of whole words */
function sumOf(bytes) {
  const view = viewOf(bytes);
  let sum = 0;
  for (let place = 0; place < bytes.length; place += 4) sum = (sum + view.getUint32(place)) >>> 0;
  return sum;
}

/** @param {[string, Uint8Array][]} tables in the order of their tags */
function fontOf(tables) {
  const power = Math.floor(Math.log2(tables.length));
  const directory = new Uint8Array(12 + 16 * tables.length);
  const view = viewOf(directory);
  view.setUint32(0, 0x10000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 * 2 ** power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * (tables.length - 2 ** power));
  let place = directory.length;
  let head = 0;
  const whole = tables.map(([tag, bytes], number) => {
    const entry = 12 + 16 * number;
    const filled = padded(bytes);
    for (let sign = 0; sign < 4; sign++) directory[entry + sign] = tag.charCodeAt(sign);
    view.setUint32(entry + 4, sumOf(filled));
    view.setUint32(entry + 8, place);
    view.setUint32(entry + 12, bytes.length);
    if (tag === "head") head = place;
    place += filled.length;
    return filled;
  });
  const font = joined([directory, ...whole]);
  viewOf(font).setUint32(head + 8, (CHECKSUM - sumOf(font)) >>> 0);
  return font;
}
