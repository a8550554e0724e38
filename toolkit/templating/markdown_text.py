"""Text into Markdown, and Markdown into plain text for the search."""

import html
import re

from markupsafe import Markup

# What Python-Markdown takes for markup inside a line; `#` also ends a heading, `|` splits a table.
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|])")
_FENCE = re.compile(r"^```.*?^```[ \t]*$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}[ \t]+(.*?)[ \t#]*(?:\{[^}]*\})?[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()]{0,500}\)")
_TAG = re.compile(r"<[^>]+>")
_RULE = re.compile(r"^[ \t]*\|?[ \t:|-]+\|[ \t:|-]*$", re.MULTILINE)
_MARKS = re.compile(r"^[ \t]*(?:[-*+>]|[0-9]+\.)[ \t]+|[*_`|]|\\(?=[^\w\s])", re.MULTILINE)


def escaped(text: str) -> str:
    """One line of plain text as Markdown that shows exactly it."""
    return _MARKUP.sub(r"\\\1", html.escape(" ".join(text.split()), quote=False))


def headings(markdown: str) -> list[str]:
    """The headings below the title, as plain text."""
    return [plain(match[1]) for match in _HEADING.finditer(_FENCE.sub("", markdown)) if not match[0].startswith("# ")]


def plain(markdown: str) -> str:
    """The words of a Markdown text on one line."""
    text = _RULE.sub(" ", _FENCE.sub(" ", markdown))
    text = _HEADING.sub(r"\1. ", text) if "\n" in text else text
    text = _TAG.sub(" ", _LINK.sub(r"\1", text))
    return " ".join(html.unescape(_MARKS.sub("", text)).replace("?.", "?").replace("!.", "!").split())


def one_block(markup: str) -> Markup:
    """HTML that may stand in a Markdown page as one raw block: no line of it is empty or indented."""
    return Markup("\n".join(line.strip() for line in markup.splitlines() if line.strip()))
