"""The typeface of the site: that of the printed sheets, cut down to the letters of a page and packed for the web."""

from io import BytesIO
from pathlib import Path
from typing import Any

from toolkit.paths import NODE_MODULES

PACKAGE = "source-sans"
# "Source" is a reserved name of the font's licence (OFL 1.1): a changed copy must be called something else.
FAMILY = "Brobygger Sans"
# Bold text is the semibold cut, as on paper. There is no slanted cut: so few words are slanted that the browser may do it.
CUTS = {"text": ("SourceSans3-Regular.ttf", "400"), "bold": ("SourceSans3-Semibold.ttf", "600 900")}
# ASCII, the letters of the languages around us, the punctuation of both of ours, and signs that our pages draw. What is not among them
# comes from the reader's own font, letter by letter.
SIGNS = {*range(0x20, 0x7F), 0xA0} | {ord(sign) for sign in "æøåÆØÅäöüÄÖÜßéÉèêáàçñó«»§·°×–—‘’“”„…•€→−"}
# What stands there until the font has come: Arial made as wide as Source Sans (mean over the texts of the guide), on lines of the same
# height, so that nothing jumps. Liberation Sans and Arimo have Arial's widths, Roboto nearly.
_UNTIL = (
    '@font-face{font-family:"Brobygger Until";src:local("Arial"),local("Liberation Sans"),local("Arimo"),local("Roboto");'
    "size-adjust:93.7%;ascent-override:106.7%;descent-override:34.8%;line-gap-override:0%}\n"
)


def write_typeface(folder: Path) -> str:
    """Writes `text.woff2` and `bold.woff2` into `folder` and returns the rules that name them. Raises FileNotFoundError without the package."""
    rules = []
    for name, (file, weight) in CUTS.items():
        (folder / f"{name}.woff2").write_bytes(_cut(NODE_MODULES / PACKAGE / "TTF" / file))
        rules.append(
            f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};font-display:swap;'
            f'src:url("./{name}.woff2") format("woff2")}}\n'
        )
    return "".join(rules) + _UNTIL


def _cut(path: Path) -> bytes:
    """These signs as WOFF2, without kerning, which is a quarter of the weight; the same file gives the same bytes."""
    from fontTools import subset  # takes 0.2 s to import: only when the bundles are made

    options: Any = subset.Options()
    options.flavor, options.layout_features, options.hinting = "woff2", [], False
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "STAT"]
    font = subset.load_font(BytesIO(path.read_bytes()), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(SIGNS))
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = FAMILY if record.nameID != 6 else FAMILY.replace(" ", "")
    font["head"].created = font["head"].modified = 0x7C25B080  # a fixed day
    font.recalcTimestamp = False
    made = BytesIO()
    subset.save_font(font, made, options)
    return made.getvalue()
