"""The pages of a pack as HTML for print, in their order: `templates/pack/`, and the worksheets by hand."""

import re
from math import ceil
from typing import Any

from toolkit.content.packs.document import PackDocument
from toolkit.packs.options import Kit
from toolkit.packs.papers import LARGE_PT, Plain, plain
from toolkit.packs.piece import Listed, Piece
from toolkit.packs.plan import Item, Plan, clock
from toolkit.paper.boxes import BOX_ADDRESS, Part
from toolkit.paper.paper import A4, Paper, paper
from toolkit.paper.sheet import LICENCE, print_document, print_fragment
from toolkit.templating.environment import environment
from toolkit.words.locale import say

_BOX = re.compile(rf' href="{re.escape(BOX_ADDRESS)}[^"]*"')
_ONE_SIDED = ("cards", "poster", "tents", "timekeeper", "evaluation", "afterwards")  # cut, folded or hung up
_AGENDA_MM = 225.0  # what the strip of a programme may take of an upright A4
_LEAST_SLOT_MM = 10.0
_SIGN_IN_ROWS = 27  # a page
_LEAST_RESULTS = 6


def title_of(item: Item, document: PackDocument) -> str:
    """What an item is called in the print list and the bookmarks."""
    return say(document["language"], f"pack.items.{item.kind}", title=_name_of(item, document))


def _name_of(item: Item, document: PackDocument) -> str:
    titles: dict[str, str] = {}
    for part in document["parts"]:
        titles |= {f"worksheet:{sheet['ref']}": sheet["title"] for sheet in part["worksheets"]}
        titles |= {
            f"cards:{one['ref']}.{one['field']}" if one["ref"] else f"cards:{one['list']}": one["title"]
            for one in part["cards"]
        }
        titles |= {f"poster:{one['ref'] or one['figure']}": one["title"] for one in part["posters"]}
    return titles.get(item.key, "")


def pieces(document: PackDocument, plan: Plan, kit: Kit) -> list[Piece]:
    """Everything but the overview, which needs to know the pages of the rest. Each thing once, however many uses it has."""
    made: dict[str, Piece] = {}
    for item in plan.items:
        if item.kind != "overview" and item.key not in made:
            piece = _piece(item, document, plan, kit)
            if piece is not None:
                made[item.key] = piece
    return list(made.values())


def overview(document: PackDocument, plan: Plan, kit: Kit, listed: list[Listed]) -> Piece:
    """The first page: what, for whom, what to do the day before, what to print."""
    item = next(item for item in plan.items if item.kind == "overview")
    return _own(
        item,
        document,
        plan,
        kit,
        listed=listed,
        sheets=sum(line.sheets for line in listed),
        printed=sum(line.printed for line in listed),
    )


def _piece(item: Item, document: PackDocument, plan: Plan, kit: Kit) -> Piece | None:
    if item.kind == "worksheet":
        return _worksheet(item, document, kit)
    if item.kind in ("cards", "poster", "tents"):
        return None
    return _own(item, document, plan, kit)


def _worksheet(item: Item, document: PackDocument, kit: Kit) -> Piece:
    """A worksheet to fill in by hand: the boxes are drawn, and lead nowhere."""
    on: Paper = paper(size_pt=LARGE_PT) if kit.options.large_print else A4
    model = kit.models[item.name]
    fragment = print_fragment(Part(model, on), kit.licence or LICENCE)
    html = print_document(model["title"], model["language"], [_BOX.sub("", fragment)])
    return Piece(item.key, title_of(item, document), html, (on,))


def _own(item: Item, document: PackDocument, plan: Plan, kit: Kit, **more: Any) -> Piece:
    """One of the pack's own pages, by the template of its kind."""
    on = plain(large_print=kit.options.large_print)
    language = document["language"]
    fragment = environment(language).get_template(f"pack/{item.kind}.html.j2").render(
        pack=document,
        plan=plan,
        kit=kit,
        paper=on,
        clock=clock,
        parts=list(zip(document["parts"], plan.agenda, strict=True)),
        slot_mm=_slot_heights(plan, on),
        results=max(len(plan.groups), _LEAST_RESULTS),
        rows=sign_in_rows(plan),
        sizes=group_words(plan, language),
        steps_by_clock=_steps_by_clock,
        sheets_of=_sheets_to_return(plan),
        title_of=lambda one: title_of(one, document),
        **more,
    )  # fmt: skip
    title = title_of(item, document)
    html = print_document(title, language, [fragment])
    return Piece(item.key, title, html, (on,), item.kind in _ONE_SIDED, item.kind == "script")


def _slot_heights(plan: Plan, on: Plain) -> list[float]:
    """How high each part stands in the strip of the programme: a least height, and what is left by its minutes."""
    total = sum(slot.end - slot.start for slot in plan.agenda)
    room = _AGENDA_MM - 24 * (on.scale - 1)
    least = min(_LEAST_SLOT_MM * on.scale, room / len(plan.agenda))
    left = max(0.0, room - least * len(plan.agenda))
    most = left / total if total else 0.0
    return [round(least + min(most, 1.6) * (slot.end - slot.start), 2) for slot in plan.agenda]


def sign_in_rows(plan: Plan) -> int:
    """Lines of the sign-in sheet: one for everybody and some for those who come unasked, in whole pages."""
    wanted = plan.participants + ceil(plan.participants / 10)
    return ceil(wanted / _SIGN_IN_ROWS) * _SIGN_IN_ROWS


def group_words(plan: Plan, language: str) -> str:
    """`4 × 5, 1 × 4`: how large the groups are."""
    counted = {size: plan.groups.count(size) for size in dict.fromkeys(plan.groups)}
    return ", ".join(say(language, "pack.times", n=n, size=size) for size, n in counted.items())


def _steps_by_clock(steps: list[Any], start: int) -> list[tuple[int, Any]]:
    found, now = [], start
    for step in steps:
        found.append((now, step))
        now += step["minutes"]
    return found


def _sheets_to_return(plan: Plan) -> list[Item]:
    """The worksheets that people hand in."""
    return [
        item for item in plan.items if item.kind == "worksheet" and item.copies in ("person", "group", "organisation")
    ]
