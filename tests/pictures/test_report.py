"""Pictures of answers in the HTML report of `check`."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.real import models
from toolkit.cli.main import main
from toolkit.intake import batch
from toolkit.paths import TEMPLATES
from toolkit.pictures.canvas import DATA
from toolkit.pictures.found import Found, pictured

CPR = "010190-1234"
SCRIPT = "<script>alert(1)</script>"


def _sheet(kind: str) -> tuple[Any, Found]:
    sheets: list[Any] = [model["da"] for model in models().values()]
    return next((model, found) for model in sheets for found in pictured(model) if found.kind == kind)


def _document(model: Any, answers: Any) -> dict[str, Any]:
    who = {"format": "brobygger-answers/1", "worksheet": model["id"], "version": model["version"], "language": "da"}
    return who | {"respondent": {}, "answers": answers}


def _report(folder: Path, ending: str, *documents: dict[str, Any]) -> str:
    files = folder / "in"
    files.mkdir(exist_ok=True)
    for number, document in enumerate(documents):
        (files / f"{number}.json").write_text(json.dumps(document), "utf-8")
    main(["check", str(files), "-o", str(folder / f"report.{ending}"), "--force", "--language", "da"])
    return (folder / f"report.{ending}").read_text("utf-8")


def test_a_report_shows_what_was_answered(tmp_path: Path) -> None:
    model, found = _sheet("board")
    page = _report(tmp_path, "html", _document(model, model["examples"][0]["answers"]))
    shown = re.findall(r'<svg class="(\w+)" role="img" viewBox="0 0 (\d+) \d+" aria-label="([^"]*)"', page)
    assert shown == [("wide", "640", found.title), ("narrow", "320", found.title)]
    assert "Tomme felter:" in page
    assert 'aria-describedby="f1-picture-1"' in page
    assert page.count('id="f1-picture-1"') == 1


def test_what_strangers_wrote_is_text_without_numbers_of_persons(tmp_path: Path) -> None:
    model, found = _sheet("board")
    board = found.fields[0]
    card = {"text": f"{SCRIPT} {CPR}", "row": board["rows"][0]["id"], "column": board["columns"][0]["id"]}
    page = _report(tmp_path, "html", _document(model, {board["id"]: [card]}))
    assert "&lt;script&gt;" in page
    assert SCRIPT not in page
    assert CPR not in page


def test_nothing_answered_nothing_drawn(tmp_path: Path) -> None:
    model, _ = _sheet("forces")
    assert "<svg" not in _report(tmp_path, "html", _document(model, {}))


def test_they_are_for_people_and_for_so_many_files_as_people_look_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, _ = _sheet("ladder")
    documents = [_document(model, model["examples"][0]["answers"])] * 2
    assert "marks" not in _report(tmp_path, "json", *documents)
    assert _report(tmp_path, "html", *documents).count("<figure") == 2
    monkeypatch.setattr(batch, "MOST_PICTURED", 1)
    assert "<figure" not in _report(tmp_path, "html", *documents)


def test_every_ink_has_its_colour_in_the_dark() -> None:
    style = (TEMPLATES / "report" / "check.css").read_text("utf-8")
    inks = {(key, look[key]) for look in DATA["looks"].values() for key in ("fill", "stroke") if key in look}
    for key, ink in inks - {("fill", "none")}:
        assert f'svg [{key}="{ink}"]' in style, ink
