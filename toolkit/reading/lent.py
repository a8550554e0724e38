"""Texts that are said in another language than what stands around them, since nobody has written them in that one yet.

Such a text is a `Lent`. Where a template writes it, it leaves two signs that no author can type; when the template is done, they become
`lang` (toolkit/templating/languages.py). What is made of it on the way (a sentence with it in it, a key, JSON) is plain text.
"""

import re
from html import escape
from typing import Any, SupportsIndex

from toolkit.contract.data import LANGUAGES

TAGS = sorted(LANGUAGES)
_FIRST = 0xE000  # signs of private use: one for each language, before its text, and one behind
BEFORE = "".join(chr(_FIRST + n) for n in range(len(TAGS)))
BEHIND = "\uf8ff"
SIGN = re.compile(f"[{BEFORE}{BEHIND}]")


class Lent(str):
    """A text in `spoken`, the language that it is said in."""

    spoken: str

    def __new__(cls, text: str, spoken: str) -> "Lent":
        made = super().__new__(cls, text)
        made.spoken = spoken
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Lent, (str(self), self.spoken)

    def split(self, sep: str | None = None, maxsplit: SupportsIndex = -1) -> list[str]:
        """Its lines or words, each lent as the whole: templates write a text of several lines line by line."""
        return [Lent(part, self.spoken) for part in super().split(sep, maxsplit)]

    def __html__(self) -> str:
        """As HTML, between its signs."""
        text = escape(str(self))
        return in_signs(text, self.spoken) if self.spoken in TAGS else text


class Quoting(str):
    """A text with words of another language in it, as the Danish title of a book in an English sentence; `signed` has the signs around them."""

    signed: str

    def __new__(cls, signed: str) -> "Quoting":
        made = super().__new__(cls, SIGN.sub("", signed))
        made.signed = signed
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Quoting, (self.signed,)

    def __html__(self) -> str:
        return escape(self.signed)


def in_signs(text: str, spoken: str) -> str:
    """Between the signs of a language of the contract."""
    return f"{BEFORE[TAGS.index(spoken)]}{text}{BEHIND}"


def lent(text: Any, spoken: str) -> Any:
    """A text, or a list of texts, as what is lent."""
    return [Lent(one, spoken) for one in text] if isinstance(text, list) else Lent(text, spoken)
