"""An organisation's own two colours: what is made of them on a light page, a dark one and on paper, and whether one can read it (WCAG 2.2)."""

from collections.abc import Iterator
from typing import NamedTuple

TEXT, SHAPE = 4.5, 3.0  # the least contrast of text (1.4.3) and of what is not text (1.4.11)
WHITE = "#ffffff"
# The grounds of templates/assets/css/site.css that links and headings stand on.
LIGHT_GROUNDS, DARK_GROUNDS = ("#ffffff", "#f4f7f6"), ("#161d1e", "#1e2728")


class Contrast(NamedTuple):
    """A colour that is too near to the one it stands on. `key`: of `colours` in site.yaml; `place`: where, as in the locale."""

    key: str
    place: str
    other: str
    ratio: float
    least: float


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black and white)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def faults(main: str, mark: str) -> Iterator[Contrast]:
    """For each of the two its worst use, where that cannot be read. What is made of them for a dark display is chosen so that it can."""
    uses = (
        ("main", main, TEXT, [("text", ground) for ground in LIGHT_GROUNDS]),
        ("mark", mark, SHAPE, [("header", main), ("dark_header", dark_header(main))]),
    )
    for key, colour, least, grounds in uses:
        ratio, place, ground = min((contrast(colour, ground), place, ground) for place, ground in grounds)
        if ratio < least:
            yield Contrast(key, place, ground, ratio, least)


def style_sheet(main: str, mark: str) -> str:
    """What stands after `site.css`."""
    light = {
        "--md-primary-fg-color": main,
        "--md-primary-fg-color--light": main,
        "--md-primary-fg-color--dark": mixed(main, "#000000", 0.3),
        "--md-typeset-a-color": main,
        "--bb-sun": mark,
    }
    dark = {"--md-primary-fg-color": dark_header(main), "--md-typeset-a-color": readable_on_dark(main)}
    return f":root{{{_declared(light)}}}\n@media screen{{[data-md-color-scheme=slate]{{{_declared(dark)}}}}}\n"


def dark_header(main: str) -> str:
    return mixed(main, "#000000", 0.3)


def readable_on_dark(colour: str) -> str:
    """The colour with as much white in it as it takes to read it on every dark ground."""
    for share in range(0, 101, 5):
        lighter = mixed(colour, WHITE, share / 100)
        if all(contrast(lighter, ground) >= TEXT for ground in DARK_GROUNDS):
            return lighter
    return WHITE


def mixed(one: str, other: str, share: float) -> str:
    """`one` with a share (0 to 1) of `other` in it."""
    parts = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a * (1 - share) + b * share):02x}" for a, b in parts)


def _declared(values: dict[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in values.items())


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
