"""Words in another language than the page say so, wherever they stand on it."""

from pathlib import Path

import pytest

from tests.sites import TOLD, copy_of
from toolkit.content.guide.foreign import foreign_in
from toolkit.content.lint import lint
from toolkit.pages.guide.chapter import chapters
from toolkit.pages.site import normalised
from toolkit.pages.writer import SiteWriter
from toolkit.reading.foreign import Foreign
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
    assert '<p>Se <span lang="en">House of Work</span>.</p>' in "".join(article.body for article in chapter.articles)
    assert {("en", "Work"), ("da", "Forord"), ("da", "Tak")} <= set(foreign.quoted)
