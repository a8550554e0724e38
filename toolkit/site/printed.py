"""A worksheet as it is printed for a site: its HTML, and the key under which its PDF is kept."""

import json
from dataclasses import dataclass, replace
from functools import cache, cached_property

from toolkit.content.library import Library
from toolkit.content.normalise import pick
from toolkit.content.publisher import brand_of, publisher_line
from toolkit.contract.document import Document
from toolkit.memory import hashed, remembered
from toolkit.paper.brand import Brand
from toolkit.paper.sheet import LICENCE, page_address, print_html
from toolkit.reading.foreign import Foreign
from toolkit.site import pdf_cache


@dataclass(frozen=True)
class Printed:
    """All that `print_html` is told, and the key of the PDF. The HTML is made when it is asked for: who finds the PDF by its key does without.

    `address`: of the worksheet's page, "" where the site does not say its own.
    """

    model: Document
    licence: str
    address: str
    publisher: str
    brand: Brand
    key: str

    @cached_property
    def html(self) -> str:
        return print_html(self.model, self.licence, address=self.address, publisher=self.publisher, brand=self.brand)


def printed(library: Library, model: Document, brand: Brand | None = None) -> Printed:
    """`brand`: of the library, for those who have it already."""
    brand = brand or brand_of(library)
    site, language = library.site, model["language"]
    told = (pick(site.licence, language) or LICENCE, page_address(site.url, model), publisher_line(site, language))
    look = pdf_cache.key_of(model, *told, brand.colour, brand.logo)

    def found() -> Foreign:
        return brand.foreign.found_in(json.dumps([model, *told], ensure_ascii=False).replace("\\n", " "))

    # A name that does not stand on the sheet is no reason to lay it out anew.
    foreign = remembered("foreign", hashed(look, _digest(brand.foreign)), found)
    return Printed(model, *told, replace(brand, foreign=foreign), hashed(look, repr(foreign)))


@cache
def _digest(foreign: Foreign) -> str:
    return hashed(repr(foreign))
