"""The typeface of the site: that of the printed sheets, cut down to the letters of a page and packed for the web."""

from pathlib import Path

from toolkit.paper.cut import cut
from toolkit.paths import NODE_MODULES

PACKAGE = "source-sans"
# "Source" is a reserved name of the font's licence (OFL 1.1): a changed copy must be called something else.
FAMILY = "Brobygger Sans"
# Bold text is the semibold cut, as on paper. There is no slanted cut: so few words are slanted that the browser may do it.
CUTS = {"text": ("SourceSans3-Regular.ttf", "400"), "bold": ("SourceSans3-Semibold.ttf", "600 900")}
# ASCII, the letters of the languages around us, the punctuation of both of ours, and signs that our pages draw. What is not among them
# comes from the reader's own font, letter by letter.
SIGNS = {*range(0x20, 0x7F), 0xA0} | {ord(sign) for sign in "æøåÆØÅäöüÄÖÜßéÉèêáàçñó«»§·°×–—‘’“”„…•€→−"}
# What stands there until the font has come: a font of the reader's made as wide as Source Sans (mean over the texts of the guide, each
# cut for itself), on lines of the same height, so that next to nothing moves. Liberation Sans and Arimo have Arial's widths, Roboto
# nearly. Where there is none of them, as on a bare Linux, DejaVu Sans, in a family of its own: a rule has one size for all its fonts.
_STAND_INS: dict[str, dict[str, tuple[tuple[str, ...], float]]] = {
    "Brobygger Until": {
        "400": (("Arial", "Liberation Sans", "Arimo", "Roboto"), 93.4),
        "600 900": (("Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "Arimo Bold", "Roboto Bold"), 89.7),
    },
    "Brobygger Until Wide": {"400": (("DejaVu Sans",), 81.7), "600 900": (("DejaVu Sans Bold",), 74.6)},
}
_ASCENT, _DESCENT = 100.0, 32.6  # of Source Sans, as per cent of the size


def write_typeface(folder: Path) -> str:
    """Writes `text.woff2` and `bold.woff2` into `folder` and returns the rules that name them. Raises FileNotFoundError without the package."""
    rules = []
    for name, (file, weight) in CUTS.items():
        font = cut(NODE_MODULES / PACKAGE / "TTF" / file, SIGNS, FAMILY, "woff2")[1]
        (folder / f"{name}.woff2").write_bytes(font)
        # Swapped when it comes: as `optional` a page opened from disk hardly ever had it (1 of 24, 2026).
        rules.append(
            f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};font-display:swap;'
            f'src:url("./{name}.woff2") format("woff2")}}\n'
        )
    stand_ins = [
        _stand_in(family, weight, *made) for family, cuts in _STAND_INS.items() for weight, made in cuts.items()
    ]
    return "".join(rules + stand_ins)


def _stand_in(family: str, weight: str, names: tuple[str, ...], size: float) -> str:
    """The rule of one stand-in; `size` in per cent. What is overridden counts in its size, so it is divided by it."""
    places = ",".join(f'local("{name}")' for name in names)
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};'
        f"src:{places};size-adjust:{size}%;"
        f"ascent-override:{_ASCENT * 100 / size:.1f}%;descent-override:{_DESCENT * 100 / size:.1f}%;line-gap-override:0%}}\n"
    )
