"""A worksheet as it is printed for a site: its HTML, and the key under which its PDF is kept."""

from dataclasses import dataclass
from functools import cached_property

from toolkit.content.library import Library
from toolkit.content.normalise import pick
from toolkit.content.publisher import brand_of, publisher_line
from toolkit.contract.document import Document
from toolkit.paper.brand import Brand
from toolkit.paper.sheet import LICENCE, page_address, print_html
from toolkit.site import pdf_cache


@dataclass(frozen=True)
class Printed:
    """All that `print_html` is told. The HTML is made when it is asked for: who finds the PDF by its key does without.

    `address`: of the worksheet's page, "" where the site does not say its own.
    """

    model: Document
    licence: str
    address: str
    publisher: str
    brand: Brand

    @cached_property
    def key(self) -> str:
        return pdf_cache.key_of(self.model, self.licence, self.address, self.publisher, repr(self.brand))

    @cached_property
    def html(self) -> str:
        return print_html(self.model, self.licence, address=self.address, publisher=self.publisher, brand=self.brand)


def printed(library: Library, model: Document) -> Printed:
    site, language = library.site, model["language"]
    return Printed(
        model,
        pick(site.licence, language) or LICENCE,
        page_address(site.url, model),
        publisher_line(site, language),
        brand_of(library),
    )
