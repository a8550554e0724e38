"""The pages of a pack as HTML for print, in their order: `templates/pack/`, and the worksheets by hand."""

from dataclasses import replace
from typing import Any

from toolkit.content.packs.document import PackDocument, Step
from toolkit.packs.brought import ready_at_first, things_by_part, tools_in_words
from toolkit.packs.fitting import large_pt, result_rows, slots_of
from toolkit.packs.kit import Kit
from toolkit.packs.papers import LARGE_PT, plain
from toolkit.packs.piece import Listed, Piece, Places
from toolkit.packs.plan import Item, Plan, clock, name_of_cards
from toolkit.packs.reading import Reading
from toolkit.paper.boxes import Part
from toolkit.paper.paper import Paper, closer, paper, sheet_paper
from toolkit.paper.pieces.bare import PAPERS, Bare
from toolkit.paper.pieces.cards import card_list_html, cards_html
from toolkit.paper.pieces.deck import Deck, deck_of, deck_of_list
from toolkit.paper.pieces.posters import On, poster_html
from toolkit.paper.pieces.table import Slot, Tent, sign_in_html, tents_html, time_keeper_html
from toolkit.paper.sheet import LICENCE, page_address, print_document, print_fragment
from toolkit.templating.environment import rendered
from toolkit.words.locale import say

_ONE_SIDED = ("cards", "poster", "tents", "timekeeper", "evaluation", "afterwards")  # cut, folded or hung up


def title_of(item: Item, document: PackDocument) -> str:
    """What an item is called in the print list and the bookmarks."""
    return say(document["language"], f"pack.items.{item.kind}", title=_name_of(item, document))


def _name_of(item: Item, document: PackDocument) -> str:
    titles: dict[str, str] = {}
    for part in document["parts"]:
        titles |= {f"worksheet:{sheet['ref']}": sheet["title"] for sheet in part["worksheets"]}
        titles |= {f"cards:{name_of_cards(one)}": one["title"] for one in part["cards"]}
        titles |= {name.replace("cards:", "card-list:", 1): title for name, title in titles.items()}
        titles |= {f"poster:{one['ref'] or one['figure']}": one["title"] for one in part["posters"]}
    return titles.get(item.key, "")


def pieces(document: PackDocument, plan: Plan, kit: Kit) -> list[Piece]:
    """Everything but the overview, which needs to know the pages of the rest. Each thing once, however many uses it has."""
    made: dict[str, Piece] = {}
    for item in plan.items:
        if item.kind != "overview" and item.key not in made:
            made[item.key] = _piece(item, document, plan, kit)
    return list(made.values())


def overview(document: PackDocument, plan: Plan, kit: Kit, listed: list[Listed], places: Places) -> Piece:
    """The first page: what, for whom, what to do the day before, what to print. `places`: where each line of the print list stands in the file."""
    item = next(item for item in plan.items if item.kind == "overview")
    return _own(
        item,
        document,
        plan,
        kit,
        listed=list(zip(listed, places, strict=True)),
        sheets=sum(line.sheets for line in listed),
        printed=sum(line.printed for line in listed),
    )


def _piece(item: Item, document: PackDocument, plan: Plan, kit: Kit) -> Piece:
    large = kit.options.large_print
    match item.kind:
        case "worksheet":
            return _worksheet(item, document, kit)
        case "cards":
            deck, at = _deck(item, document, kit), _accessible(item, document, kit)
            html = cards_html(deck, 2 if large else 8, at)
            return _drawn(item, document, kit, html, single=not deck.two_sided)
        case "card-list":
            html = card_list_html(_deck(item, document, kit), _address_of(item, kit) or None, large)
            return _drawn(item, document, kit, html)
        case "poster":
            return _poster(item, document, kit)
        case "tents":
            return _drawn(item, document, kit, tents_html(_tents(document, plan), document["language"]))
        case "sign-in":
            html = sign_in_html(document["title"], "", plan.participants, document["language"], large)
            return _drawn(item, document, kit, html)
        case "timekeeper":
            slots = [
                Slot(clock(slot.start), clock(slot.end), part["title"])
                for part, slot in zip(document["parts"], plan.agenda, strict=True)
            ]
            return _drawn(item, document, kit, time_keeper_html(document["title"], slots, document["language"], large))
    return _own(item, document, plan, kit)


def _tents(document: PackDocument, plan: Plan) -> list[Tent]:
    """A sign for each table."""
    return [Tent(say(document["language"], "pack.results.group", n=n)) for n in range(1, len(plan.groups) + 1)]


