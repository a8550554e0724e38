"""The guide as files to read on paper: what they are called, and what is known of one once it is there."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from toolkit.templating.environment import rendered
from toolkit.templating.markdown_text import one_block
from toolkit.words.locale import say
from toolkit.words.written import written

GUIDE = "guide.pdf"  # all steps in one
_MB = 1_000_000
Books = dict[str, dict[str, "BookMade"]]  # language → name of the file


@dataclass(frozen=True)
class BookMade:
    """`size`: in bytes."""

    pages: int
    size: int


def step_name(step: int) -> str:
    """A step on A4."""
    return f"guide-step-{step}.pdf"


def booklet_name(step: int) -> str:
    """A step as a booklet: A5 pages, two by two on A4."""
    return f"guide-step-{step}--booklet.pdf"


def book_names(steps: list[int]) -> list[str]:
    """Every file of a guide with these steps."""
    return [GUIDE, *(name(step) for step in steps for name in (step_name, booklet_name))] if steps else []


def offered(books: dict[str, BookMade], steps: Sequence[int], language: str, up: str = "") -> Markup:
    """Links to the whole guide (no `steps`) or to a step and its booklet, as one block of HTML; "" where they are not there. `books`: by name."""
    named = [(GUIDE, "read_guide")] if not steps else [
        entry for step in steps for entry in ((step_name(step), "read_step"), (booklet_name(step), "booklet"))
    ]  # fmt: skip
    files = [
        {"name": name, "title": say(language, f"guide.book.{key}"), "about": _about(books[name], key, language)}
        for name, key in named
        if name in books
    ]
    if not files:
        return Markup("")
    return one_block(rendered("site/book.html.j2", language, files=files, up=up))


def _about(book: BookMade, key: str, language: str) -> str:
    """Pages and size; of a booklet the sheets that it takes, with two sides each."""
    if key != "booklet":
        if book.size < _MB:
            return say(language, "guide.book.how_long", pages=book.pages, n=round(book.size / 1000))
        return say(language, "guide.book.how_long_mb", pages=book.pages, n=written(round(book.size / _MB, 1), language))
    sheets = -(-book.pages // 2)
    return say(language, "guide.book.one_sheet") if sheets == 1 else say(language, "guide.book.how_many", sheets=sheets)
