"""Our typeface cut down to some signs, for a PDF or for the web."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any


def cut(source: Path, signs: Iterable[int], name: str, flavor: str | None = None) -> tuple[Any, bytes]:
    """The font with these signs only, under another name: as an object, and as a file (`flavor`: packed for the web). Without kerning, which is
    a quarter of its weight. The same signs give the same bytes. Raises FileNotFoundError without the npm package."""
    from fontTools import subset  # takes 0.2 s to import: only when a font is made

    options = subset.Options()
    options.flavor, options.layout_features, options.hinting = flavor, [], False
    options.notdef_outline = flavor is None  # a page shows what is missing in another font
    options.drop_tables += ["GDEF", "GPOS", "GSUB", "STAT"]
    font = subset.load_font(BytesIO(source.read_bytes()), options)  # from a path it would keep the file open
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(signs))
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = name if record.nameID != 6 else name.replace(" ", "")
    font["head"].created = font["head"].modified = 0x7C25B080  # a fixed day: the same bytes twice
    font.recalcTimestamp = False
    made = BytesIO()
    subset.save_font(font, made, options)
    return font, made.getvalue()
