"""Files that are several PDFs one behind the other, as `cat` and some scanners and mail programs leave them."""

import re

MOST = 50
_JOINT = re.compile(rb"%%EOF[\0\t\n\f\r ]*(?=%PDF-[0-9])")


def whole_pdfs(data: bytes) -> list[bytes]:
    """The PDFs in a file, nearly always one. Where one ends the next begins at once: an update of the same PDF has no head of its own."""
    if data.find(b"%PDF-", 1024) < 0:
        return [data]
    starts = [0, *(joint.end() for joint in _JOINT.finditer(data))][:MOST]
    return [data[start:end] for start, end in zip(starts, [*starts[1:], len(data)], strict=True)]
