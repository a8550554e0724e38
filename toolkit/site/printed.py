"""A worksheet as it is printed for a site: its HTML, and the key under which its PDF is kept."""

from dataclasses import dataclass
from functools import cached_property

from toolkit.contract.document import Document
from toolkit.paper.brand import Brand
from toolkit.paper.sheet import print_html


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
