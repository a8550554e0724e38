"""Our texts are our own: no eight words in a row stand in one of the five sources, outside titles, names and terms."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.content.copied import RUNS, known_runs, runs_of, words_of
from tests.real import LIBRARY
from toolkit.content.guide.guide import SourcedFact
from toolkit.content.guide.references import without_references
from toolkit.content.lint.texts import texts_of
from toolkit.templating.markdown_text import plain

# Titles, names, and terms of a law that are eight words long or longer.
ALLOWED = Path(__file__).parent / "allowed_runs.txt"


def own_texts() -> Iterator[tuple[str, str]]:
    """(where, text) of everything that authors wrote, but the titles of sources and literature."""
    library = LIBRARY
    for pages in library.guide.pages.values():
        for page in pages.pages:
            yield page.file, page.head.summary
            for block in page.text.split("\n\n"):
                yield page.file, plain(without_references(block))
    guide = library.guide
    packs = {key: held.pack for key, held in library.packs.items()}
    sheets = {key: sheet.worksheet for key, sheet in library.sheets.items()}
    kinds: list[dict[str, Any]] = [guide.facts, guide.figures, guide.cases, guide.terms, guide.stories, sheets, packs]
    for key, part in [item for parts in kinds for item in parts.items()]:  # a figure and a worksheet may have one name
        typed = part.fact if isinstance(part, SourcedFact) else part
        for path, text in texts_of(typed):
            for words in text.values():
                for one in words if isinstance(words, list) else [words]:
                    yield f"{key} {'.'.join(map(str, path))}", plain(without_references(one))


def copied(texts: Iterable[tuple[str, str]], known: frozenset[bytes]) -> list[str]:
    allowed = {run for line in ALLOWED.read_text("utf-8").splitlines() for run, _ in runs_of(line)}
    return [
        f"{where}: {run}"
        for where, text in texts
        for run, mark in runs_of(text)
        if mark in known and run not in allowed
    ]


def test_no_sentence_is_copied() -> None:
    assert copied(own_texts(), known_runs()) == []


def test_packs_are_looked_at_too() -> None:
    assert any("script.say" in where for where, _ in own_texts())


def test_a_copied_sentence_would_be_seen() -> None:
    """With a sentence of our own taken for one of a source."""
    texts = list(own_texts())
    longest = max((text for _, text in texts), key=len)
    marks = [mark for _, mark in runs_of(longest)]
    assert copied(texts, frozenset({marks[len(marks) // 2]}))


@pytest.mark.parametrize("text", ["Et ord, der er delt i en-\ngelsk stil", "Et ord der er delt i EN\u00adGELSK stil!"])
def test_signs_letters_and_divided_words_do_not_hide_a_run(text: str) -> None:
    assert words_of(text) == ["et", "ord", "der", "er", "delt", "i", "engelsk", "stil"]


def test_the_data_is_there() -> None:
    assert 70_000 < len(known_runs()) == RUNS.stat().st_size // 5
