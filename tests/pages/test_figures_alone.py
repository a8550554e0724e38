"""Figures as pictures that stand alone.

1 every kind is drawn, as XML of plain marks that any program opens, with title and description; 2 every word of the figure, its cautions and
its sources are in it; 3 nothing reaches beyond the picture, in a font as wide as Arial too; 4 texts are never markup.
"""

import re
from xml.etree import ElementTree

import pytest

from tests.real import LIBRARY
from tests.sites import TOLD
from toolkit.content.guide.figures import KINDS
from toolkit.content.lint import lint
from toolkit.pages.guide.figure_pages import drawings
from toolkit.pages.writer import SiteWriter

SVG = "{http://www.w3.org/2000/svg}"
MARKS = {"title", "desc", "rect", "path", "circle", "text"}


@pytest.fixture(scope="module", params=["told", "content"])
def writer(request: pytest.FixtureRequest) -> SiteWriter:
    library = LIBRARY if request.param == "content" else lint(TOLD)[0]
    return SiteWriter(library, "da", [], {})


@pytest.fixture(scope="module")
def drawn(writer: SiteWriter) -> dict[str, ElementTree.Element]:
    return {path: ElementTree.fromstring(text) for path, text in drawings(writer).items()}


def words_of(picture: ElementTree.Element) -> str:
    return " ".join(mark.text or "" for mark in picture.iter(f"{SVG}text"))


def test_marks_are_plain_and_named(writer: SiteWriter, drawn: dict[str, ElementTree.Element]) -> None:  # 1
    assert {figure.kind for figure in writer.library.guide.figures.values()} == set(KINDS)  # type: ignore[attr-defined]
    for path, picture in drawn.items():
        assert {mark.tag.removeprefix(SVG) for mark in picture} <= MARKS, path
        named = {picture.get("aria-labelledby"), picture.get("aria-describedby")}
        assert named == {mark.get("id") for mark in picture if mark.tag in (f"{SVG}title", f"{SVG}desc")}
        assert all(mark.text for mark in picture if mark.tag in (f"{SVG}title", f"{SVG}desc"))


def test_cautions_and_sources_go_with_the_picture(
    writer: SiteWriter, drawn: dict[str, ElementTree.Element]
) -> None:  # 2
    prose = writer.prose("figures/index.md")
    for key, figure in writer.library.guide.figures.items():
        words = words_of(drawn[f"figures/{key}.svg"])
        for text in filter(None, (figure.title, figure.lost, figure.caution)):
            plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", prose.say(text))
            assert " ".join(plain.split()) in words, key
        assert prose.place(figure.sources[0].ref, None)["title"] in words


def test_nothing_reaches_beyond_the_picture(drawn: dict[str, ElementTree.Element]) -> None:  # 3
    for path, picture in drawn.items():
        width, height = float(picture.get("width", "")), float(picture.get("height", ""))
        for mark in picture.iter(f"{SVG}text"):
            long, x = float(mark.get("textLength", "")) * 1.06, float(mark.get("x", ""))
            left = {"middle": x - long / 2, "end": x - long}.get(mark.get("text-anchor", ""), x)
            assert left >= 0 and left + long <= width and 0 < float(mark.get("y", "")) < height, (path, mark.text)


def test_texts_are_never_markup() -> None:  # 4
    library, _ = lint(TOLD)
    figure = library.guide.figures["bars"]
    library.guide.figures = {
        "bars": figure.model_copy(update={"about": figure.title, "title": type(figure.title)({"da": '<b> & "x"'})})
    }
    (text,) = drawings(SiteWriter(library, "da", [], {})).values()
    assert ElementTree.fromstring(text).findtext(f"{SVG}title") == '<b> & "x"'
