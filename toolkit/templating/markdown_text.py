"""Text into Markdown, and Markdown into plain text for the search."""

import html
import re

from markdown.extensions.toc import slugify, unique
from markupsafe import Markup

# What Python-Markdown takes for markup inside a line; `#` also ends a heading, `|` splits a table.
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|])")
_FENCE = re.compile(r"^```.*?^```[ \t]*$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}[ \t]+(.*?)[ \t#]*(?:\{([^}]*)\})?[ \t]*$", re.MULTILINE)
_ANCHOR = re.compile(r"(?:^|[\s:])#(\S+)")
_LINK = re.compile(r"!?\[([^\[\]]{0,500})\]\([^()]{0,500}\)")
_MARKS_OF_NOTES = re.compile(r'<sup class="bb-marks">.*?</sup>')  # toolkit/pages/guide/marks.py
_TAG = re.compile(r"<[^>]+>")
_RULE = re.compile(r"^[ \t]*\|?[ \t:|-]+\|[ \t:|-]*$", re.MULTILINE)
_BLOCKS = re.compile(r"^[ \t]*(?:[-*+>]|[0-9]+\.)[ \t]+", re.MULTILINE)  # lists and quotations
_MARKS = re.compile(r"[*_`|]|\\(?=[^\w\s])")


def escaped(text: str) -> str:
    """One line of plain text as Markdown that shows exactly it."""
    return _MARKUP.sub(r"\\\1", html.escape(" ".join(text.split()), quote=False))


def headings(markdown: str) -> dict[str, str]:
    """Anchor → the heading as plain text, below the title. Anchors are those that the `toc` of Python-Markdown gives."""
    found: dict[str, str] = {}
    matches = list(_HEADING.finditer(_FENCE.sub("", markdown)))
    given = [match[1] if (match := _ANCHOR.search(heading[2] or "")) else None for heading in matches]
    taken = set(filter(None, given))
    for match, anchor in zip(matches, given, strict=True):
        text = _inline(match[1])
        anchor = anchor or unique(slugify(text, "-"), taken)
        if not match[0].startswith("# "):
            found[anchor] = text
    return found


def plain(markdown: str) -> str:
    """The words of a Markdown text on one line."""
    text = _RULE.sub(" ", _FENCE.sub(" ", _MARKS_OF_NOTES.sub("", markdown)))
    text = _HEADING.sub(r"\1. ", text) if "\n" in text else text
    return _inline(_BLOCKS.sub("", text)).replace("?.", "?").replace("!.", "!")


def _inline(markdown: str) -> str:
    return " ".join(html.unescape(_MARKS.sub("", _TAG.sub(" ", _LINK.sub(r"\1", markdown)))).split())


def one_block(markup: str) -> Markup:
    """HTML that may stand in a Markdown page as one raw block: no line of it is empty or indented."""
    return Markup("\n".join(line.strip() for line in markup.splitlines() if line.strip()))
