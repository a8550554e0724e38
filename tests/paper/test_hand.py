"""Examples show what a person would write: their answers fit the boxes of the printed sheet in a hand, not only in type."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from tests.real import LIBRARY, NAMES
from tests.test_every_sheet import empty_pdf, model_for
from tests.tiers import in_turn, spread

POINT = 25.4 / 72  # mm
LINE = 8  # mm from rule to rule
LETTER = 2.35  # mm: an ordinary hand, spaces included
CLOSE = 1.5  # times as much goes into a box when one writes small


def boxes(data: bytes) -> dict[str, tuple[float, float]]:
    """Width and height, in mm, of each box for words, by its field's name."""
    found = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for widget in page.get("/Annots", []):
                if widget.get("/FT") == "/Tx":
                    left, low, right, high = (float(edge) * POINT for edge in widget.Rect)
                    found[str(widget.T)] = (right - left, high - low)
    return found


def words(name: str, answer: Any) -> Iterator[tuple[str, str]]:
    """The texts of an answer with the names of their fields in a PDF; rows count from 1."""
    if isinstance(answer, str):
        yield name, answer
    elif isinstance(answer, dict):
        for key, part in answer.items():
            yield from words(f"{name}__{key}", part)
    elif isinstance(answer, list):
        for row, part in enumerate(answer, 1):
            yield from words(f"{name}__{row}", part)


def letters(width: float, height: float) -> int:
    return int(max(1, round(height / LINE)) * width / LETTER)


@pytest.mark.parametrize(("name", "language"), in_turn(spread(NAMES, 12), LIBRARY.languages))
def test_a_hand_can_write_the_examples(name: str, language: str) -> None:
    room = boxes(empty_pdf(name, language))
    answers = [answer for example in model_for(name, language)["examples"] for answer in example["answers"].items()]
    too_long = [
        (field, text, letters(*room[field]))
        for answer in answers
        for field, text in words(*answer)
        if field in room and len(text) > CLOSE * letters(*room[field])
    ]
    assert too_long == []
