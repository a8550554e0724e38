"""What the system would not do, in words: it says so itself in English only."""

import errno
import re
import shutil

from toolkit.words.locale import words


def reason_of(error: OSError, language: str) -> str:
    """`der er ikke mere plads på drevet`; what the system says where the locale has nothing for it."""
    name = errno.errorcode.get(error.errno or _first_of_many(error), "")
    return str(words(language)["cli"]["system"].get(name) or error.strerror or str(error) or type(error).__name__)


def _first_of_many(error: OSError) -> int:
    """The number of the first of the errors that copying a folder gathers; 0 where there is none."""
    found = re.search(r"\[Errno ([0-9]{1,5})\]", str(error)) if isinstance(error, shutil.Error) else None
    return int(found[1]) if found else 0
