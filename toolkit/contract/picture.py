"""What a picture of answers is: marks with a place and a look, and the same in words. The looks stand in `picture.json`, for the browser too."""

from typing import Literal, NotRequired, TypedDict

PictureKind = Literal["dots", "forces", "board", "ladder", "circle"]


class Mark(TypedDict):
    """One mark of SVG. `look`: of `picture.json`; lengths are units of the picture. `rect` has x, y, width, height; `circle` cx, cy, r; `path` d;
    `text` x, y, text and where `anchor` it stands there."""

    tag: Literal["rect", "circle", "path", "text"]
    look: str
    x: NotRequired[int]
    y: NotRequired[int]
    width: NotRequired[int]
    height: NotRequired[int]
    cx: NotRequired[int]
    cy: NotRequired[int]
    r: NotRequired[int]
    d: NotRequired[str]
    text: NotRequired[str]
    anchor: NotRequired[Literal["middle", "end"]]


class Numbers(TypedDict):
    """The answers of a picture as a table; the first cell of each row heads it."""

    head: list[str]
    rows: list[list[str]]


class Picture(TypedDict):
    """`key`: the last question that it shows, under which it stands; `answered`: whether there is anything to show; `about`: what is to be seen, in sentences."""

    key: str
    kind: PictureKind
    title: str
    answered: bool
    about: list[str]
    width: int
    height: int
    marks: list[Mark]
    numbers: Numbers
