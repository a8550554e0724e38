"""An entry for a further language: whatever could not be read and written in ends every command in one line, with its place."""

import json
from pathlib import Path
from typing import Any

import pytest

from toolkit.contract.data import LANGUAGES
from toolkit.contract.language import languages_in

DANISH: dict[str, Any] = dict(LANGUAGES["da"])


def test_an_entry_that_is_right(tmp_path: Path) -> None:
    path = tmp_path / "languages.json"
    path.write_text(json.dumps({"nb": DANISH}), "utf-8")
    assert languages_in(path) == {"nb": DANISH}


@pytest.mark.parametrize(
    ("tag", "change", "said"),
    [
        ("de-AT", {}, "region"),
        ("Deutsch", {}, "small letters"),
        ("nb", {"months": DANISH["months"][:11]}, "12 texts"),
        ("nb", {"months": "januar februar"}, "12 texts"),
        ("nb", {"weekdays": [*DANISH["weekdays"][:6], ""]}, "7 texts"),
        ("nb", {"quotes": ["»", 5]}, "2 texts"),
        ("nb", {"decimal": ".", "group": "."}, "not the same"),
        ("nb", {"group": ""}, "every other key"),
        ("nb", {"tag": None}, "every other key"),
        ("nb", {"day": "{day}.{maaned}.{year}"}, "{month}"),
        ("nb", {"day": "{day}.{month}"}, "{year}"),
        ("nb", {"dag": "x"}, "no others"),
        ("ar", {"alphabet": "ابت"}, "right to left"),
        ("he", {"name": "עברית"}, "right to left"),
    ],
)
def test_a_slip(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], tag: str, change: dict[str, Any], said: str
) -> None:
    path = tmp_path / "languages.json"
    path.write_text(json.dumps({"da": DANISH, tag: DANISH | change}, indent=2), "utf-8")
    line = path.read_text("utf-8").partition(f'"{tag}"')[0].count("\n") + 1
    refused(path, capsys, f"{path}:{line}: “{tag}”: ", said)


@pytest.mark.parametrize("entry", [None, [], "nb", {key: DANISH[key] for key in DANISH if key != "day"}])
def test_an_entry_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str], entry: Any) -> None:
    path = tmp_path / "languages.json"
    path.write_text(json.dumps({"nb": entry}), "utf-8")
    refused(path, capsys, f"{path}:1: “nb”: ", "alphabet")


def test_what_is_no_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "languages.json"
    path.write_text('{\n  "nb": {"name": "Norsk",}\n}\n', "utf-8")
    refused(path, capsys, f"{path}: ", "line 2")
    path.write_text('{"nb": "å"}', "latin-1")
    refused(path, capsys, f"{path}: ", "utf-8")


def refused(path: Path, capsys: pytest.CaptureFixture[str], *said: str) -> None:
    with pytest.raises(SystemExit) as ended:
        languages_in(path)
    told = capsys.readouterr().err
    assert ended.value.code == 2 and told.count("\n") == 1 and all(one in told for one in said), told
