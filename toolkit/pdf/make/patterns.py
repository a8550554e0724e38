"""The patterns by which tinyhtml5 reads up to a character, made once each.

It means to keep them, but keeps each under another key than it looks for (`inputstream.py`, `chars_until`, 2.1.0), so that it writes one anew for
every name and value of an attribute: half of the time that a sheet's HTML takes to be read, a thirtieth of its PDF.
"""

import re
from contextlib import AbstractContextManager
from typing import Any

from tinyhtml5 import inputstream

from toolkit.pdf.make.swapped import swapped


class _Patterns(dict[tuple[Any, bool], "re.Pattern[str]"]):
    """Pattern of as many characters as are, or (False) are not, in a set."""

    def __missing__(self, key: tuple[Any, bool]) -> "re.Pattern[str]":
        characters, among = key
        listed = "".join(f"\\x{ord(character):02x}" for character in characters)
        self[key] = re.compile(f"[{'' if among else '^'}{listed}]+")
        return self[key]


_KEPT = _Patterns()


def kept_patterns() -> AbstractContextManager[None]:
    """While it lasts, HTML is read with patterns that are kept."""
    return swapped(inputstream, "characters_until_regex", _KEPT)
