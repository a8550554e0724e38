"""Text as both implementations read it: NFC, one kind of line break, trimmed, counted in code points."""

import re
import unicodedata
from typing import Any

from toolkit.contract.data import UNSEEN

# What JavaScript's trim() takes off, so that both sides trim alike (Python's strip() also takes \x1c–\x1f and \x85).
WHITE_SPACE = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

_ALIKE = dict.fromkeys(map(ord, WHITE_SPACE), " ") | dict.fromkeys(
    map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
)
_UNSEEN = re.compile(UNSEEN)
_DASHES = re.compile("[\u2010-\u2015\u2212]")


def plain(text: str) -> str:
    """A text as numbers, days and lists are read from it: composed, every white space a space, without signs that nobody sees, trimmed."""
    return trim(unicodedata.normalize("NFC", text).translate(_ALIKE))


def with_hyphens(text: str) -> str:
    """A plain text with one kind of dash: word processors put others in its place."""
    return text if text.isascii() else _DASHES.sub("-", text)


def trim(text: str) -> str:
    return text.strip(WHITE_SPACE)


def clean(text: str) -> str:
    """The canonical form of a text answer."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = (text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text).strip(WHITE_SPACE)
    return "" if is_blank(text) else text


def is_blank(text: str) -> bool:
    """Whether there is nothing to be seen in a text: white space, and signs without a look of their own."""
    return not "!" <= text[:1] <= "~" and _UNSEEN.fullmatch(text) is not None


def is_empty(raw: Any) -> bool:
    """Whether a raw answer is unanswered: absent, null, nothing to be seen, an empty list or object."""
    if isinstance(raw, str):
        return is_blank(raw)
    return raw is None or (isinstance(raw, (list, dict)) and not raw)


def filled(raw: dict[str, Any]) -> dict[str, Any]:
    """The object without its unanswered entries."""
    return {key: value for key, value in raw.items() if not is_empty(value)}
