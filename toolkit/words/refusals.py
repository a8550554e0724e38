"""What the system would not do, in words: it says so itself in English only."""

import errno

from toolkit.words.locale import words


def reason_of(error: OSError, language: str) -> str:
    """`der er ikke mere plads på drevet`; what the system says where the locale has nothing for it."""
    name = errno.errorcode.get(error.errno or 0, "")
    return str(words(language)["cli"]["system"].get(name) or error.strerror or str(error) or type(error).__name__)
