"""Each worksheet has its place: a page of the guide leads to it, and what a group fills in is in a pack."""

import pytest

from tests.real import LIBRARY
from toolkit.content.guide.references import references_in

_GROUP = 6  # persons: a sheet for as many or more is for a meeting, and a meeting has a pack


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_a_page_of_the_guide_leads_to_each_worksheet(language: str) -> None:
    pages = LIBRARY.guide.pages[language].pages
    led = {one.key for page in pages for one in references_in(page.text) if one.kind == "worksheet"}
    led |= {name for page in pages for name in page.head.worksheets}
    led |= {
        stage.worksheet for page in pages if page.head.opening for stage in page.head.opening.stages if stage.worksheet
    }
    assert [sheet.id for sheet in LIBRARY.worksheets if sheet.id not in led] == []


def test_what_a_group_fills_in_is_in_a_pack() -> None:
    parts = [part for held in LIBRARY.packs.values() for part in held.pack.parts]
    packed = {one.ref for part in parts for one in (*part.worksheets, *part.cards, *part.posters, *part.instead)}
    groups = [
        sheet
        for sheet in LIBRARY.worksheets
        if (at := sheet.facilitation.participants) and at.min > 1 and at.max >= _GROUP
    ]
    assert len(groups) > len(LIBRARY.worksheets) / 2
    assert [sheet.id for sheet in groups if sheet.id not in packed] == []