def _deck(item: Item, document: PackDocument, kit: Kit) -> Deck:
    """Cards of a field, or of a list."""
    title, language = _name_of(item, document), document["language"]
    ref, _, name = item.name.partition(".")
    if name:
        fields = (field for section in kit.models[ref]["sections"] for field in section["fields"])
        return deck_of(next(field for field in fields if field["id"] == name), language, title)
    return deck_of_list(title, kit.lists[ref], language)


def _address_of(item: Item, kit: Kit) -> str:
    """Of the page of the worksheet that something is printed from; "" where nobody says the site's address."""
    model = kit.models.get(item.name.partition(".")[0])
    return page_address(kit.address, model) if model else kit.address


def _accessible(item: Item, document: PackDocument, kit: Kit) -> str:
    """What a page that is only printed says: that it is, and what can be read aloud and filled in instead."""
    language, address = document["language"], _address_of(item, kit)
    if item.kind == "cards":
        return say(language, "print.pieces.print_only_cards")
    return say(language, "print.print_only", place=address or f"{item.name}.pdf")


def _poster(item: Item, document: PackDocument, kit: Kit) -> Piece:
    """A poster on A3 where there is such paper, else on two pages of A4 to tape together; a small one on A4."""
    wanted = next(
        poster["paper"]
        for part in document["parts"]
        for poster in part["posters"]
        if item.name in (poster["ref"], poster["figure"])
    )
    on: On = "a4" if wanted == "a4" else "a3" if kit.options.paper == "a3" else "two-a4"
    poster = kit.posters[item.name]
    if isinstance(poster, Reading):  # one page is enough to be read, but in large print, which goes on on the next one
        name = "a3" if on == "a3" else "a4"
        made, shown = (
            plain(name, landscape=True),
            replace(poster, least_pt=LARGE_PT) if kit.options.large_print else poster,
        )
        fragment = rendered("pack/reading.html.j2", document["language"], reading=shown, paper=made)
        title = title_of(item, document)
        html = print_document(title, document["language"], [fragment], kit.brand)
        return Piece(item.key, title, html, (made,), single=True, paper=name)
    return replace(_drawn(item, document, kit, poster_html(poster, on)), paper="a3" if on == "a3" else "a4")


def _drawn(item: Item, document: PackDocument, kit: Kit, fragment: str, single: bool | None = None) -> Piece:
    """A piece drawn to the millimetre (toolkit/paper/pieces/)."""
    title = title_of(item, document)
    html = print_document(title, document["language"], [fragment], kit.brand)
    one_sided = item.kind in _ONE_SIDED if single is None else single
    return Piece(item.key, title, html, PAPERS, one_sided, footed=item.kind in ("cards", "poster"))


def _worksheet(item: Item, document: PackDocument, kit: Kit) -> Piece:
    """A worksheet to fill in by hand: the boxes are drawn, and lead nowhere."""
    model = kit.models[item.name]
    across = model["paper"]["orientation"] == "landscape"
    large = kit.options.large_print
    on = paper(landscape=across, size_pt=LARGE_PT) if large else sheet_paper(model)
    return _by_hand(item, document, kit, (on, closer(on)) if large else (on,))


def _by_hand(item: Item, document: PackDocument, kit: Kit, papers: tuple[Paper, ...]) -> Piece:
    """A worksheet on a paper, and on a second one where that saves a last page with little on it."""
    model = kit.models[item.name]
    parts = [replace(kit.part(item.name, one, by_hand=True), note=_accessible(item, document, kit)) for one in papers]
    html, *less = [print_document(model["title"], model["language"], [_sheet(part, kit)], kit.brand) for part in parts]
    return Piece(item.key, title_of(item, document), html, papers, closer=tuple(less), sheet=parts[0])


def _sheet(part: Part, kit: Kit) -> str:
    return print_fragment(part, kit.licence or LICENCE)


def _own(item: Item, document: PackDocument, plan: Plan, kit: Kit, **more: Any) -> Piece:
    """One of the pack's own pages, by the template of its kind."""
    on = plain(large_print=kit.options.large_print)
    title = title_of(item, document)
    is_script, goes_on = item.kind == "script", item.kind in ("script", "overview")

    def made(closer: bool) -> str:
        fragment = _fragment(item.kind, document, plan, kit, on, item=item, closer=closer, **more)
        return print_document(title, document["language"], [fragment], kit.brand)

    less = (made(True),) if goes_on else ()
    return Piece(item.key, title, made(False), (on,), item.kind in _ONE_SIDED, is_script, closer=less)


