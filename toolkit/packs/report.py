"""The plan of a pack as JSON: `brobygger-pack/1`."""

from toolkit.content.packs.document import PackDocument, PackPlan
from toolkit.packs.piece import Listed
from toolkit.packs.plan import Plan, clock

FORMAT = "brobygger-pack/1"


def plan_as_json(document: PackDocument, plan: Plan, listed: list[Listed]) -> PackPlan:
    """`copies` is how often the pages of an item are printed, `number` how many of it that makes. `pages` of an item are the sides of its sheets, empty backs (`empty`) among them; `total_pages` is what the collated file has."""
    titles = {part["id"]: part["title"] for part in document["parts"]}
    return {
        "format": FORMAT,
        "pack": document["id"],
        "language": document["language"],
        "participants": plan.participants,
        "groups": list(plan.groups),
        "organisations": plan.organisations,
        "agenda": [
            {"start": clock(slot.start), "end": clock(slot.end), "part": slot.part, "title": titles[slot.part]}
            for slot in plan.agenda
        ],
        "print": [
            {
                "item": line.item.key,
                "title": line.title,
                "for": line.item.copies,
                "first": line.first,
                "pages": line.pages,
                "empty": line.pages - line.shown,
                "copies": line.item.printed,
                "number": line.item.number,
                "spares": line.item.spares,
                "on_page": line.item.on_page,
                "sheets_duplex": line.sheets,
                "paper": line.paper,
            }
            for line in listed
        ],
        "total_pages": sum(line.printed for line in listed),
        "total_sheets": sum(line.sheets for line in listed),
    }
