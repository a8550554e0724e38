/** What a text field or a list shows on its page, where it is another text than the field's value. The twin of toolkit/pdf/read/look.py, which says why. */

import pdf from "#contract/pdf.json" with { type: "json" };
import { decodeValue, inflate, withoutMarkup } from "./decode.js";
import { get, isArray, isDict, isName, items, nameText } from "./objects.js";
import { PDFBool, PDFRawStream } from "./pdf-lib.js";

const [SHOWN, ESCAPED, FONT] = ["shown", "escaped", "font"].map((name) => new RegExp(pdf.patterns[name], "g"));
const WRITTEN = new Set(["Tx", "Ch"]);
const MORE = new RegExp(pdf.patterns.more);
const GOES_ON = "…"; // what follows says where the rest stands
const ENCODINGS = new Set(pdf.encodings);
const LETTERS = new TextDecoder("windows-1252");
const BEYOND = new Set([...LETTERS.decode(Uint8Array.from({ length: 32 }, (_, at) => 0x80 + at))].filter(isBeyond));

function isBeyond(sign) {
  return sign.codePointAt(0) > 0xff;
}

/** Whether every program can write the value in a plain font: for other letters they put what they have. */
const isPlain = (value) =>
  [...value].every((sign) => BEYOND.has(sign) || (!isBeyond(sign) && !/[\u0080-\u009f]/.test(sign)));

const letters = (text) => text.replace(/[^A-Za-z0-9]/g, "");

/**
 * `differs(field, value)`: whether a look of a text field or a list shows what its value does not say, without a value whether it shows
 * anything; within a budget of bytes for a file.
 */
export function looksOf(root) {
  const form = get(root, "AcroForm");
  const asks = isDict(form) ? get(form, "NeedAppearances") : undefined;
  const isTold = isDict(form) && !(asks instanceof PDFBool && asks.asBoolean()) && !root.context.trailerInfo.Encrypt;
  let left = isTold ? pdf.limits.looks : 0;

  /** Whether it shows none of these texts, nor a part of one. */
  function differsIn(look, texts) {
    const content = unpacked(look);
    left -= content.length;
    const shown = shownIn(content);
    const isSaid = (part) => texts.some((text) => letters(text).includes(letters(part)));
    if (isSaid(shown)) return false;
    const end = shown.lastIndexOf(GOES_ON);
    if (end >= 0 && isSaid(shown.slice(0, end))) return false;
    return !MORE.test(content) && canBeRead(look, content);
  }

  /** Whether all fonts that a look names are plain ones: only then its bytes are letters. */
  function canBeRead(look, content) {
    const names = fontsIn(content);
    return names.length > 0 && names.every((name) => isPlainFont(fontOf(look, name)));
  }

  function fontOf(look, name) {
    for (const place of [get(look.dict, "Resources"), get(form, "DR")]) {
      const fonts = isDict(place) ? get(place, "Font") : undefined;
      const font = isDict(fonts) ? get(fonts, name) : undefined;
      if (font !== undefined) return font;
    }
    return undefined;
  }

  return (field, value) => {
    if (left <= 0 || !WRITTEN.has(field.kind)) return false;
    const looks = field.widgets.map((widget) => lookOf(widget, value)).filter((look) => look !== null);
    if (!looks.length) return false;
    const texts = said(field, value || "");
    return texts.every(isPlain) && looks.some((look) => differsIn(look, texts));
  };
}

/** Whether a field's rich text, which some programs show instead of its value, says something else. */
export function richDiffers({ kind, merged, widgets }, value) {
  const rich = kind === "Tx" && merged ? get(widgets[0], "RV") : undefined;
  return rich !== undefined && letters(withoutMarkup(decodeValue(rich) || "")) !== letters(value || "");
}

/** The look of a widget, if it has one, and without a value only if it is long enough to show anything. */
function lookOf(widget, value) {
  const looks = isDict(widget) ? get(widget, "AP") : undefined;
  const look = isDict(looks) ? get(looks, "N") : undefined;
  if (!(look instanceof PDFRawStream)) return null;
  return value || look.contents.length > pdf.limits.empty_look ? look : null;
}

/** The value, and how a list shows it. */
function said({ kind, entries }, value) {
  if (kind !== "Ch" || !isArray(entries.Opt)) return [value];
  const pairs = Array.from(items(entries.Opt, pdf.limits.options), ([one]) => one)
    .filter((one) => isArray(one) && one.size() === 2)
    .map((one) => Array.from(items(one), ([part]) => decodeValue(part, 1) || ""));
  return [value, ...pairs.filter(([code]) => code === value).map(([, label]) => label)];
}

/** The names of the fonts in a look or a page. */
export const fontsIn = (content) => [...content.matchAll(FONT)].map(([, name]) => name);

/** The operators of a look, packed or plain; of anything else, or of too many bytes, nothing. */
function unpacked(stream) {
  try {
    return LETTERS.decode(inflate(stream, pdf.limits.look, "too-big"));
  } catch {
    return "";
  }
}

/** The strings of a look, one after the other. */
export function shownIn(content) {
  let shown = "";
  for (const [, literal, digits] of content.matchAll(SHOWN)) {
    if (literal) shown += literal.replace(ESCAPED, unescaped);
    else if (digits) {
      const packed = digits.replace(/\s/g, "");
      shown += packed.replace(/..?/g, (pair) => byte(parseInt(pair.padEnd(2, "0"), 16)));
    }
  }
  return shown;
}

const byte = (code) => LETTERS.decode(Uint8Array.of(code));

function unescaped(_, sign) {
  if (/^[0-7]/.test(sign)) return byte(parseInt(sign, 8) & 255);
  return /[nrtbf\r\n]/.test(sign) ? " " : sign;
}

/** Whether its bytes are letters of ASCII, where they are such bytes. */
export function isPlainFont(font) {
  const kind = isDict(font) ? decodeValue(get(font, "Subtype")) : null;
  if (kind !== "Type1" && kind !== "TrueType") return false;
  const encoding = get(font, "Encoding");
  if (encoding === undefined) return get(font, "FontDescriptor") === undefined;
  return isName(encoding) && ENCODINGS.has(nameText(encoding));
}
