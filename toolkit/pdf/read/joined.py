"""Files that are several PDFs one behind the other, as `cat` and some scanners and mail programs leave them."""

import re

from toolkit.contract.data import PDF

_MOST = PDF["limits"]["joined"]
_JOINT = re.compile(PDF["patterns"]["joint"].encode())


def whole_pdfs(data: bytes) -> list[bytes]:
    """The PDFs in a file, nearly always one. Where one ends the next begins at once: an update of the same PDF has no head of its own."""
    if data.count(b"%PDF-") < 2:
        return [data]
    starts = [0, *(joint.end() for joint in _JOINT.finditer(data))][:_MOST]
    return [data[start:end] for start, end in zip(starts, [*starts[1:], len(data)], strict=True)]
