"""Letters beyond cp1252 (Łukasz, Привіт, Ελένη) in answers that we fill in: a subset of the form font's source, made for one document.

Only looks use it. What somebody types later is drawn by the viewer in the form font, as before; the value is Unicode either way.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from toolkit.paper.cut import cut
from toolkit.paper.signs import SOURCE, STAND_IN, beyond, in_font
from toolkit.pdf.make.font import NAME

_TAG = "BBWIDE+"  # a subset's name begins so (ISO 32000 9.6.4)


@dataclass(frozen=True)
class WideFont:
    """The file; the glyph and the width, in thousandths of the size, of each sign that it has."""

    data: bytes
    glyphs: dict[str, int]
    widths: dict[str, int]
    box: tuple[int, int, int, int]
    cap_height: int
    resource: str = "Wide"

    def has(self, sign: str) -> bool:
        return sign in self.glyphs

    def width(self, text: str, size: float) -> float:
        return sum(self.widths.get(sign, self.widths[STAND_IN]) for sign in text) * size / 1000

    def coded(self, text: str) -> bytes:
        """The text as a string of glyph numbers."""
        return b"<%s>" % b"".join(b"%04x" % self.glyphs.get(sign, self.glyphs[STAND_IN]) for sign in text)


def wide_font(text: str) -> WideFont | None:
    """The font for all signs of a document's `text`; None where the form font has all that can be drawn."""
    if not any(ord(sign) in in_font() for sign in beyond(text)):
        return None
    return _font({ord(sign) for sign in text + STAND_IN + " "} & in_font())


def whole_font() -> WideFont:
    """The font with all the signs that there are."""
    return _font(in_font())


def _font(signs: Iterable[int]) -> WideFont:
    font, data = cut(SOURCE, signs, NAME)
    scale: float = 1000 / font["head"].unitsPerEm
    letters, head = font.getBestCmap(), font["head"]
    return WideFont(
        data=data,
        glyphs={chr(code): font.getGlyphID(name) for code, name in letters.items()},
        widths={chr(code): round(font["hmtx"][name][0] * scale) for code, name in letters.items()},
        box=(round(head.xMin * scale), round(head.yMin * scale), round(head.xMax * scale), round(head.yMax * scale)),
        cap_height=round(font["OS/2"].sCapHeight * scale),
    )


def wide_resources(pdf: Pdf, font: WideFont) -> Object:
    """Resources of the looks that are written with it."""
    name = Name(f"/{_TAG}{NAME}")
    program = pdf.make_stream(font.data, Length1=len(font.data))
    low, high = font.box[1], font.box[3]
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=4, FontBBox=Array(font.box), ItalicAngle=0, Ascent=high, Descent=low,
        CapHeight=font.cap_height, StemV=80, FontFile2=program,
    )  # fmt: skip
    order = sorted(font.glyphs.items(), key=lambda pair: pair[1])
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=name, CIDToGIDMap=Name.Identity, DW=500,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        W=Array([part for sign, glyph in order for part in (glyph, Array([font.widths[sign]]))]),
        FontDescriptor=pdf.make_indirect(descriptor),
    )  # fmt: skip
    whole = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=name, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(below)]), ToUnicode=pdf.make_stream(_to_unicode(order)),
    )  # fmt: skip
    return pdf.make_indirect(Dictionary(Font=Dictionary({f"/{font.resource}": pdf.make_indirect(whole)})))


def _to_unicode(order: list[tuple[str, int]]) -> bytes:
    """Which text the glyphs stand for, for search, copying and reading aloud."""
    lines = [b"<%04x> <%s>" % (glyph, sign.encode("utf-16-be").hex().encode()) for sign, glyph in order]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = b"\n".join(b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks)
    return (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n%s\n"
        b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n" % body
    )