def _fragment(template: str, document: PackDocument, plan: Plan, kit: Kit, on: Bare, **more: Any) -> str:
    language = document["language"]
    return rendered(f"pack/{template}.html.j2", language,
        pack=document,
        plan=plan,
        kit=kit,
        paper=on,
        clock=clock,
        parts=list(zip(document["parts"], plan.agenda, strict=True)),
        slots=slots_of(plan, document["title"], [part["title"] for part in document["parts"]], on),
        large_pt=lambda *texts: large_pt(say(language, "pack.items.afterwards"), texts, on),
        results=result_rows(plan, [title_of(one, document) for one in _sheets_to_return(plan)], on, bool(kit.address)),
        strip=strip_of(plan, language),
        whom=lambda item: whom(item, language),
        steps_by_clock=_steps_by_clock,
        sheets_of=_sheets_to_return(plan),
        ready=[title_of(one, document) for one in ready_at_first(plan)],
        things={part: [title_of(one, document) for one in held] for part, held in things_by_part(document, plan).items()},
        tools=tools_in_words(document, plan, kit),
        title_of=lambda one: title_of(one, document),
        **more,
    )  # fmt: skip


def booklet_pieces(document: PackDocument, plan: Plan, kit: Kit) -> list[Piece]:
    """The pages of the participants' booklet on A5: a front with the programme, their sheets, what becomes of the results."""
    on, sheet = plain("a5"), paper("a5")
    sheets = {item.name: item for item in _sheets_to_return(plan)}.values()
    made = [_on_a5("booklet", document["title"], _fragment("booklet", document, plan, kit, on), document, kit)]
    made += [
        replace(_by_hand(one, document, kit, (sheet, closer(sheet))), title=kit.models[one.name]["title"])
        for one in sheets
    ]
    if document["results"]:
        title = say(document["language"], "pack.items.afterwards")
        made.append(_on_a5("afterwards", title, _fragment("afterwards", document, plan, kit, on), document, kit))
    return made


def notes_piece(document: PackDocument, kit: Kit, pages: int) -> Piece:
    """Pages of a booklet with nothing but lines to write on."""
    on, title = plain("a5"), say(document["language"], "pack.booklet.notes")
    html = rendered("pack/notes.html.j2", document["language"], pack=document, paper=on, title=title, pages=pages)
    return _on_a5("notes", title, html, document, kit)


def _on_a5(key: str, title: str, fragment: str, document: PackDocument, kit: Kit) -> Piece:
    return Piece(key, title, print_document(title, document["language"], [fragment], kit.brand), (plain("a5"),))


def email_html(document: PackDocument, plan: Plan, kit: Kit, parts: list[Part]) -> tuple[str, tuple[Paper, ...]]:
    """The fillable sheets behind a page that says what to do with them, and the papers that they are laid out on."""
    on = plain()
    titles = [part.model["title"] for part in parts]
    front = _fragment("email", document, plan, kit, on, titles=titles)
    sheets = [_sheet(part, kit) for part in parts]
    html = print_document(document["title"], document["language"], [front, *sheets], kit.brand)
    return html, (on, *dict.fromkeys(part.paper for part in parts))


def strip_of(plan: Plan, language: str) -> str:
    """The plan in one line: how many people, in which groups, from when to when."""
    many, one = len(plan.groups), plan.participants == 1
    people = say(language, "pack.one-person") if one else say(language, "pack.people", n=plan.participants)
    sizes = group_words(plan, language)
    groups = say(language, "pack.one-group") if many == 1 else say(language, "pack.groups", n=many, sizes=sizes)
    times = say(language, "pack.clock", start=clock(plan.start), end=clock(plan.agenda[-1].end))
    return " · ".join([people, groups, times])


def whom(item: Item, language: str) -> str:
    """Who gets what is printed, and how it stands on its pages where it is to be cut."""
    own = {"agenda": "wall-and-groups", "tents": "tables", "timekeeper": "timekeeper-person"}
    said = say(language, f"pack.{own.get(item.kind, f'copies.{item.copies}')}")
    return f"{said} ({say(language, 'pack.on-page', n=item.on_page)})" if item.on_page > 1 else said


def group_words(plan: Plan, language: str) -> str:
    """`4 × 5, 1 × 4`: how large the groups are."""
    counted = {size: plan.groups.count(size) for size in dict.fromkeys(plan.groups)}
    return ", ".join(say(language, "pack.times", n=n, size=size) for size, n in counted.items())


def _steps_by_clock(steps: list[Step], start: int) -> list[tuple[int, Step]]:
    found, now = list[tuple[int, Step]](), start
    for step in steps:
        found.append((now, step))
        now += step["minutes"]
    return found


def _sheets_to_return(plan: Plan) -> list[Item]:
    """The worksheets that people hand in."""
    return [
        item for item in plan.items if item.kind == "worksheet" and item.copies in ("person", "group", "organisation")
    ]
