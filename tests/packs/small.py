"""A small pack's document, for plans and pages."""

from typing import Any

from toolkit.content.packs.document import PackDocument

NO_SCRIPT: dict[str, Any] = {"say": None, "do": None, "steps": [], "watch": None, "short_of_time": None}


def part(name: str, minutes: int, form: str = "groups", **more: Any) -> Any:
    empty: dict[str, Any] = {"script": NO_SCRIPT, "worksheets": [], "cards": [], "posters": [], "instead": []}
    return {"id": name, "title": name.title(), "minutes": minutes, "form": form} | empty | more


def small(**changed: Any) -> PackDocument:
    """The pack that `plans.yaml` asks."""
    whom = ("person", "group", "organisation", "wall", "leader")
    sheets = [{"ref": f"for-{copies}", "title": copies, "copies": copies} for copies in whom]
    cards = [{"ref": "for-group", "field": "deck", "list": None, "title": "Deck", "copies": "group"}]
    posters = [
        {"ref": "board", "figure": None, "title": "Board", "paper": "a3", "copies": "wall"},
        {"ref": None, "figure": "picture", "title": "Picture", "paper": "a4", "copies": "group"},
    ]
    made: Any = {
        "format": "brobygger-pack-definition/1", "id": "small", "language": "en", "title": "Small", "purpose": "Purpose", "audience": "All",
        "participants": {"min": 6, "max": 30, "default": 24}, "group_size": 5, "start": "09:00", "before": [], "materials": [],
        "parts": [part("hello", 15, "plenary"), part("work", 45, worksheets=sheets, cards=cards), part("pause", 10, "break"), part("end", 50, posters=posters)],
        "results": "Typed in.", "evaluation": True, "sources": [],
    }  # fmt: skip
    return made | changed
