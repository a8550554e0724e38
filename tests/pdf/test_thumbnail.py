"""The small picture of a sheet.

1 lines, boxes and circles stand where the page has them; 2 text is a bar as long as the text; 3 marks of the page are left out;
4 the same bytes twice, and few; 5 what the picture of a whole sheet is made of.
"""

import gzip
import re
from io import BytesIO

import pikepdf

from toolkit.pdf.make.layout import lay_out
from toolkit.pdf.make.thumbnail import thumbnail

_ARC = 0.5523


def page(content: str) -> str:
    """The picture of a page of 200 × 300 points with this content."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(200, 300))
    pdf.pages[0].Contents = pdf.make_stream(content.encode())
    out = BytesIO()
    pdf.save(out)
    return thumbnail(out.getvalue()).decode()


def circle(x: float, y: float, r: float) -> str:
    k = r * _ARC
    return (
        f"{x + r} {y} m {x + r} {y + k} {x + k} {y + r} {x} {y + r} c {x - k} {y + r} {x - r} {y + k} {x - r} {y} c "
        f"{x - r} {y - k} {x - k} {y - r} {x} {y - r} c {x + k} {y - r} {x + r} {y - k} {x + r} {y} c "
    )


def test_a_ground_is_turned_the_right_way_up_and_keeps_its_colour() -> None:  # 1
    assert '<path fill="#fc0" fill-rule="evenodd" d="M20 90h100v-30h-100z"/>' in page("1 .8 0 rg 20 210 100 30 re f")


def test_matrices_are_followed_and_given_back() -> None:  # 1
    text = page("q 2 0 0 2 10 0 cm 0 0 20 20 re f Q 0 0 30 30 re f")
    assert "M10 300h40v-40h-40z" in text and "M0 300h30v-30h-30z" in text


def test_thin_grounds_are_lines_and_neighbours_become_one() -> None:  # 1
    text = page("10 100 50 .5 re f 60 100 50 .5 re f 150 100 20 .5 re f")
    assert "M10 200h100" in text and "M150 200h20" in text


def test_a_round_frame_is_a_circle() -> None:  # 1
    assert "M40 200a10 10 0 1 0 20 0a10 10 0 1 0 -20 0" in page(f"{circle(50, 100, 10)} S")


def test_round_corners_make_no_circle() -> None:  # 1
    flat = "20 100 m 60 100 l 70 100 70 100 70 110 c 70 115 l 70 115 70 115 60 115 c 20 115 l 10 115 10 115 10 110 c 10 100 10 100 20 100 c"
    assert "a" not in page(f"{flat} S").partition('d="M20')[2].partition('"')[0] and "h40" in page(f"{flat} S")


def test_a_ground_that_is_cut_round_is_round_and_above_the_lines_to_it() -> None:  # 1
    text = page(f"q {circle(100, 150, 40)} W n .9 g 60 110 80 80 re f Q 0 0 m 100 150 l S")
    assert text.index("M0 300") < text.index("M60 150a40 40")


def test_marks_and_qr_codes_are_left_out() -> None:  # 3
    assert page("10 10 11 2 re f 30 30 7.5 1.1 re f").count("<path") == 1, "the paper alone"


def test_text_is_a_bar_as_long_as_it_is() -> None:  # 2
    html = '<html lang="da"><head><title>T</title></head><body><p>{}</p></body></html>'
    short, long = (
        max(
            int(n)
            for n in re.findall(r"h(\d+)", thumbnail(lay_out(html.format(text))).decode().partition("opacity")[2])
        )
        for text in ("Kort", "Kort Kort")
    )
    assert 1.9 * short < long < 2.4 * short


def test_the_same_page_gives_the_same_bytes_and_few() -> None:  # 4
    rows = "".join("<tr>" + "<td style='border: 1px solid'>Et felt</td>" * 6 + "</tr>" for _ in range(25))
    data = lay_out(f'<html lang="da"><head><title>T</title></head><body><table>{rows}</table></body></html>')
    first = thumbnail(data)
    assert first == thumbnail(data)
    assert len(gzip.compress(first)) < 6000
