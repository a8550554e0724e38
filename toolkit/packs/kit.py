"""How a pack is printed, and what it needs besides its document and its plan."""

from dataclasses import dataclass, field
from typing import Literal

from toolkit.content.guide.posters import poster_of
from toolkit.content.library import Library
from toolkit.content.normalise import normalise, pick
from toolkit.content.packs.document import PackDocument
from toolkit.content.publisher import brand_of, publisher_line
from toolkit.contract.document import Document
from toolkit.packs.reading import Reading, reading_of
from toolkit.paper.boxes import Part
from toolkit.paper.brand import OURS, Brand
from toolkit.paper.paper import Paper
from toolkit.paper.pieces.poster import Poster
from toolkit.paper.pieces.posters import fits, poster_of_sheet
from toolkit.paper.sheet import page_address
from toolkit.words.locale import say


@dataclass(frozen=True)
class Options:
    """`paper`: how large posters may be; everything else is A4."""

    paper: Literal["a4", "a3"] = "a4"
    large_print: bool = False
    grey: bool = False


@dataclass(frozen=True)
class Kit:
    """What the pages of a pack are made from. `models`: the worksheets by id, in the pack's language; `lists`: the labels of the lists that
    become cards; `posters`: by worksheet or figure; `address`: where the site is, `publisher`: who it comes from, in one line, `contact`: who answers questions, `brand`: what they
    have of their own; "" where nobody has said it."""

    models: dict[str, Document]
    lists: dict[str, list[str]] = field(default_factory=dict)
    posters: dict[str, Poster | Reading] = field(default_factory=dict)
    licence: str = ""
    address: str = ""
    publisher: str = ""
    contact: str = ""
    brand: Brand = OURS
    options: Options = field(default_factory=Options)

    def part(self, ref: str, chosen: Paper | None = None, prefix: str = "", by_hand: bool = False) -> Part:
        """A worksheet's place in a file: on its own paper or a chosen one."""
        model = self.models[ref]
        return Part(model, chosen, prefix, page_address(self.address, model), self.publisher, by_hand)


def kit_of(
    document: PackDocument,
    library: Library,
    options: Options = Options(),
    known: dict[str, dict[str, Document]] | None = None,
) -> Kit:
    """The kit of a sound pack. `known`: worksheets that are normalised already, by id and language."""
    language, site = document["language"], library.site
    used = [part for parts in document["parts"] for part in (*parts["worksheets"], *parts["cards"], *parts["posters"])]
    refs = dict.fromkeys(one["ref"] for one in used if one["ref"])
    lists = dict.fromkeys(cards["list"] for part in document["parts"] for cards in part["cards"] if cards["list"])
    models = {
        ref: known[ref][language] if known else normalise(library.sheets[ref].worksheet, language, library)
        for ref in refs
    }
    return Kit(
        models,
        {name: [str(pick(option.label, language)) for option in library.options[name]] for name in lists},
        _posters(document, models, library),
        pick(site.licence, language) or "",
        site.url,
        publisher_line(site, language),
        site.contact,
        brand_of(library),
        options,
    )


def _posters(document: PackDocument, models: dict[str, Document], library: Library) -> dict[str, Poster | Reading]:
    """To write on where there is room for that, else to read. Raises ValueError for a worksheet without a drawing (`lint` finds that)."""
    made: dict[str, Poster | Reading] = {}
    for poster in (poster for part in document["parts"] for poster in part["posters"]):
        ref, figure = poster["ref"], poster["figure"] or ""
        drawn: Poster | Reading | None
        if ref:
            drawn = poster_of_sheet(models[ref], _foot(models[ref], library.site.url))
        else:
            drawn = poster_of(library, figure, document["language"])
            if drawn is None or not fits(drawn):
                drawn = reading_of(library, figure, document["language"])
        if drawn is None:
            raise ValueError(f"no poster of {ref}")
        made[ref or figure] = drawn
    return made


def _foot(model: Document, address: str) -> str:
    """Where a worksheet's drawing comes from and where it can be filled in and read aloud, in one line. `address`: of the site."""
    named = "; ".join(dict.fromkeys(f"{source['publisher']} {source['year']}" for source in model["sources"]))
    said = [say(model["language"], "print.pieces.source", source=named)] if named else []
    place = page_address(address, model) or f"{model['id']}.pdf"
    return " · ".join([*said, say(model["language"], "print.print_only", place=place)])
