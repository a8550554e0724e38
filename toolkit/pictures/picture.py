"""The pictures of one filled sheet. Twin: `pictures/picture.js`."""

from collections.abc import Callable, Mapping
from typing import Any

from toolkit.contract.document import Questions
from toolkit.contract.picture import Numbers, Picture, PictureKind
from toolkit.pictures import board, circle, dots, forces, ladder
from toolkit.pictures.canvas import Canvas
from toolkit.pictures.found import Found, pictured
from toolkit.pictures.given import is_answered
from toolkit.pictures.said import Words

_DRAWN: dict[PictureKind, Callable[[Found, Mapping[str, Any], Canvas, Words], tuple[list[str], Numbers]]] = {
    "dots": dots.draw,
    "forces": forces.draw,
    "board": board.draw,
    "ladder": ladder.draw,
    "circle": circle.draw,
}


def pictures_of(model: Questions, answers: Mapping[str, Any], words: Words, width: int) -> list[Picture]:
    """Those that the sheet has, answered or not. `answers`: as `evaluate` understood them; `words`: `pictures.said` in the model's language;
    `width`: in units of the picture, `wide` or `narrow` of `picture.json`."""
    return [picture_of(found, answers, words, width) for found in pictured(model)]


def picture_of(found: Found, answers: Mapping[str, Any], words: Words, width: int) -> Picture:
    canvas = Canvas(width)
    canvas.paragraph(found.title, "title")
    canvas.y += 8
    about, numbers = _DRAWN[found.kind](found, answers, canvas, words)
    return {
        "key": found.key,
        "kind": found.kind,
        "title": found.title,
        "answered": any(is_answered(answers.get(field["id"])) for field in found.fields),
        "about": about,
        "width": width,
        "height": canvas.y + 4,
        "marks": canvas.marks,
        "numbers": numbers,
    }
