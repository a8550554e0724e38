"""Running text has the signs of print: ’ in words, and quotation marks of its language."""

import re
from collections.abc import Iterator

import yaml

from toolkit.paths import CONTENT, ROOT, TEMPLATES
from toolkit.words.written import quoted

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


def spoken(node: yaml.Node | None, language: str = "") -> Iterator[tuple[str, yaml.ScalarNode]]:
    """Every text of a YAML file that stands under `da` or `en`, with its language."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from spoken(value, key.value if key.value in _FOREIGN else language)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from spoken(value, language)
    elif isinstance(node, yaml.ScalarNode) and language:
        yield language, node


def test_quotation_marks_where_both_languages_stand_side_by_side() -> None:
    """What the tool says, what field types say of themselves, and the YAML files of the content."""
    types = [path for path in sorted((ROOT / "toolkit/fields").glob("*/*.yaml")) if path.stem == path.parent.name]
    files = [*sorted((TEMPLATES / "locale").glob("*.yaml")), *types, *sorted(CONTENT.rglob("*.yaml"))]
    found, texts = [], 0
    for path in files:
        for language, text in spoken(yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader)):
            texts += 1
            if re.search(f"[{_FOREIGN[language]}]", text.value):
                found.append(f"{path.name}:{text.start_mark.line + 1}")
    assert texts > 15_000
    assert found == []


def test_what_the_code_quotes_has_the_marks_of_its_language() -> None:
    """Labels of answers in conditions and sums on paper are put between marks by the code."""
    assert [quoted("x", language) for language in ("da", "en", "sv")] == ["»x«", "“x”", "”x”"]
