"""What a field looks like: appearance streams with the form font, one for every state."""

from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from toolkit.paper.paper import LEADING, PAD_DOWN_PT, PAD_PT, Type
from toolkit.pdf.make.font import FIRST, LAST, NAME, FormFont
from toolkit.pdf.make.wide_font import WideFont

_BELOW = 260  # thousandths of the size below the baseline; what is above makes up the line that the layout counts on

LookFont = FormFont | WideFont


def embed(pdf: Pdf, font: FormFont) -> Object:
    """The form font as a simple TrueType font with WinAnsi codes, which every viewer and filler can write with."""
    program = pdf.make_stream(font.data, Length1=len(font.data))
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name(f"/{NAME}"), Flags=32, FontBBox=Array(font.box), ItalicAngle=0,
        Ascent=round(1000 * LEADING) - _BELOW, Descent=-_BELOW, CapHeight=font.cap_height, StemV=80, MissingWidth=500, FontFile2=program,
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name(f"/{NAME}"), FirstChar=FIRST, LastChar=LAST,
            Widths=pdf.make_indirect(Array(font.widths)), FontDescriptor=pdf.make_indirect(descriptor), Encoding=Name.WinAnsiEncoding,
        )
    )  # fmt: skip


def drawing(pdf: Pdf, width: float, height: float, operators: bytes, resources: Object | None = None) -> Stream:
    """A form XObject of that size in points."""
    made = pdf.make_stream(
        operators, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, round(width, 2), round(height, 2)])
    )
    if resources is not None:
        made.Resources = resources
    return made


def cross(width: float, height: float) -> bytes:
    """A tick box's mark: the cross that Danish forms ask for."""
    corners = (width * 0.2, height * 0.2, width * 0.8, height * 0.8)
    left, low, right, high = (b"%.2f" % value for value in corners)
    return b" ".join([b"q 0 G 1.2 w 1 J", left, low, b"m", right, high, b"l", left, high, b"m", right, low, b"l S Q"])


def disc(width: float, height: float) -> bytes:
    """A radio button's mark: a filled circle, drawn with four curves."""
    x, y, r = width / 2, height / 2, min(width, height) * 0.27
    k = r * 0.5523
    path = b"%.2f %.2f m " % (x + r, y)
    for curve in (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    ):
        path += b"%.2f %.2f %.2f %.2f %.2f %.2f c " % curve
    return b"q 0 g " + path + b"f Q"


def paper(width: float, height: float) -> bytes:
    """White over what is printed in a box, within its frame."""
    return b"q 1 g 1.2 1.2 %.2f %.2f re f Q " % (width - 2.4, height - 2.4)


def text_operators(
    lines: list[str], size: float, width: float, height: float, multiline: bool, font: LookFont
) -> bytes:
    """Text inside a field: from the top where there is room for several lines, else in the middle; what sticks out is cut off."""
    if not any(lines):
        return b"/Tx BMC EMC"
    baseline = height - PAD_DOWN_PT - size * 0.8 if multiline else (height - size * font.cap_height / 1000) / 2
    shown = b"".join(b"%s Tj T* " % font.coded(line) for line in lines)
    clip = b"1 1 %.2f %.2f re W n" % (width - 2, height - 2)
    start = b"BT 0 g /%s %g Tf %.2f TL %g %.2f Td" % (font.resource.encode(), size, size * LEADING, PAD_PT, baseline)
    return b"/Tx BMC q %s %s %s ET Q EMC" % (clip, start, shown.rstrip())


def fitted(
    text: str, size: float, width: float, height: float, multiline: bool, font: LookFont, least: float = Type.least
) -> tuple[list[str], float, bool]:
    """(lines, size, whether they fit): wrapped where the field has several lines, and made smaller, down to `least`, until it fits."""
    across, down = _inside(width, height)
    while True:
        lines = wrapped(text, size, across, font) if multiline else [" ".join(text.split("\n"))]
        fits = len(lines) * size * LEADING <= down if multiline else font.width(lines[0], size) <= across
        if fits or size <= least:
            return lines, size, fits
        size = max(least, size - 0.5)


def cut_off(
    text: str, size: float, width: float, height: float, multiline: bool, font: LookFont, marks: list[str]
) -> list[str]:
    """The lines that a box has room for, the last one ending with the first of `marks` that takes no more than most of it."""
    across, down = _inside(width, height)
    mark = next((mark for mark in marks if font.width(mark, size) <= across * 0.75), marks[-1])
    if not multiline:
        kept = " ".join(text.split())
        while kept and font.width(f"{kept} {mark}", size) > across:
            kept = kept[:-1]
        return [f"{kept.rstrip()} {mark}".lstrip()]
    lines = wrapped(text, size, across, font)
    return [*lines[: max(1, int(down / (size * LEADING))) - 1], mark]


def _inside(width: float, height: float) -> tuple[float, float]:
    return width - 2 * PAD_PT, height - 2 * PAD_DOWN_PT


def wrapped(text: str, size: float, room: float, font: LookFont) -> list[str]:
    """Lines no wider than `room` points, broken between words, or inside a word that is wider than a line."""
    lines = []
    for paragraph in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if font.width(longer, size) <= room:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _broken(word, size, room, font)
            lines += full
        lines.append(line)
    return lines


def _broken(word: str, size: float, room: float, font: LookFont) -> list[str]:
    parts = [""]
    for letter in word:
        if parts[-1] and font.width(parts[-1] + letter, size) > room:
            parts.append("")
        parts[-1] += letter
    return parts


def default_appearance(size: float) -> str:
    """`/DA`: black, in the form font."""
    return f"/{FormFont.resource} {size:g} Tf 0 g"


def size_in(default: str) -> float:
    """The size that a `/DA` of ours says."""
    return float(default.split(" ")[1])


def field_resources(pdf: Pdf, font: Any) -> Object:
    """Resources of every text appearance, one object for all."""
    return pdf.make_indirect(Dictionary(Font=Dictionary({f"/{FormFont.resource}": font})))
