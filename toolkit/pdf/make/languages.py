"""Words in another language than their document say so in the structure tree (`/Lang`), or they are read aloud with the wrong sounds.

WeasyPrint tells the language of the document alone. It builds the tree in one function that calls itself by its name; what is promised
there is little, and tests/pages/test_lent.py says what this leans on.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.pdf import tags

from toolkit.pdf.make.swapped import swapped

_LANGUAGES = re.compile(r'<[a-zA-Z][^<>]*\slang="([^"]*)"')


def languages_in(html: str) -> set[str]:
    """The languages that HTML says."""
    return set(_LANGUAGES.findall(html))


@contextmanager
def tagged_languages() -> Iterator[None]:
    """While it lasts, an element with `lang` has it in the structure tree too."""
    build = tags._build_box_tree

    def with_language(box: Any, *rest: Any) -> Iterator[Any]:
        box = getattr(box, "_box", box)
        of_the_document = box.element is None or box.element_tag in ("html", "body")
        spoken = None if of_the_document else box.element.get("lang")
        for element in build(box, *rest):
            if spoken:
                element["Lang"] = tags.pydyf.String(spoken)
            yield element

    with swapped(tags, "_build_box_tree", with_language):
        yield
