"""Running text has the signs of print: ’ in words, and quotation marks of its language."""

import re

from toolkit.paths import CONTENT

_APART = re.compile(r"`[^`\n]*`|\]\([^)\n]*\)")  # code, and where a link leads
_NO_TEXT = re.compile(r"\s*(?:#|(?:keywords|words|da|en): ?\[)")  # what people type, and word lists
_STRAIGHT = re.compile(r"[^\W_]''?[^\W_]|(?<=[^\W_])'(?= [^\W_])")
_FOREIGN = {"da": "“”„", "en": "»«„"}


def texts(pattern: str) -> list[tuple[str, str]]:
    """The lines of text of the files, each with its place; of a page not its head."""
    found = []
    for path in sorted(CONTENT.glob(pattern)):
        text = path.read_text("utf-8")
        before = text.index("\n---\n") if path.suffix == ".md" else 0
        for number, line in enumerate(text.splitlines(), 1):
            if number > text.count("\n", 0, before) + 1 * bool(before) and not _NO_TEXT.match(line):
                found.append((f"{path.relative_to(CONTENT)}:{number}", _APART.sub("", line)))
    return found


def test_no_typewriter_apostrophes() -> None:
    lines = texts("guide/**/*.md") + texts("**/*.yaml")
    assert len(lines) > 5000
    assert [place for place, line in lines if _STRAIGHT.search(line.replace("', ", ""))] == []


def test_no_typewriter_quotation_marks_and_none_of_another_language() -> None:
    for language, foreign in _FOREIGN.items():
        lines = texts(f"guide/{language}/**/*.md")
        assert [place for place, line in lines if re.search(f'["{foreign}]', line)] == []
