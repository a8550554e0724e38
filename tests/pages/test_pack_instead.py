"""Worksheets that can take the place of those of a pack: named on its page, and on their own.

1. The pack's page says by part which, with the minutes they ask for and when they suit better. 2. The page of such a worksheet leads to the pack, and does not
say that it is a part of it. 3. A worksheet that the pack uses elsewhere is a part of it, and nothing more.
"""

from dataclasses import replace
from typing import Any

from tests.packs.content import folder, parts
from toolkit.content.lint import lint
from toolkit.packs.book import Listed
from toolkit.packs.report import plan_as_json
from toolkit.pages.packs.made import PackMade
from toolkit.pages.packs.pack_pages import instead_in, pack_pages, used_in
from toolkit.pages.site import normalised


def _made(**instead: list[dict[str, Any]]) -> PackMade:
    """The pack `meeting` with alternatives for its parts."""
    document, plan, _ = parts()
    told = plan_as_json(document, plan, list[Listed]())
    changed: Any = document | {"parts": [part | {"instead": instead.get(part["id"], [])} for part in document["parts"]]}
    return PackMade(changed, told, "strip", [], "a pen <each>", 1000)


def _other(ref: str, minutes: int | None) -> dict[str, Any]:
    return {"ref": ref, "title": f"Sheet <{ref}>", "minutes": minutes, "when": "if you are many"}


def test_where_alternatives_stand() -> None:
    library, _ = lint(folder())
    models = [by_language["en"] for by_language in normalised(library).values()]
    packs = {"meeting": {"en": _made(work=[_other("plain", 45)])}}
    only = {
        "meeting": {"en": replace(packs["meeting"]["en"], document=_without_sheets(packs["meeting"]["en"].document))}
    }

    page = pack_pages(packs, models, "en", {})[1].text
    assert "<b>Also bring:</b> a pen &lt;each&gt;." in page
    assert "<b>The work</b>" in page and "(45 min), if you are many." in page  # 1
    assert '<a href="../worksheets/plain.html">Sheet &lt;plain&gt;</a>' in page
    link = {"title": "Meeting", "address": "../packs/meeting.html"}
    assert "plain" not in used_in(only, "en") and instead_in(only, "en")["plain"] == [link]  # 2
    assert used_in(packs, "en")["plain"] == [link] and instead_in(packs, "en") == {}  # 3


def _without_sheets(document: Any) -> Any:
    return document | {"parts": [part | {"worksheets": []} for part in document["parts"]]}
