"""Boxes in the PDF: each holds the text that its field allows."""

from typing import Any

from toolkit.content.library import Sheet
from toolkit.content.problem import Problem


def check(sheet: Sheet, model: dict[str, Any]) -> list[Problem]:
    return []
