"""An organisation's logo: a file in the content folder."""

from pathlib import Path, PurePosixPath
from typing import Literal
from xml.etree import ElementTree

MOST = 60_000  # bytes: it is loaded with every page
_PNG = b"\x89PNG\r\n\x1a\n"
Reason = Literal["place", "missing", "kind", "big"]


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
    is_right = {".png": data.startswith(_PNG), ".svg": _is_svg(data)}.get(path.suffix.lower(), False)
    return None if is_right else "kind"


def logo_name(name: str) -> str:
    """What the file is called among the assets of a site."""
    return f"logo{PurePosixPath(name).suffix.lower()}"


def _is_svg(data: bytes) -> bool:
    if b"<!ENTITY" in data:  # nothing that grows when it is read
        return False
    try:
        return ElementTree.fromstring(data).tag == "{http://www.w3.org/2000/svg}svg"
    except ElementTree.ParseError:
        return False
