"""A pack in one language, as the one JSON document that everything behind reads: what is printed, the page on the site, the plan."""

from typing import Any, Literal, TypedDict

from toolkit.author.normal import pick
from toolkit.author.texts import Translated
from toolkit.content.guide.places import place_of, title_of
from toolkit.content.library import Library
from toolkit.content.packs import model
from toolkit.content.packs.model import Copies, Form, Pack, PackCards, PackPart, PackPoster
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
    spoken = _Spoken(library, language)
    say = spoken.say
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
        "parts": [spoken.part(part) for part in pack.parts],
        "results": say(pack.results),
        "evaluation": pack.evaluation,
        "sources": [spoken.cited(ref.ref, ref.place) for ref in pack.sources],
    }


class _Spoken:
    """What a pack names, in one language."""

    def __init__(self, library: Library, language: str) -> None:
        self._library, self._language = library, language

    def say(self, text: Translated | None) -> Any:
        return pick(text, self._language)

    def part(self, part: PackPart) -> Part:
        return {
            "id": part.id,
            "title": self.say(part.title),
            "minutes": part.minutes,
            "form": part.form,
            "script": self._script(part.script),
            "worksheets": [
                {"ref": sheet.ref, "title": self._sheet_title(sheet.ref), "copies": sheet.copies}
                for sheet in part.worksheets
            ],
            "cards": [
                {
                    "ref": cards.ref,
                    "field": cards.field,
                    "list": cards.list_,
                    "title": self._cards_title(cards, part),
                    "copies": cards.copies,
                }
                for cards in part.cards
            ],
            "posters": [
                {
                    "ref": poster.ref,
                    "figure": poster.figure,
                    "title": self._poster_title(poster),
                    "paper": poster.paper,
                    "copies": poster.copies,
                }
                for poster in part.posters
            ],
            "instead": [
                {
                    "ref": other.ref,
                    "title": self._sheet_title(other.ref),
                    "minutes": self._minutes(other.ref),
                    "when": self.say(other.when),
                }
                for other in part.instead
            ],
        }

    def cited(self, ref: str, place: Translated | None) -> Cited:
        found = self._library.sources[ref]
        return {
            "title": title_of(found, self._language),
            "publisher": self.say(found.publisher),
            "year": self.say(found.year),
            "rights": self.say(found.rights),
            "url": found.url,
            "place": place_of(found, self._language, place),
        }

    def _script(self, script: model.Script) -> Script:
        return {
            "say": self.say(script.say),
            "do": self.say(script.do),
            "steps": [{"minutes": step.minutes, "do": self.say(step.do)} for step in script.steps],
            "watch": self.say(script.watch),
            "short_of_time": self.say(script.short_of_time),
        }

    def _sheet_title(self, ref: str) -> str:
        return str(self.say(self._library.sheets[ref].worksheet.title))

    def _cards_title(self, cards: PackCards, part: PackPart) -> str:
        """That of the worksheet, whose cards they are; of rows or options that become cards, the question."""
        if not cards.ref or not cards.field:
            return str(self.say(part.title))
        fields = (field for section in self._library.sheets[cards.ref].worksheet.sections for field in section.fields)
        field = next(field for field in fields if field.id == cards.field)
        return self._sheet_title(cards.ref) if field.type == "cards" else str(self.say(field.label))

    def _poster_title(self, poster: PackPoster) -> str:
        if poster.ref:
            return self._sheet_title(poster.ref)
        figure = self._library.guide.figures.get(poster.figure or "")
        return str(self.say(figure.title)) if figure else words(self._language, "print.pieces.steps")

    def _minutes(self, ref: str) -> int | None:
        plan = self._library.sheets[ref].worksheet.facilitation
        return plan.minutes if plan else None
