"""Text of strangers, safe to show."""

import unicodedata

from toolkit.rules.cpr import mask

_HARMLESS = ("\u00ad", "\u200d")  # a soft hyphen, and what joins the parts of an emoji


def printable(text: str) -> str:
    """The text without what a terminal or a browser would obey: escapes, other controls, marks that turn the direction of writing; and
    with whatever looks like a CPR number starred out, paths and ids on the command line included."""
    return "".join(
        "�" if unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign not in _HARMLESS else sign
        for sign in mask(text)
    )
