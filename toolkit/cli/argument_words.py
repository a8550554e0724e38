"""What argparse says of itself, in the language of our messages: it has no Danish of its own and asks gettext for one."""

import argparse
from typing import Any

from toolkit.words.locale import words


def speak(language: str) -> None:
    """Makes argparse say what stands in the locale (`cli.argparse`); a sentence that is not there stays English."""
    said = words(language)["cli"]["argparse"]

    def one(text: str) -> str:
        return str(said.get(text, text))

    def counted(singular: str, plural: str, count: int) -> str:
        return one(singular if count == 1 else plural)

    names: dict[str, Any] = {"_": one, "ngettext": counted}
    for name, say in names.items():  # the two names under which the module keeps gettext's functions
        setattr(argparse, name, say)
