"""What the one who leads lays ready: which of the paper is needed when, and what must be there besides paper. Pure."""

from toolkit.content.packs.document import PackDocument
from toolkit.packs.kit import Kit
from toolkit.packs.plan import Item, Kind, Plan, name_of_cards
from toolkit.packs.reading import Reading
from toolkit.words.locale import say

_FIRST: tuple[Kind, ...] = ("agenda", "tents", "sign-in", "timekeeper", "afterwards")
_LAST: tuple[Kind, ...] = ("results", "evaluation")


def ready_at_first(plan: Plan) -> list[Item]:
    """What hangs, stands and lies there when people come, whatever the parts are about."""
    return [item for item in plan.items if item.kind in _FIRST]


def things_by_part(document: PackDocument, plan: Plan) -> dict[str, list[Item]]:
    """What each part needs, by its id; what every pack ends with belongs to the last part that is no break."""
    by_key = {item.key: item for item in plan.items}
    ending = next((part for part in reversed(document["parts"]) if part["form"] != "break"), document["parts"][-1])
    made = {}
    for part in document["parts"]:
        keys = [f"worksheet:{sheet['ref']}" for sheet in part["worksheets"]]
        keys += [f"cards:{name_of_cards(cards)}" for cards in part["cards"]]
        keys += [f"poster:{poster['ref'] or poster['figure']}" for poster in part["posters"]]
        last = [item for item in plan.items if item.kind in _LAST] if part is ending else []
        made[part["id"]] = [*(by_key[key] for key in dict.fromkeys(keys)), *last]
    return made


def tools_in_words(document: PackDocument, plan: Plan, kit: Kit) -> str:
    """What to bring besides the paper, in one line: `a pen for everybody, scissors, …`, and what the pack says itself."""
    writes = any(item.kind == "poster" and not isinstance(kit.posters[item.name], Reading) for item in plan.items)
    needed = {
        "pens": True,
        "markers": writes,
        "tape": any(item.copies == "wall" and item.kind != "tents" for item in plan.items),
        "scissors": any(item.kind in ("cards", "poster") or item.on_page > 1 for item in plan.items),
        "watch": True,
    }
    tools = [say(document["language"], f"pack.tools.{name}") for name, needs in needed.items() if needs]
    return ", ".join([*tools, *document["materials"]])
