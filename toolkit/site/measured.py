"""How full the pages of every sheet are: measured when it is laid out, kept beside its PDF."""

import json

from toolkit.site.store import Store

Used = tuple[float, ...]  # of each page the share that has something on it
STORE = Store("used", ".json", 5_000_000)


def known(key: str) -> Used | None:
    """What was measured of the PDF with that key."""
    data = STORE.fetch(key)
    return None if data is None else tuple(json.loads(data))


def keep(key: str, used: Used) -> None:
    STORE.store(key, json.dumps([round(share, 3) for share in used]).encode())
