"""HTML and Markdown that say the language of each text that is lent from another one (toolkit/reading/lent.py): `lang` on the element that
holds nothing else, or on a span."""

import re

from markupsafe import Markup

from toolkit.reading.lent import BEFORE, BEHIND, SIGN, TAGS, Lent

_TAG = re.compile(r"<[A-Za-z/!][^<>]*>")
_ALONE = re.compile(rf"<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>(\s*)([{BEFORE}])([^<>{BEFORE}{BEHIND}]*){BEHIND}(\s*)</\1>")
_NO_SPANS = re.compile(r"<(title|option|textarea|script|style|text|tspan|desc)\b.*?</\1>", re.DOTALL)
_SPAN = re.compile(rf"([{BEFORE}])([^{BEFORE}{BEHIND}]*){BEHIND}")
_LINE = re.compile(r"(\s*(?:(?:[-*+>]|[0-9]+\.|#{1,6})\s+)*)(.*?)(\s*(?:\{:?[^{}]*\}\s*)?)", re.DOTALL)
_NOT_WORDS = ("|", "<", ":::", "```", "![")  # what begins a line of Markdown that is not a line of words


def in_its_language(made: str, text: object) -> Markup:
    """HTML inside a line, or a line of Markdown, made of `text`: says its language where that is lent."""
    return Markup(f'<span lang="{text.spoken}">{made}</span>' if isinstance(text, Lent) and made else made)


def lines_in_their_language(markdown: str, text: object) -> str:
    """Markdown made of `text`, the same, line by line: a span holds no blocks."""
    if not isinstance(text, Lent):
        return markdown
    return "\n".join(_line(line, text) for line in markdown.split("\n"))


def _line(line: str, text: Lent) -> str:
    parts = _LINE.fullmatch(line)
    if parts is None or not parts[2] or parts[2].startswith(_NOT_WORDS):
        return line
    return f"{parts[1]}{in_its_language(parts[2], text)}{parts[3]}"


def with_languages(made: str) -> str:
    """What a template made, with `lang` for each text that was lent."""
    if BEHIND not in made:
        return made
    made = _ALONE.sub(_on_element, _TAG.sub(lambda tag: SIGN.sub("", tag[0]), made))
    made = _NO_SPANS.sub(lambda part: SIGN.sub("", part[0]), made)
    return SIGN.sub("", _SPAN.sub(lambda part: f'<span lang="{_spoken(part[1])}">{part[2]}</span>', made))


def without_languages(made: str) -> str:
    """The same for what is not HTML: the words alone."""
    return SIGN.sub("", made)


def _on_element(found: re.Match[str]) -> str:
    tag, attributes, before, sign, text, behind = found.groups()
    if re.search(r"\slang=", attributes):
        return found[0]
    return f'<{tag}{attributes} lang="{_spoken(sign)}">{before}{text}{behind}</{tag}>'


def _spoken(sign: str) -> str:
    return TAGS[BEFORE.index(sign)]
