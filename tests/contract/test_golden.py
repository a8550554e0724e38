"""What lies in drawers: definition hashes and names of PDF fields of every worksheet. A change here makes old forms unreadable."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.real import LIBRARY, models
from toolkit.contract.shape import places_of
from toolkit.paper.boxes import IDENTITY

GOLDEN = json.loads(Path(__file__).with_name("golden.json").read_text("utf-8"))


def fingerprints(model: dict[str, Any]) -> dict[str, Any]:
    names = [
        *(place.name for place in places_of(model)),
        IDENTITY,
    ]  # in the order of the questions, whatever the layout
    digest = hashlib.sha256("\n".join(names).encode()).hexdigest()
    return {"hash": model["hash"], "fields": len(names), "names": digest}


def test_every_worksheet_is_here() -> None:
    """A new worksheet, or a new version of one, is added; an entry is never changed."""
    assert {f"{name} {sheet.worksheet.version}" for name, sheet in LIBRARY.sheets.items()} <= set(GOLDEN)


@pytest.mark.parametrize("language", LIBRARY.languages)
@pytest.mark.parametrize("name", LIBRARY.sheets)
def test_hash_and_names_are_as_they_were(name: str, language: str) -> None:
    version = LIBRARY.sheets[name].worksheet.version
    assert fingerprints(models()[name][language]) == GOLDEN[f"{name} {version}"]
