"""Drawings fill their pages, and only these pages are made once more.

1. The drawing has what was left of its page; what is behind is there. 2. Where growing moves things to another page, all is as it was.
3. Where nothing is left, nothing grows. 4. What shares the page with a drawing counts. 5. It is as if its style sheet had said so at once, in
what lies in it too. 6. What toolkit/pdf/make/again.py leans on in WeasyPrint is there.
"""

import inspect
from typing import Any

import pytest
import weasyprint.layout
import weasyprint.layout.page
from weasyprint import HTML
from weasyprint.css import ComputedStyle
from weasyprint.css.tokens import Pending

from toolkit.pdf.make.again import grown_pages
from toolkit.pdf.make.growing import growth, used_share

_CSS = "@page{size:100mm 100mm;margin:0}*{margin:0;padding:0}p{height:9mm;border-bottom:1mm solid}.new-page{break-before:page}.grows{border-bottom:1px solid}"


def _html(drawing: str, same: str = "", behind: str = "<p>Behind</p>") -> str:
    return f"<style>{_CSS}</style><article><section>{drawing}{same}</section><section class=new-page>{behind}</section></article>"


def _pages(html: str, monkeypatch: pytest.MonkeyPatch) -> tuple[list[float], list[int]]:
    """How much of each page is used, and the numbers of the pages in the order in which they were made."""
    made, make = list[int](), weasyprint.layout.page.remake_page

    def counted(number: int, *rest: Any) -> Any:
        made.append(number)
        return make(number, *rest)

    monkeypatch.setattr(weasyprint.layout.page, "remake_page", counted)
    with grown_pages(growth):
        layout = HTML(string=html).render()
    return [round(used_share(page._page_box), 2) for page in layout.pages], made


def _drawing(mm: int, more: str = "", inside: str = "") -> str:
    return f'<div class="grows" style="height:calc({mm}mm + var(--grow, 0mm){more})">{inside}</div>'


@pytest.mark.parametrize("same", ["", "<p>Below</p>"])
def test_a_drawing_takes_what_is_left(same: str, monkeypatch: pytest.MonkeyPatch) -> None:  # 1, 4
    used, made = _pages(_html(_drawing(40), same), monkeypatch)
    assert made == [0, 1, 0]
    assert used[0] >= 0.98 and used[1:] == [0.1]


def test_only_its_own_page_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:  # 1
    before = "<section><p>Before</p></section>"
    html = _html(_drawing(40)).replace("<section>", f"{before}<section class=new-page>", 1)
    used, made = _pages(html, monkeypatch)
    assert made == [0, 1, 2, 1]
    assert used[0] == used[2] == 0.1 and used[1] >= 0.98


def test_one_that_does_not_hold_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:  # 2
    used, _ = _pages(_html(_drawing(40, " + var(--grow, 0mm)"), "<p>Below</p>"), monkeypatch)
    assert used == [0.5, 0.1]


def test_a_full_page_stays(monkeypatch: pytest.MonkeyPatch) -> None:  # 3
    used, made = _pages(_html(_drawing(98)), monkeypatch)
    assert made == [0, 1]
    assert used == [0.98, 0.1]


def test_it_is_as_if_the_style_had_said_so() -> None:  # 5
    spot = "<div style='position:absolute;top:calc(10mm + var(--grow, 0mm) * 0.5);height:var(--grown)'>Spot</div>"
    table = "<table><tr><td style='height:calc(5mm + var(--grow, 0mm) / 4)'>Cell</td></tr></table>"
    inside = f"<div style='--grown:calc(5mm + var(--grow, 0mm) * 0.2)'>{spot}{table}<b>Text</b></div>"
    html = _html(_drawing(40, inside=inside).replace("class", "data-most='30' class"), "<p>Below</p>")
    with grown_pages(growth):
        grown = HTML(string=html).write_pdf()
    said = HTML(string=html.replace('style="height', 'style="--grow:30.00mm;height', 1)).write_pdf()
    assert grown == said
    assert grown != HTML(string=html).write_pdf()


def test_what_is_leant_on_is_there() -> None:  # 6
    assert "make_all_pages(context, root_box, html, pages)" in inspect.getsource(weasyprint.layout.layout_document)
    assert "remake_state['content_changed']" in inspect.getsource(weasyprint.layout.page.make_all_pages)
    style = inspect.signature(ComputedStyle.__init__).parameters
    assert {"parent_style", "cascaded"} <= set(style) and callable(ComputedStyle.copy)
    assert "tokens" in inspect.signature(Pending.__init__).parameters
