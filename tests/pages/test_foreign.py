"""Words in another language than the page say so, wherever they stand on it."""

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tests.real import LIBRARY
from tests.sites import TOLD, copy_of
from toolkit.content.guide.foreign import foreign_in
from toolkit.content.lint import lint
from toolkit.content.packs.document import pack_document
from toolkit.content.publisher import brand_of
from toolkit.packs.book import lay_out_piece, make_book
from toolkit.packs.kit import kit_of
from toolkit.packs.plan import make_plan
from toolkit.pages.guide.chapter import chapters
from toolkit.pages.site import normalised
from toolkit.pages.writer import SiteWriter
from toolkit.paper.boxes import Part
from toolkit.paper.print_files import print_files
from toolkit.paper.sheet import print_document
from toolkit.paths import TEMPLATES
from toolkit.pdf.make.languages import languages_in
from toolkit.pdf.make.lint import PdfProblem, lint_form, lint_print
from toolkit.pdf.make.print_only import print_only
from toolkit.pdf.make.structure import elements
from toolkit.pdf.make.worksheet import pdf_from_html
from toolkit.reading.foreign import Foreign
from toolkit.site.library_sheets import printed
from toolkit.templating.foreign import with_foreign

FOREIGN = Foreign((("en", "House of Work"), ("en", "House of Work & Co"), ("da", "Ud af busken")), (("da", "Projekt"),))


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>I House of\nWork.</p>", '<p>I <span lang="en">House of\nWork</span>.</p>'),
        ("<p>House of Work &amp; Co</p>", '<p><span lang="en">House of Work &amp; Co</span></p>'),
        ("<p>House of Workers</p>", None),
        ('<a title="House of Work">her</a>', None),
        ("<title>House of Work</title><script>House of Work</script><option>House of Work</option>", None),
        ("<svg><text>House of Work</text></svg>", None),
        ('<p lang="en">In House of Work<br><em>House of Work</em></p>', None),
        ('<p lang="en"><br>A</p>House of Work', '<p lang="en"><br>A</p><span lang="en">House of Work</span>'),
        ('<svg><g/></svg><div lang="en"><p>Ud af busken</div>', '<svg><g/></svg><div lang="en"><p><span lang="da">Ud af busken</span></div>'),
        ("<!-- House of Work --><p>Ud af busken</p>", None),
        ('<p lang="en">Projekt, “Projekt”</p>', '<p lang="en">Projekt, “<span lang="da">Projekt</span>”</p>'),
    ],
)  # fmt: skip
def test_words_get_their_language(html: str, made: str | None) -> None:
    page = '<html lang="da"><body>{}</body></html>'
    assert with_foreign(page.format(html), FOREIGN) == page.format(made or html)


def test_without_foreign_words_nothing_changes() -> None:
    assert (
        with_foreign("<p>House of Work</p>", None)
        == with_foreign("<p>House of Work</p>", Foreign())
        == "<p>House of Work</p>"
    )


def test_names_titles_and_headings_come_from_the_content(tmp_path: Path) -> None:
    folder = copy_of(TOLD, tmp_path / "content")
    (folder / "foreign.yaml").write_text("names: {language: en, words: [House of Work], quoted: [Work]}\n", "utf-8")
    (folder / "sources.yaml").write_text(
        (folder / "sources.yaml").read_text("utf-8")
        + "\nmore: {title: {da: Håndbog i møder, en: Håndbog i møder (A handbook)}, publisher: F, year: 2011, rights: F, language: da, counted: lines,"
        " contents: [{line: 1, chapter: Forord, heading: Tak}]}\n",
        "utf-8",
    )
    page = folder / "guide/da/step-1/water.md"
    page.write_text(page.read_text("utf-8") + "\nSe House of Work.\n", "utf-8")
    library, _ = lint(folder)
    foreign = foreign_in(library)
    assert ("en", "House of Work") in foreign.anywhere and ("da", "Håndbog i møder") in foreign.anywhere
    (chapter,) = chapters(SiteWriter(library, "da", [of["da"] for of in normalised(library).values()], {}))
    text = print_document("Vand", "da", [article.body for article in chapter.articles], brand_of(library))
    assert '<p>Se <span lang="en">House of Work</span>.</p>' in text
    assert {("en", "Work"), ("da", "Forord"), ("da", "Tak")} <= set(foreign.quoted)


