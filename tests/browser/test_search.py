"""The search engine by itself: spellings, parts of words, order, excerpts. How it looks on a page is in test_site.py."""

import json
import os
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.rules.browser import node
from toolkit.content.lint import lint
from toolkit.pages.site import normalised, plan_site
from toolkit.paths import CONTENT
from toolkit.words.locale import words

ALL = "BROBYGGER_ALL" in os.environ


def document(url: str, title: str, body: str = "", summary: str = "", keywords: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"url": url, "title": title, "headings": [], "summary": summary, "keywords": list(keywords), "body": body}


DOCUMENTS = [
    document("roles", "Trin 3: Roller", "Projektledelse kan deles. Hvem har ansvaret?", "Lær jer selv at kende."),
    document(
        "agreement",
        "Byg samarbejdet",
        "En aftale om økonomi og ændringer. " + "Fyld. " * 60 + "Til sidst står ordet forankring her.",
        "Skriv ned.",
    ),
    document(
        "prevention",
        "Kriminalitetsforebyggelse",
        "Om målgruppen og 360°-eftersyn på Ærø.",
        keywords=("samskabelse", "co-creation"),
    ),
    document("café", "Åben café", "Aalborg og naïve idéer", "Kommunernes møde"),
]


def search(*queries: str, documents: list[dict[str, Any]] = DOCUMENTS, language: str = "da") -> dict[str, Any]:
    given = {"documents": documents, "stop": words(language)["site"]["search"]["stop"], "queries": queries}
    runner = Path(__file__).with_name("search_runner.mjs")
    done = subprocess.run([node(), str(runner)], input=json.dumps(given).encode(), stdout=subprocess.PIPE, check=True)
    return dict(json.loads(done.stdout))


CASES = {
    "økonomi": ["agreement"],
    "oekonomi": ["agreement"],
    "ØKONOMI": ["agreement"],
    "aendringer": ["agreement"],
    "maalgruppe": ["prevention"],
    "målgruppen": ["prevention"],
    "aerø": ["prevention"],
    "aaben cafe": ["café"],
    "a\u030aben": ["café"],  # å as two characters
    "naive ideer": ["café"],
    "ålborg": ["café"],
    "forebyggelse": ["prevention"],  # the end of a word
    "ledelse": ["roles"],
    "forebyg": ["prevention"],  # the middle of a word
    "samarbejdsaftale": ["agreement"],  # known words inside the query
    "kommuner": ["café"],
    "kommune": ["café"],
    "cocreation": ["prevention"],
    "co-creation": ["prevention"],
    "360": ["prevention"],
    "samskablse": ["prevention"],  # a slip
    "hvordan er det med roller": ["roles"],  # small words do not count
    "roller forankring": ["roles", "agreement"],  # no page has both
    "zzzz": [],
    "": [],
    "   ": [],
    "§§ !!": [],
    "(": [],
}


@pytest.fixture(scope="module")
def results() -> dict[str, list[str]]:
    return dict(zip(CASES, search(*CASES)["found"], strict=True))


@pytest.mark.parametrize("query", CASES)
def test_finds(results: dict[str, list[str]], query: str) -> None:
    assert set(results[query]) == set(CASES[query])


def test_a_word_of_the_title_comes_before_a_word_of_the_text() -> None:
    assert search("samarbejdet roller")["found"][0][:1] in (["agreement"], ["roles"])
    assert search("kan møde åben")["found"][0][0] == "café"


def test_the_excerpt_shows_the_found_word_and_marks_it() -> None:
    excerpt = search("forankring")["excerpts"][0][0]
    assert [piece["text"] for piece in excerpt if piece["marked"]] == ["forankring"]
    text = "".join(piece["text"] for piece in excerpt)
    assert text.startswith("… ")
    assert len(text) < 200


def test_the_whole_written_word_is_marked() -> None:
    excerpt = search("ledelse")["excerpts"][0][0]
    assert [piece["text"] for piece in excerpt if piece["marked"]] == ["Projektledelse"]


def test_a_page_without_a_text_shows_its_summary() -> None:
    assert "".join(piece["text"] for piece in search("roller")["excerpts"][0][0]) == "Lær jer selv at kende."


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_of_the_guide_is_found_by_its_title_and_its_keywords(language: str) -> None:
    """Also as it is written on a keyboard without æ, ø and å."""
    library, _ = lint(CONTENT)
    trees, _ = plan_site(library, normalised(library))
    pages = [page for page in trees[language].pages if not page.path.startswith("stories/") and page.path != "index.md"]
    pages = pages if ALL else pages[::4]
    documents = [page.search_document() for page in trees[language].pages]
    plain = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
    asked = [(page.address, page.title) for page in pages]
    asked += [(address, title.translate(plain)) for address, title in asked]
    # A keyword that many pages share leads to one of them.
    shared = Counter(word for page in pages for word in page.keywords)
    asked += [(page.address, word) for page in pages for word in page.keywords[:3] if shared[word] == 1]
    found = search(*(query for _, query in asked), documents=documents, language=language)["found"]
    lost = [(address, query) for (address, query), urls in zip(asked, found, strict=True) if address not in urls[:8]]
    assert lost == []
