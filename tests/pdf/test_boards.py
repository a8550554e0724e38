"""The board of a filled form shows the cards where a hand would put them.

1. Each card stands in its cell, numbered as in the list. 2. It is read as what stands in that cell. 3. The form stays the same form: nothing
of it in the values, no fault of a PDF/UA. 4. What has no room is counted, not lost.
"""

import io
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Name, Object

from tests.pdf import models
from toolkit.paper.boxes import Part
from toolkit.paper.sheet import print_document, print_fragment, print_html
from toolkit.pdf.make.fill import fill_pdf
from toolkit.pdf.make.layout import lay_out
from toolkit.pdf.make.lint import lint_pdf
from toolkit.pdf.make.structure import elements
from toolkit.pdf.make.worksheet import pdf_from_html, several_from_layout
from toolkit.pdf.read.answers import document_from_values
from toolkit.pdf.read.filled import read_pdf

ROWS, COLUMNS = models.places(first="Først", last="Sidst"), models.places(a="Offentlig", b="Privat")


def sheet(name: str = "sheet", cards: int = 12) -> models.Model:
    more: dict[str, Any] = {"rows": ROWS, "columns": COLUMNS, "max_cards": cards, "max_length": 120}
    return models.sheet(
        models.section("s", "Kortet", models.field("placement", "map", "Hvem gør hvad?", **more)), id=name
    )


def card(text: str, row: str, column: str, **more: Any) -> dict[str, Any]:
    return {"text": text, "row": row, "column": column} | more


def filled(*cards: dict[str, Any]) -> bytes:
    model = sheet()
    return fill_pdf(pdf_from_html(print_html(model), model), model, {"answers": {"map": list(cards)}})


def place_in(cell: Object) -> str:
    attributes = cell.get("/A")
    found = [one.P[0].V for one in attributes if "/P" in one] if isinstance(attributes, Array) else []
    return str(found[0]) if found else ""


def place_of(data: bytes, text: str) -> tuple[int, float, float]:
    """(page, left, top from below) of a text."""
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        words = page.get_textpage()
        found = words.search(text, match_case=True).get_next()
        if found:
            left, _, _, top = words.get_charbox(found[0])
            return number, left, top
    raise AssertionError(text)


def test_each_card_stands_in_its_cell() -> None:
    data = filled(card("Mentorer", "last", "a"), card("Café", "first", "b", mine=True, to=[1]))
    page, across, below = place_of(data, "1 Mentorer")
    other, right, above = place_of(data, "2* Café (sammen med 1)")
    heads = {name: place_of(data, name) for name in ("Offentlig", "Privat", "Først", "Sidst")}
    assert page == other == heads["Privat"][0]
    assert across < heads["Privat"][1] and right > heads["Offentlig"][1] + 20
    assert heads["Offentlig"][2] > above > heads["Sidst"][2] + 20
    assert below == pytest.approx(heads["Sidst"][2], abs=12)


def test_it_is_read_as_what_stands_in_the_cell() -> None:
    with pikepdf.open(io.BytesIO(filled(card("Mentorer", "last", "b")))) as pdf:
        cells = [cell for cell in elements(pdf.Root.StructTreeRoot, Name.TD) if place_in(cell)]
        assert [place_in(cell) for cell in cells if len(cell.K)] == ["map/last/b"]
        assert sorted(map(place_in, cells)) == ["map/first/a", "map/first/b", "map/last/a", "map/last/b"]
        (cell,) = (cell for cell in cells if len(cell.K))
        nums = pdf.Root.StructTreeRoot.ParentTree.Nums
        owners = next(nums[n + 1] for n in range(0, len(nums), 2) if int(nums[n]) == int(pdf.pages[0].StructParents))
        assert owners[int(cell.K[0].MCID)].objgen == cell.objgen


def test_the_form_stays_what_it_was() -> None:
    model = sheet()
    cards = [card("Mentorer", "last", "a"), card("Привіт", "first", "b", mine=True)]
    data = filled(*cards)
    assert [str(fault) for fault in lint_pdf(data, model)] == []
    form = read_pdf(data)
    assert form.conflicts == [] and form.warnings == []
    assert document_from_values(model, form.values)["answers"]["map"] == [
        card("Mentorer", "last", "a"), card("Привіт", "first", "b", mine=True)
    ]  # fmt: skip
    assert place_of(data, "2* Привіт")


def test_what_has_no_room_is_counted() -> None:
    long = "Et meget langt navn på en indsats, som ingen kan huske, og som derfor står her i hele sin fulde længde"
    data = filled(*(card(f"{long} {n}", "first", "a") for n in range(12)))
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    assert len(pages) == 2, "the sheet alone: two lines of small type are room enough in the list"
    text = "".join(pages)
    shown = text.count("Et meget langt")
    assert 0 < shown < 12
    assert f"+ {12 - shown} mere i listen" in text


def test_a_file_of_several_sheets_has_a_board_for_each() -> None:
    parts = [Part(sheet(name), prefix=f"w{n}__") for n, name in enumerate(("one", "two"), 1)]
    html = print_document("To", "da", [print_fragment(part) for part in parts])
    data = several_from_layout(lay_out(html), parts, "To", "da")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.objgen: n for n, page in enumerate(pdf.pages)}
        cells = [cell for cell in elements(pdf.Root.StructTreeRoot, Name.TD) if place_in(cell)]
        stand = {place_in(cell): pages[cell.Pg.objgen] for cell in cells}
    # Each sheet begins a page.
    assert stand["w1__map/first/a"] == 0 and stand["w2__map/first/a"] == len(pages) // 2
    assert len(stand) == 8


def test_by_hand_there_is_no_box_to_take_out() -> None:
    assert "f.invalid" not in print_fragment(Part(sheet(), by_hand=True))