@pytest.mark.parametrize(
    ("text", "anywhere"),
    [
        ("I House of\nWork, ikke i House of Work & Co", {"House of Work", "House of Work & Co"}),
        ("I House of Work & Co", {"House of Work & Co"}),
        ("House of Workers", set()),
    ],
)
def test_words_that_a_text_has(text: str, anywhere: set[str]) -> None:
    found = FOREIGN.found_in(text)
    assert {words for _, words in found.anywhere} == anywhere and found.quoted == ()
    assert FOREIGN.found_in("“Projekt”").quoted == FOREIGN.quoted
    assert Foreign().found_in(text) == Foreign()


STYLES = [*(TEMPLATES / "assets" / "css").glob("*.css"), *(path for room in ("print", "pack", "book") for path in (TEMPLATES / room).glob("*.css"))]  # fmt: skip
_SPAN_BELOW = re.compile(r"(?:^|[,{}])\s*([^,{}]*[\w)\]] span)\s*(?=[,{])", re.MULTILINE)


def test_no_style_takes_a_language_for_a_part_of_the_page() -> None:
    """A title's “New Public Management” is in a span of its own: what is said of spans is said of those that a template wrote (`x > span`)."""
    taken = [(path.name, one) for path in STYLES for one in _SPAN_BELOW.findall(path.read_text("utf-8"))]
    # A step's words in a form are all in one span, and what is hidden or shown there is hidden or shown as a whole.
    assert [(name, one) for name, one in taken if ".ws-" not in one] == []


def languages_of_parts(data: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {str(one.Lang) for one in elements(pdf.Root.StructTreeRoot) if "/Lang" in one}


def test_a_sheet_and_its_plan_say_it_in_their_structure_and_lint_misses_it(tmp_path: Path) -> None:
    folder = copy_of(TOLD, tmp_path / "content")
    library, _ = lint(folder)
    model = normalised(library)["small"]["da"]
    plain = printed(library, model)
    names = folder / "foreign.yaml"
    names.write_text(f"names: {{language: en, words: [House of Work, {json.dumps(model['title'])}]}}\n", "utf-8")
    library, _ = lint(folder)
    sheet = printed(library, model)
    assert sheet.brand.foreign.anywhere == (("en", model["title"]),)
    assert sheet.key != plain.key
    names.write_text("names: {language: en, words: [House of Work]}\n", "utf-8")
    elsewhere = printed(lint(folder)[0], model)
    assert elsewhere.key == plain.key, "a name that does not stand on the sheet"
    data = pdf_from_html(sheet.html, model)
    assert languages_of_parts(data) == {"da", "en"}
    part = Part(model)
    assert lint_form(data, part, languages_in(sheet.html)) == []
    silent = pdf_from_html(plain.html, model)
    assert [str(fault) for fault in lint_form(silent, part, languages_in(sheet.html))] == [str(PdfProblem("language-of-part", detail="en"))]  # fmt: skip
    for file in print_files(model, None, sheet.brand):
        said = print_only(file.html, file.papers)
        assert languages_of_parts(said) >= {"en"}
        assert lint_print(said, file.title, "da", languages_in(file.html)) == []


@pytest.mark.parametrize("language", LIBRARY.languages)
def test_a_pack_says_it_on_its_own_pages_and_on_its_sheets(language: str) -> None:
    other = next(one for one in LIBRARY.languages if one != language)
    document = pack_document(LIBRARY.packs["first-meeting"].pack, language, LIBRARY)
    kit = kit_of(document, LIBRARY)
    first = document["parts"][0]["title"]
    brand = replace(kit.brand, foreign=Foreign(((other, first),)))
    made = make_book(document, make_plan(document), replace(kit, brand=brand), lay_out_piece)
    assert other in languages_of_parts(made.data)
    assert lint_print(made.data, document["title"], language, {language, other}) == []
