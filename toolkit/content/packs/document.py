"""A pack in one language, as the one JSON document that everything behind reads: what is printed, the page on the site, the plan."""

from typing import Any, Literal, TypedDict

from toolkit.author.normal import pick
from toolkit.author.texts import Translated
from toolkit.content.library import Library
from toolkit.content.packs.model import Copies, Form, Pack, PackPart
from toolkit.contract.about import Cited
from toolkit.words.locale import say as words

FORMAT = "brobygger-pack-definition/1"


class People(TypedDict):
    min: int
    max: int
    default: int


class Before(TypedDict):
    when: str
    do: str


class Step(TypedDict):
    minutes: int
    do: str


class Script(TypedDict):
    say: str | None
    do: str | None
    steps: list[Step]
    watch: str | None
    short_of_time: str | None


class Sheet(TypedDict):
    ref: str
    title: str
    copies: Copies


class Cards(TypedDict):
    """A field of a worksheet (`ref`, `field`) or a list of lists.yaml (`list`)."""

    ref: str | None
    field: str | None
    list: str | None
    title: str
    copies: Copies


class Poster(TypedDict):
    """The drawing of a worksheet (`ref`) or a figure (`figure`)."""

    ref: str | None
    figure: str | None
    title: str
    paper: Literal["a3", "a4"]
    copies: Copies


class Instead(TypedDict):
    """A worksheet that can take the place of a part's own; `minutes`: what it asks for, None where it does not say."""

    ref: str
    title: str
    minutes: int | None
    when: str


class Part(TypedDict):
    id: str
    title: str
    minutes: int
    form: Form
    script: Script
    worksheets: list[Sheet]
    cards: list[Cards]
    posters: list[Poster]
    instead: list[Instead]


class PackDocument(TypedDict):
    """Texts are in `language`; texts that the author left out are None."""

    format: str
    id: str
    language: str
    title: str
    purpose: str
    audience: str
    participants: People
    group_size: int
    start: str
    before: list[Before]
    materials: list[str]
    parts: list[Part]
    results: str | None
    evaluation: bool
    sources: list[Cited]


class Slot(TypedDict):
    """When a part of the programme is."""

    start: str
    end: str
    part: str
    title: str


Printed = TypedDict(
    "Printed",
    {
        "item": str,
        "title": str,
        "for": Copies,
        "first": int,
        "pages": int,
        "empty": int,
        "copies": int,
        "number": int,
        "spares": int,
        "on_page": int,
        "sheets_duplex": int,
        "paper": str,
    },
)


class PackPlan(TypedDict):
    """The plan of a printed pack, `brobygger-pack/1` (docs/verbs.md): attached to its file and read by its page."""

    format: str
    pack: str
    language: str
    participants: int
    groups: list[int]
    organisations: int
    agenda: list[Slot]
    print: list[Printed]
    total_pages: int
    total_sheets: int


def pdf_name(pack: str) -> str:
    """What the ready-made file of a pack is called, beside the PDFs of worksheets."""
    return f"pack-{pack}.pdf"


def picture_name(pack: str, page: int) -> str:
    """What the small picture of a page of that file is called."""
    return f"pack-{pack}--{page}.svg"


def pack_document(pack: Pack, language: str, library: Library) -> PackDocument:
    """The document of a pack. Raises KeyError where a reference is not sound (`lint` finds those)."""

    def say(text: Translated | None) -> Any:
        return pick(text, language)

    def sheet_title(ref: str) -> str:
        return str(say(library.sheets[ref].worksheet.title))

    def figure_title(name: str) -> str:
        figure = library.guide.figures.get(name)
        return str(say(figure.title)) if figure else words(language, "print.pieces.steps")

    def cards_title(ref: str, name: str) -> str:
        """That of the worksheet, whose cards they are; of rows or options that become cards, the question."""
        fields = (field for section in library.sheets[ref].worksheet.sections for field in section.fields)
        field = next(field for field in fields if field.id == name)
        return sheet_title(ref) if field.type == "cards" else str(say(field.label))

    def minutes_of(ref: str) -> int | None:
        plan = library.sheets[ref].worksheet.facilitation
        return plan.minutes if plan else None

    def part_document(part: PackPart) -> Part:
        script = part.script
        return {
            "id": part.id,
            "title": say(part.title),
            "minutes": part.minutes,
            "form": part.form,
            "script": {
                "say": say(script.say),
                "do": say(script.do),
                "steps": [{"minutes": step.minutes, "do": say(step.do)} for step in script.steps],
                "watch": say(script.watch),
                "short_of_time": say(script.short_of_time),
            },
            "worksheets": [
                {"ref": sheet.ref, "title": sheet_title(sheet.ref), "copies": sheet.copies} for sheet in part.worksheets
            ],
            "cards": [
                {
                    "ref": cards.ref,
                    "field": cards.field,
                    "list": cards.list_,
                    "title": cards_title(cards.ref, cards.field) if cards.ref and cards.field else say(part.title),
                    "copies": cards.copies,
                }
                for cards in part.cards
            ],
            "posters": [
                {
                    "ref": poster.ref,
                    "figure": poster.figure,
                    "title": sheet_title(poster.ref) if poster.ref else figure_title(poster.figure or ""),
                    "paper": poster.paper,
                    "copies": poster.copies,
                }
                for poster in part.posters
            ],
            "instead": [
                {
                    "ref": other.ref,
                    "title": sheet_title(other.ref),
                    "minutes": minutes_of(other.ref),
                    "when": say(other.when),
                }
                for other in part.instead
            ],
        }

    def source(ref: str, place: Translated | None) -> Cited:
        found = library.sources[ref]
        return {
            "title": say(found.title),
            "publisher": say(found.publisher),
            "year": say(found.year),
            "rights": say(found.rights),
            "url": found.url,
            "place": say(place),
        }

    return {
        "format": FORMAT,
        "id": pack.id,
        "language": language,
        "title": say(pack.title),
        "purpose": say(pack.purpose),
        "audience": say(pack.audience),
        "participants": {
            "min": pack.participants.min,
            "max": pack.participants.max,
            "default": pack.participants.default,
        },
        "group_size": pack.group_size,
        "start": pack.start,
        "before": [{"when": say(item.when), "do": say(item.do)} for item in pack.before],
        "materials": pick(pack.materials, language) or [],
        "parts": [part_document(part) for part in pack.parts],
        "results": say(pack.results),
        "evaluation": pack.evaluation,
        "sources": [source(ref.ref, ref.place) for ref in pack.sources],
    }
