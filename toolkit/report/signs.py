"""Text of strangers, safe to show."""

import unicodedata

_HARMLESS = ("\u00ad", "\u200d")  # a soft hyphen, and what joins the parts of an emoji


def printable(text: str) -> str:
    """The text without what a terminal or a browser would obey: escapes, other controls, marks that turn the direction of writing."""
    return "".join(
        "�" if unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign not in _HARMLESS else sign for sign in text
    )
