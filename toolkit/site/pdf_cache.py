"""PDFs of earlier builds, by a hash of everything that decides their bytes."""

import hashlib
import json
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from toolkit.paths import CACHE, ROOT, TEMPLATES
from toolkit.site.store import Store
from toolkit.words.locale import words

STORE = Store(CACHE / "pdf", ".pdf", 600_000_000)  # a PDF has about 100,000 bytes
_PROGRAMS = ("weasyprint", "pydyf", "pikepdf", "fonttools", "page-validation")
_ROOMS = ("contract", "reading", "fields", "rules", "words", "paper", "pdf")
_WORDS = ("print", "respondent", "places")


@lru_cache(maxsize=1)
def _makers() -> bytes:
    """What turns print HTML into a PDF: our code, its styles and fonts, the libraries."""
    total = hashlib.sha256()
    sources = [path for room in _ROOMS for path in (ROOT / "toolkit" / room).rglob("*.py")]
    sources += [path for path in (TEMPLATES / "print").rglob("*") if path.is_file() and path.suffix not in (".j2",)]
    for path in sorted(sources):
        total.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    total.update((ROOT / "package-lock.json").read_bytes())  # the fonts come from npm
    total.update(" ".join(f"{name} {version(name)}" for name in _PROGRAMS).encode())
    return total.digest()


def key_of(html: str, model: dict[str, Any]) -> str:
    """The key of a worksheet's empty PDF. `html`: `print_html(model)`. Examples are not in the PDF."""
    spoken = {room: words(model["language"])[room] for room in _WORDS}
    rest = json.dumps([{**model, "examples": []}, spoken], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(_makers() + html.encode() + b"\0" + rest.encode()).hexdigest()


def key_of_filled(empty: str, document: dict[str, Any]) -> str:
    """The key of the PDF with key `empty` when `document` is filled in."""
    return hashlib.sha256(f"{empty}\0{json.dumps(document, ensure_ascii=False, sort_keys=True)}".encode()).hexdigest()
