// @ts-nocheck: works on pdf-lib's objects, whose types its files do not tell; tests/browser/test_fill.py holds it.
/** The fonts that answers are drawn with, and what of a text they have. The twin of toolkit/paper/signs.py and toolkit/pdf/make/font.py. */

import signs from "#contract/signs.json" with { type: "json" };
import { decodeText } from "../pdf/decode.js";
import { get, getBoth, items } from "../pdf/objects.js";

const FIRST = 32;
const SPACE = 32;
const PLAIN = new Map(Object.entries(signs.plain));
export const STAND_IN = signs.stand_in;
const CODES = winAnsi();

/** Sign → its byte in cp1252; what is no letter at all is a space. */
function winAnsi() {
  const decoder = new TextDecoder("windows-1252");
  const codes = new Map();
  for (let byte = 0; byte < 256; byte++) {
    const sign = decoder.decode(Uint8Array.of(byte));
    const code = sign.charCodeAt(0);
    if (code < 0x80 || code > 0x9f) codes.set(sign, byte < FIRST || byte === 0x7f ? SPACE : byte);
  }
  return codes;
}

/** The bytes of a text in cp1252, one sign each: `?` for a letter that it does not have. */
function encoded(text) {
  let bytes = "";
  for (const sign of text)
    for (const plain of PLAIN.get(sign) ?? sign)
      bytes += String.fromCharCode(CODES.get(plain) ?? STAND_IN.charCodeAt(0));
  return bytes;
}

/** The signs of a text that WinAnsi lacks. */
export const beyond = (text) =>
  [...new Set(text)].filter((sign) => sign !== STAND_IN && !PLAIN.has(sign) && !CODES.has(sign));

/** What a form's own font is: `{resource, capHeight, resources, fonts, width(text, size), coded(text)}`. */
export function formFont(form) {
  const [resources, ref] = getBoth(form, "DR");
  const fonts = get(resources, "Font");
  const resource = decodeText(get(form, "DA")).slice(1).split(" ")[0];
  const font = get(fonts, resource);
  const widths = Array.from(items(get(font, "Widths")), ([width]) => width.asNumber());
  return {
    resource,
    capHeight: get(get(font, "FontDescriptor"), "CapHeight").asNumber(),
    resources: ref ?? resources,
    fonts: fonts.entries(),
    has: (sign) => CODES.has(PLAIN.get(sign) ?? sign),
    width: (text, size) =>
      (Array.from(encoded(text)).reduce((sum, byte) => sum + widths[byte.charCodeAt(0) - FIRST], 0) * size) / 1000,
    coded: (text) => `(${encoded(text).replace(/[\\()]/g, "\\$&")})`,
  };
}
