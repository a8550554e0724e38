// @ts-nocheck: works on pdf-lib's objects, whose types its files do not tell; tests/browser/test_fill.py holds it.
/**
 * Letters beyond cp1252 (Łukasz, Привіт, Ελένη): a font with all the signs that ours are drawn with, of which the file gets those that it uses.
 * The twin of toolkit/pdf/make/wide_font.py; only looks use it.
 */

import { PDFHexString, PDFName } from "../pdf/pdf-lib.js";
import { STAND_IN } from "./font.js";
import { subset } from "./subset.js";

const NAME = "BBWIDE+BrobyggerForm"; // a subset's name begins so (ISO 32000 9.6.4)
const RESOURCE = "Wide";
const AT_ONCE = 100; // signs in one block of a CMap

/** `wide`: `{file, glyphs, widths, box, cap_height}` as toolkit/site/filling.py writes them. `finish` puts it into the file. */
export function wideFont(context, wide) {
  const data = Uint8Array.from(atob(wide.file), (sign) => sign.charCodeAt(0));
  const used = new Set([STAND_IN]);
  const own = (sign) => (Object.hasOwn(wide.glyphs, sign) ? sign : STAND_IN);
  const hex = (glyph) => glyph.toString(16).padStart(4, "0");
  const ref = context.nextRef();
  const entry = [PDFName.of(RESOURCE), ref];
  return {
    resource: RESOURCE,
    capHeight: wide.cap_height,
    resources: context.register(context.obj({ Font: { [RESOURCE]: ref } })),
    fonts: [entry],
    has: (sign) => Object.hasOwn(wide.glyphs, sign),
    width: (text, size) => (Array.from(text).reduce((sum, sign) => sum + wide.widths[own(sign)], 0) * size) / 1000,
    coded(text) {
      const signs = Array.from(text, own);
      for (const sign of signs) used.add(sign);
      return `<${signs.map((sign) => hex(wide.glyphs[sign])).join("")}>`;
    },
    finish() {
      const order = [...used].sort((a, b) => wide.glyphs[a] - wide.glyphs[b]);
      const font = subset(data, new Set(order.map((sign) => wide.glyphs[sign])));
      const [, low, , high] = wide.box;
      const descriptor = {
        Type: "FontDescriptor",
        FontName: NAME,
        Flags: 4,
        FontBBox: wide.box,
        ItalicAngle: 0,
        Ascent: high,
        Descent: low,
        CapHeight: wide.cap_height,
        StemV: 80,
        FontFile2: context.register(context.flateStream(font, { Length1: font.length })),
      };
      const text = (words) => PDFHexString.fromText(words);
      const below = {
        Type: "Font",
        Subtype: "CIDFontType2",
        BaseFont: NAME,
        CIDToGIDMap: "Identity",
        DW: 500,
        CIDSystemInfo: { Registry: text("Adobe"), Ordering: text("Identity"), Supplement: 0 },
        W: order.flatMap((sign) => [wide.glyphs[sign], [wide.widths[sign]]]),
        FontDescriptor: context.register(context.obj(descriptor)),
      };
      const whole = {
        Type: "Font",
        Subtype: "Type0",
        BaseFont: NAME,
        Encoding: "Identity-H",
        DescendantFonts: [context.register(context.obj(below))],
        ToUnicode: context.register(
          context.flateStream(toUnicode(order.map((sign) => [hex(wide.glyphs[sign]), sign]))),
        ),
      };
      context.assign(ref, context.obj(whole));
    },
  };
}

/** Which text the glyphs stand for, for search, copying and reading aloud. */
function toUnicode(order) {
  const utf16 = (sign) =>
    Array.from({ length: sign.length }, (_, at) => sign.charCodeAt(at).toString(16).padStart(4, "0")).join("");
  const lines = order.map(([glyph, sign]) => `<${glyph}> <${utf16(sign)}>`);
  const blocks = Array.from({ length: Math.ceil(lines.length / AT_ONCE) }, (_, at) => {
    const block = lines.slice(at * AT_ONCE, (at + 1) * AT_ONCE);
    return `${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`;
  });
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}
