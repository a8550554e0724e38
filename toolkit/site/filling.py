"""What the browser fills answers into: each worksheet's empty PDF as a script, and the font for signs that the form's own lacks.

Pages from disk cannot fetch, so files are scripts (docs/decisions/0029-a-pack-in-its-number.md).
"""

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, TypedDict

from toolkit.contract.document import Document
from toolkit.inputs import makers, versions
from toolkit.memory import made_by
from toolkit.paper.paper import A4, LEADING, LEAST_CHOSEN_PT, PAD_DOWN_PT, PAD_PT, PT_PER_MM, Type
from toolkit.site import pdf_cache
from toolkit.templating.data import compact
from toolkit.words.locale import say

_CONTINUED = ("title", "mark", "short_mark", "dropped", "foot")
_PRINT = ("card_with", "more_cards")
_WIDE = "wide.js"  # no worksheet's: the names of those end in their language


class Sheet(TypedDict):
    """What must be known of a worksheet where its PDF is filled in. `file`: in base64; `words`: with their placeholders; `measures`: in points."""

    file: str
    title: str
    words: dict[str, str]
    measures: dict[str, float]


class SheetFile(NamedTuple):
    """`key`: of the cache, which decides the bytes; `path`: where the empty PDF will be."""

    model: Document
    key: str
    path: Path


def stamp_of(sheets: Iterable[SheetFile]) -> str:
    """The `?v=…` that all scripts of a site share: known before the PDFs are there, since the pages name it."""
    total = hashlib.sha256(
        made_by("filling", lambda: makers(__name__)) + "".join(sorted(sheet.key for sheet in sheets)).encode()
    )
    return f"?v={total.hexdigest()[:8]}"


def write_sheets(folder: Path, sheets: Iterable[SheetFile]) -> None:
    """Writes `<id>-<language>.js` for each, once its PDF is there, and the font."""
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in sheets:
        name = f"{sheet.model['id']}-{sheet.model['language']}"
        (folder / f"{name}.js").write_text(sheet_script(name, sheet_of(sheet.model, sheet.path.read_bytes())), "utf-8")
    (folder / _WIDE).write_text(f"window.brobyggerWide={wide_data()};\n", "utf-8")


def sheet_script(name: str, sheet: Sheet) -> str:
    return f'(window.brobyggerSheets=window.brobyggerSheets||Object.create(null))["{name}"]={compact(sheet)};\n'


def sheet_of(model: Document, data: bytes) -> Sheet:
    """`data`: the empty PDF of the model."""
    language = model["language"]
    words = {key: say(language, f"print.continued.{key}") for key in _CONTINUED}
    words |= {key: say(language, f"print.{key}") for key in _PRINT}
    words["respondent"] = say(language, "respondent.title")
    return {"file": base64.b64encode(data).decode(), "title": model["title"], "words": words, "measures": _measures()}


def _measures() -> dict[str, float]:
    """What toolkit/paper/paper.py says, for templates/assets/js/fill/."""
    sizes = Type()
    return {
        "size": sizes.size,
        "least": sizes.least,
        "least_chosen": LEAST_CHOSEN_PT,
        "section": sizes.section,
        "label": sizes.label,
        "foot": sizes.foot,
        "leading": LEADING,
        "pad": PAD_PT,
        "pad_down": PAD_DOWN_PT,
        "side": A4.side_mm * PT_PER_MM,
        "top": A4.top_mm * PT_PER_MM,
        "bottom": A4.bottom_mm * PT_PER_MM,
    }


def wide_data() -> str:
    """All signs that ours are drawn with, as JSON: `{file, glyphs, widths, box, cap_height}`, the file in base64."""
    key = hashlib.sha256(
        made_by("wide-font", lambda: makers("toolkit.pdf.make.wide_font")) + versions("fonttools") + b"wide"
    ).hexdigest()
    return pdf_cache.STORE.kept(key, _wide_font).decode()


def _wide_font() -> bytes:
    from toolkit.pdf.make.wide_font import whole_font  # half a second, and fonttools

    font = whole_font()
    told = {key: getattr(font, key) for key in ("glyphs", "widths", "box", "cap_height")}
    return compact({"file": base64.b64encode(font.data).decode(), **told}).encode()
