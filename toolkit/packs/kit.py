"""How a pack is printed, and what it needs besides its document and its plan."""

from dataclasses import dataclass, field
from typing import Any, Literal

from toolkit.content.library import Library
from toolkit.content.normalise import normalise, pick
from toolkit.content.packs.document import PackDocument
from toolkit.paper.boxes import Part
from toolkit.paper.paper import Paper
from toolkit.paper.sheet import page_address

Model = dict[str, Any]


@dataclass(frozen=True)
class Options:
    """`paper`: how large posters may be; everything else is A4."""

    paper: Literal["a4", "a3"] = "a4"
    large_print: bool = False
    grey: bool = False


@dataclass(frozen=True)
class Kit:
    """What the pages of a pack are made from. `models`: the worksheets by id, in the pack's language; `lists`: the labels of the lists that
    become cards; `address`: where the site is, `contact`: who answers questions; "" where nobody has said it."""

    models: dict[str, Model]
    lists: dict[str, list[str]] = field(default_factory=dict)
    licence: str = ""
    address: str = ""
    contact: str = ""
    options: Options = field(default_factory=Options)

    def part(self, ref: str, chosen: Paper | None = None, prefix: str = "") -> Part:
        """A worksheet's place in a file: on its own paper or a chosen one."""
        model = self.models[ref]
        return Part(model, chosen, prefix, page_address(self.address, model))


def kit_of(document: PackDocument, library: Library, options: Options = Options()) -> Kit:
    """The kit of a sound pack."""
    language, site = document["language"], library.site
    used = [part for parts in document["parts"] for part in (*parts["worksheets"], *parts["cards"], *parts["posters"])]
    refs = dict.fromkeys(one["ref"] for one in used if one["ref"])
    lists = dict.fromkeys(cards["list"] for part in document["parts"] for cards in part["cards"] if cards["list"])
    return Kit(
        {ref: normalise(library.sheets[ref].worksheet, language, library) for ref in refs},
        {name: [str(pick(option.label, language)) for option in library.options[name]] for name in lists},
        pick(site.licence, language) or "",
        site.url,
        site.contact,
        options,
    )
