"""A logo: which files can be one, and what they become on paper."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from tests.pdf import models
from toolkit.content.logo import MOST, Reason, logo_data, logo_fault
from toolkit.paper.brand import Brand
from toolkit.paper.sheet import print_html
from toolkit.pdf.make.lint import lint_pdf
from toolkit.pdf.make.worksheet import pdf_from_html

SHEET = models.small()


def picture(kind: str, size: tuple[int, int] = (60, 20), mode: str = "RGB") -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, "#5b2a86").save(file, kind)
    return file.getvalue()


def svg(inside: str, head: str = "") -> bytes:
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{inside}</svg>'.encode()


SOUND = {
    "a.png": picture("PNG", mode="RGBA"),
    "a.jpg": picture("JPEG"),
    "A.JPEG": picture("JPEG", mode="CMYK"),
    "a.svg": svg('<rect width="9" height="9" fill="#5b2a86"/>'),
    "own.svg": svg('<style>.a { fill: url(#g) }</style><use xlink:href="#a"/><a href="https://example.org"><g id="a"/></a>'),
    "within.svg": svg('<image href="data:image/png;base64,AAAA"/>'),
}  # fmt: skip

UNSOUND: list[tuple[str, bytes, Reason]] = [
    ("a.gif", picture("GIF"), "kind"),
    ("a.png", picture("JPEG"), "kind"),
    ("a.jpg", svg(""), "kind"),
    ("a.svg", picture("PNG"), "kind"),
    ("a.svg", b"<svg/>", "kind"),
    ("a.svg", svg("", '<!DOCTYPE svg [<!ENTITY a "b">]>'), "kind"),
    ("a.png", picture("PNG")[:-40], "broken"),
    ("a.jpg", picture("JPEG")[:-40], "broken"),
    ("a.png", picture("PNG", (3000, 3000), "1"), "dots"),
    ("a.png", picture("PNG") + bytes(MOST), "big"),
    ("a.svg", svg('<image xlink:href="https://example.org/a.png"/>'), "outside"),
    ("a.svg", svg('<image href="file:///etc/hostname"/>'), "outside"),
    ("a.svg", svg('<image href="data:image/svg+xml,%3Csvg/%3E"/>'), "outside"),
    ("a.svg", svg('<use href="other.svg#a"/>'), "outside"),
    ("a.svg", svg('<style>@import "https://example.org/a.css";</style>'), "outside"),
    ("a.svg", svg("<style>@font-face { src: URL( 'font.woff' ) }</style>"), "outside"),
    ("a.svg", svg('<rect style="fill: url(https://example.org/a)"/>'), "outside"),
    ("a.svg", svg('<g><text y="9"><tspan>Nordby</tspan></text></g>'), "text"),
    ("a.svg", svg("", '<?xml-stylesheet href="a.css"?>'), "outside"),
]


@pytest.mark.parametrize("name", SOUND)
def test_a_picture_with_everything_in_it_can_be_a_logo(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(SOUND[name])
    assert logo_fault(tmp_path, name) is None


@pytest.mark.parametrize(("name", "data", "reason"), UNSOUND, ids=[f"{n}-{row[2]}" for n, row in enumerate(UNSOUND)])
def test_lint_says_why_a_file_cannot_be_a_logo(tmp_path: Path, name: str, data: bytes, reason: Reason) -> None:
    (tmp_path / name).write_bytes(data)
    assert logo_fault(tmp_path, name) == reason


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.svg"])
def test_a_logo_is_on_the_first_page_of_a_sheet_and_takes_no_room(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(SOUND[name])
    brand = Brand("#5b2a86", logo_data(tmp_path, name))
    html = print_html(SHEET, brand=brand)
    with_logo, without = pdf_from_html(html, SHEET), pdf_from_html(print_html(SHEET, brand=brand.without_logo), SHEET)
    assert lint_pdf(with_logo, SHEET) == []
    assert pdf_from_html(html, SHEET) == with_logo
    corner = (400, 10, 560, 36)  # above the heading, at the right, in points
    shown = [_at(data, corner) for data in (with_logo, without)]
    assert (91, 42, 134) in shown[0] and shown[1] == {(255, 255, 255)}
    with pikepdf.open(io.BytesIO(with_logo)) as one, pikepdf.open(io.BytesIO(without)) as other:
        assert len(one.pages) == len(other.pages)


def _at(data: bytes, corner: tuple[int, int, int, int]) -> set[tuple[int, int, int]]:
    """The colours in a part of the first page, those of edges left out."""
    page = pypdfium2.PdfDocument(data)[0].render().to_pil().convert("RGB").crop(corner)
    return {colour for count, colour in page.getcolors(page.width * page.height) if count > 20}
