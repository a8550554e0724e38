"""A worksheet as it is printed for a site: its HTML, and the key under which its PDF is kept."""

from typing import NamedTuple

from toolkit.content.library import Library
from toolkit.content.normalise import pick
from toolkit.content.publisher import brand_of, publisher_line
from toolkit.contract.document import Document
from toolkit.paper.sheet import LICENCE, page_address, print_html
from toolkit.site import pdf_cache


class Printed(NamedTuple):
    """`address`: of the worksheet's page, "" where the site does not say its own."""

    html: str
    address: str
    key: str


def printed(library: Library, model: Document) -> Printed:
    address = page_address(library.site.url, model)
    licence = pick(library.site.licence, model["language"]) or LICENCE
    publisher = publisher_line(library.site, model["language"])
    html = print_html(model, licence, address=address, publisher=publisher, brand=brand_of(library.site))
    return Printed(html, address, pdf_cache.key_of(html, model, address))
