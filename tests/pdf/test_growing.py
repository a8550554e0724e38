"""Drawings fill their pages: measured on the pages up to the last drawing alone, and the same as measured on all.

1. What is behind is laid out once, and is there. 2. The drawing has what was left of its page. 3. Where growing moves things to another page, all is as it was.
4. Where nothing is left, nothing grows. 5. What shares the page with a drawing counts.
"""

from typing import Any

import pytest
from weasyprint import HTML

from toolkit.pdf.make.growing import grown, used_share

_CSS = "@page{size:100mm 100mm;margin:0}*{margin:0;padding:0}p{height:9mm;border-bottom:1mm solid}.new-page{break-before:page}.grows{border-bottom:1px solid}"


def _pages(drawing: str, same: str = "", behind: str = "<p>Behind</p>") -> tuple[list[float], list[int], str]:
    """How much of each page is used, how many pages each layout had, and what the drawing's style became."""
    html = f"<style>{_CSS}</style><article><section>{drawing}{same}</section><section class=new-page>{behind}</section></article>"
    document, counts = HTML(string=html), list[int]()

    def lay_out() -> Any:
        made = document.render()
        counts.append(len(made.pages))
        return made

    layout = grown(document.etree_element, lay_out)
    style = next(part.get("style", "") for part in document.etree_element.iter() if part.get("class") == "grows")
    return [round(used_share(page._page_box), 2) for page in layout.pages], counts, style


def _drawing(mm: int, more: str = "") -> str:
    return f'<div class="grows" style="height:calc({mm}mm + var(--grow, 0mm){more})"></div>'


@pytest.mark.parametrize(("same", "left"), [("", 59), ("<p>Below</p>", 49)])
def test_a_drawing_takes_what_is_left(same: str, left: int) -> None:  # 1, 2, 5
    used, counts, style = _pages(_drawing(40), same)
    assert counts == [1, 2]
    assert used[0] >= 0.98 and used[1:] == [0.1]
    assert left - 0.5 < float(style.split("--grow:")[1].removesuffix("mm")) <= left


def test_one_that_does_not_hold_is_as_it_was() -> None:  # 3
    used, counts, style = _pages(_drawing(40, " + var(--grow, 0mm)"), "<p>Below</p>")
    assert counts == [1, 3, 2]
    assert used == [0.5, 0.1] and "--grow:" not in style


def test_a_full_page_stays() -> None:  # 4
    used, counts, style = _pages(_drawing(98))
    assert counts == [1, 2] and used == [0.98, 0.1] and "--grow:" not in style
