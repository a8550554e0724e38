"""The language that answers are written in, matched by tag: `da`, `DA`, `da-DK` and `da_DK` are Danish."""

import re
from typing import Any

from toolkit.contract.data import LANGUAGES
from toolkit.reading.text import trim

UNDETERMINED = "und"  # as BCP 47 says it: what is read differently in two languages is not read
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_.@][A-Za-z0-9-]{1,8})*")


def language_of(tag: Any) -> str | None:
    """The language whose tag that is; None where it is none that is known here."""
    match = _TAG.fullmatch(trim(tag)) if isinstance(tag, str) else None
    return match[1].lower() if match and match[1].lower() in LANGUAGES else None
