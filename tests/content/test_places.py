"""Places in a source: which heading and page stand above the lines that the YAML names."""

import pytest

from toolkit.content.guide.places import Found, found, outside
from toolkit.content.site_model import Source

CONTENTS = [
    {"line": 3, "chapter": "One"},
    {"line": 10, "page": 5},
    {"line": 20, "heading": "Sub"},
    {"line": 30, "page": 6},
    {"line": 40, "chapter": "Two"},
    {"line": 50, "page": 9},
]


def _source(**more: object) -> Source:
    return Source.model_validate(
        {"title": "T", "publisher": "P", "year": 2011, "rights": "R", "counted": "lines", **more}
    )


@pytest.mark.parametrize(
    ("at", "places"),
    [
        ("3", [Found("One", "", "")]),  # before the first known page
        ("19–21", [Found("One", "", "5")]),
        ("20", [Found("One", "Sub", "5")]),
        ("40–44", [Found("Two", "", "6–8")]),  # a chapter ends the heading; two pages are not known
        ("50", [Found("Two", "", "")]),  # nobody knows where the last page ends
        ("20, 22, 30", [Found("One", "Sub", "5"), Found("One", "Sub", "6–8")]),
    ],
)
def test_heading_and_page_above_a_place(at: str, places: list[Found]) -> None:
    assert found(_source(contents=CONTENTS), at) == places


def test_a_source_without_contents_has_no_headings_and_no_end() -> None:
    assert found(_source(), "7") == []
    assert not outside(_source(), "7")


@pytest.mark.parametrize(("at", "is_outside"), [("2", True), ("3–60", False), ("59–61", True), ("4, 61", True)])
def test_a_place_outside_the_contents(at: str, is_outside: bool) -> None:
    assert outside(_source(contents=CONTENTS, last_line=60), at) is is_outside
