"""How hard a page is to read: LIX (C.H. Björnsson, Läsbarhet, 1968), words a sentence plus the percentage of words of more than six letters."""

import re
from collections.abc import Iterable

from toolkit.content.guide.blocks import without_fences
from toolkit.content.guide.pages import GuidePage
from toolkit.content.guide.references import replaced, without_notes

_LONG = 6  # letters: a longer word is a long one
_LINK = re.compile(r"\[([^\[\]]{0,500})\]\([^()]{0,500}\)")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d.,]*")
# Headings, items, cells and paragraphs are sentences of their own; so is what follows a colon with a capital.
_SENTENCE = re.compile(r"[.!?]+(?=[\s»«”)]|$)|:(?=\s+[»“]?[A-ZÆØÅ])|\||\n\s*\n|\n(?=\s*(?:[-*+#]|\d+\.)\s)")


def lix(text: str) -> float:
    """Of a text in Markdown; 0 where there are no words."""
    running = without_fences(without_notes(text))
    plain = _LINK.sub(r"\1", replaced(running, lambda reference: "" if reference.shown else reference.text))
    sentences = [found for part in _SENTENCE.split(plain) if (found := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    return len(words) / len(sentences) + 100 * sum(len(word) > _LONG for word in words) / len(words)


def hardest(pages: Iterable[GuidePage]) -> tuple[float, GuidePage] | None:
    """The page with the highest LIX; None where there are no pages."""
    return max(((lix(page.text), page) for page in pages), key=lambda one: one[0], default=None)
