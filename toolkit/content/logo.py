"""An organisation's logo: a file in the content folder."""

import io
import re
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Literal
from xml.etree import ElementTree

MOST = 60_000  # bytes: it is loaded with every page
_MOST_DOTS = 4_000_000  # a small file can hold a picture that fills the memory
_KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
_PILLOW = {"image/png": "PNG", "image/jpeg": "JPEG"}
ENDINGS = tuple(_KINDS)
_SVG = "{http://www.w3.org/2000/svg}"
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp)[;,]")
_URL = re.compile(r"url\(\s*[\"']?\s*([^)\"']*)|(@import)", re.IGNORECASE)
Reason = Literal["place", "missing", "kind", "big", "dots", "broken", "outside", "text"]


def logo_fault(folder: Path, name: str) -> Reason | None:
    """Why the file cannot be a logo; None where it can."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name:
        return "place"
    try:
        data = (folder / name).read_bytes()
    except OSError:
        return "missing"
    if len(data) > MOST:
        return "big"
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        return "kind"
    return _drawing_fault(data) if kind == _KINDS[".svg"] else _picture_fault(data, _PILLOW[kind])


def logo_name(name: str) -> str:
    """What the file is called among the assets of a site."""
    return f"logo{PurePosixPath(name).suffix.lower()}"


def logo_data(folder: Path, name: str) -> str:
    """A sound logo as an address that holds it all."""
    data = b64encode((folder / name).read_bytes()).decode()
    return f"data:{_KINDS[PurePosixPath(name).suffix.lower()]};base64,{data}"


def _picture_fault(data: bytes, kind: str) -> Reason | None:
    # WeasyPrint reads pictures with Pillow; only those who have a logo wait for it.
    from PIL import Image, ImageFile, UnidentifiedImageError

    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False  # WeasyPrint turns it on for all
    try:
        with Image.open(io.BytesIO(data), formats=["PNG", "JPEG"]) as picture:
            if picture.format != kind:
                return "kind"
            if picture.width * picture.height > _MOST_DOTS:
                return "dots"
            picture.load()
    except UnidentifiedImageError:
        return "kind"
    except Image.DecompressionBombError:
        return "dots"
    except (OSError, SyntaxError, ValueError):  # what Pillow raises for a picture that is cut off or spoilt
        return "broken"
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    return None


def _drawing_fault(data: bytes) -> Reason | None:
    if b"<!ENTITY" in data:  # nothing that grows when it is read
        return "kind"
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return "kind"
    if root.tag != f"{_SVG}svg":
        return "kind"
    if any("".join(element.itertext()).strip() for element in root.iter(f"{_SVG}text")):
        return "text"  # drawn in whatever font a machine has, which no PDF may take along
    asks_for_style = b"<?xml-stylesheet" in data
    return "outside" if asks_for_style or not all(_INSIDE.match(target) for target in _targets(root)) else None


def _targets(root: ElementTree.Element) -> Iterator[str]:
    """Everything that whoever draws the picture would fetch. Links (`a`) are not followed."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if name.rpartition("}")[2] in ("href", "src") and element.tag != f"{_SVG}a":
                yield value.strip()
            yield from _in_styles(value)
        yield from _in_styles(element.text or "")


def _in_styles(text: str) -> Iterator[str]:
    return (found[1] or found[2] or "" for found in _URL.finditer(text))
