"""The page that `check --format html` writes: no accessibility fault in either theme, no sideways scroll, nothing loaded from anywhere."""

import copy
import json
from pathlib import Path

import pytest

from tests.browser.axe import axe_faults
from tests.browser.shared_context import Fresh
from tests.intake.folder import Known
from tests.pdf import models
from tests.tiers import looks
from toolkit.contract.unreadable import Unreadable
from toolkit.intake.check import check_file, unreadable_report
from toolkit.report.html import html_report


def reports() -> list[dict[str, object]]:
    score = {
        "id": "s",
        "label": "Snit",
        "kind": "mean",
        "min_answered": 1,
        "decimals": 1,
        "bands": [{"up_to": "5", "label": "høj", "advice": None}],
    }
    model = copy.deepcopy(models.every_type()) | {
        "scores": [score | {"items": [{"path": ["goals"], "weight": "1", "reverse": None}]}]
    }
    known = Known(model)
    files = {
        "mappe/" + "meget-langt-navn" * 8 + ".json": models.document(),
        "b.json": models.document(version=1, answers={"goals": 4, "<b>": 1, "guests": "mange"}),
    }
    made = [check_file(name, json.dumps(document).encode(), "json", known, "da")[0] for name, document in files.items()]
    skipped = unreadable_report("foto-med-langt-navn" * 6 + ".heic", Unreadable("picture"), "da", is_skipped=True)
    return [*made, *check_file("c.pdf", b"", "pdf", known, "da"), skipped]


@pytest.mark.parametrize(("width", "scheme"), looks([320, 1000]))
def test_the_page(fresh: Fresh, tmp_path: Path, scheme: str, width: int) -> None:
    (tmp_path / "report.html").write_text(html_report(reports(), ["mappe/~$" + "langt-navn" * 20], "da"), "utf-8")
    page = fresh(viewport={"width": width, "height": 800}, color_scheme=scheme)
    faults: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "report.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"  # the policy lets its own style sheet in
    found = axe_faults(page)
    assert found == [] and faults == [] and len(asked) == 1


def test_nothing_of_a_file_turns_or_commands() -> None:
    report = unreadable_report("x\x1b[2J\u202efdp.exe\x9b", Unreadable("not-found"), "da")
    page = html_report([report], ["\x1b]0;"], "da")
    assert not set(page) & set("\x1b\u202e\x9b") and "x�[2J�fdp.exe�" in page


def test_the_sheets_own_words_say_their_language() -> None:
    """The report is in the reader's language; a sheet that is known in its own only keeps its words, marked as such."""
    model = models.small() | {"language": "en"}
    document = models.document(worksheet="small", version=1, language="en", answers={})
    [report] = check_file("a.json", json.dumps(document).encode(), "json", Known(model), "da")
    page = html_report([report], [], "da")
    assert '<html lang="da">' in page and f'<span lang="en">{model["title"]}</span>' in page
    assert 'lang="en"' not in html_report([report], [], "en").replace('<html lang="en">', "")
