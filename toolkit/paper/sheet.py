"""A worksheet as the HTML that WeasyPrint lays out: every field a tagged link box that the PDF pass turns into a widget."""

import re
from typing import TypedDict
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from toolkit.contract.document import Document, Layout, Section
from toolkit.contract.shape import fields_of
from toolkit.paper.blocks import Printer, measures
from toolkit.paper.boxes import BOX_ADDRESS, Part, identity_of
from toolkit.paper.brand import OURS, Brand
from toolkit.paper.paper import BRAND, Paper
from toolkit.paper.pieces.leader import people_in_words
from toolkit.paper.plan import Block
from toolkit.paper.respondent import respondent_fields, respondent_line
from toolkit.templating.environment import rendered
from toolkit.templating.foreign import with_foreign
from toolkit.words.score_text import score_on_paper

LICENCE = "CC BY 4.0"
_FOOT_HOLDS = 140  # letters of who publishes a sheet: two lines beside the QR code, on A5 too
_LINK_BOX = re.compile(rf'<a (class="[^"]*") href="{re.escape(BOX_ADDRESS)}[^"]*"( style="[^"]*")?></a>')


def print_html(
    model: Document,
    licence: str = LICENCE,
    paper: Paper | None = None,
    address: str = "",
    publisher: str = "",
    brand: Brand = OURS,
) -> str:
    """The whole printed worksheet of a normalised model (docs/model.md), to be laid out with `templates/print/print.css`.

    `address`: of its page on the site; `publisher`: who it comes from, in one line for the foot; `brand`: what they
    have of their own.
    """
    fragment = print_fragment(Part(model, paper, address=address, publisher=publisher), licence)
    return print_document(model["title"], model["language"], [fragment], brand)


def page_address(site: str, model: Document) -> str:
    """Where the page of a worksheet is on the site with that address; "" for a site that does not say its address."""
    return f"{site.rstrip('/')}/{model['language']}/worksheets/{model['id']}.html" if site else ""


def print_document(title: str, language: str, fragments: list[str], brand: Brand = OURS) -> str:
    """An HTML document of fragments, each on its own paper and in its own language, with words in another one marked. `brand`: as in `print_html`."""
    if brand.colour:  # the pictures behind texts are addresses with the colour written into them
        fragments = [fragment.replace(quote(BRAND), quote(brand.colour)) for fragment in fragments]
    made = rendered("print/document.html.j2", language,
        title=title, language=language, fragments=fragments, brand=brand,
    )  # fmt: skip
    return with_foreign(made, brand.foreign)


def print_fragment(part: Part, licence: str = LICENCE) -> str:
    """A printed worksheet as a part of a document."""
    made = _rendered(part, licence)
    # What is printed to be written on by hand has no links to fields, only their boxes.
    return _LINK_BOX.sub(r"<span \1\2></span>", made) if part.by_hand else made


def _rendered(part: Part, licence: str) -> str:
    model, paper = part.model, part.paper
    language = model["language"]
    printer = Printer(part)
    sections = [
        _section(printer, section, blocks) for section, blocks in zip(model["sections"], part.plan, strict=True)
    ]
    shown = [field for field in respondent_fields(language) if field["id"].partition("__")[2] in model["respondent"]]
    widths = respondent_line(shown, paper)
    respondent = [(printer.question(field), width) for field, width in zip(shown, widths, strict=True)]
    return rendered("print/worksheet.html.j2", language,
        model=model,
        licence=licence,
        publisher=_from_whom(part),
        foot_holds=_FOOT_HOLDS,
        host=urlsplit(part.address).netloc,
        identity=" · ".join(identity_of(model)),
        respondent=respondent,
        sections=sections,
        card_lists=[] if part.by_hand else [printer.question(field) for field in part.listed_last],
        has_required=any(field["required"] for field in fields_of(model)),
        scores=[score_on_paper(score, printer.words) for score in model["scores"]],
        people=people_in_words(model["facilitation"] and model["facilitation"]["participants"], language),
        by_hand=part.by_hand,
        **measures(paper, language),
    )  # fmt: skip


def _from_whom(part: Part) -> str:
    """What a copy is for and who it comes from. Where the foot has no room for both, what it is for: half an address leads nowhere."""
    both = " · ".join(said for said in (part.note, part.publisher) if said)
    return part.note if part.note and len(both) > _FOOT_HOLDS else both


class _Printed(TypedDict):
    """A section as its template takes it."""

    title: str
    intro: str | None
    new_page: bool
    layout: Layout
    condition: str | None
    blocks: list[Markup]


def _section(printer: Printer, section: Section, blocks: list[Block]) -> _Printed:
    return {
        "title": section["title"],
        "intro": section["intro"],
        # The author's pages are those of the author's paper; elsewhere a break leaves half a page white.
        "new_page": section["new_page"] and not printer.part.is_narrower,
        "layout": section["layout"],
        "condition": printer.condition(section, f"section:{section['id']}", "section"),
        "blocks": [printer.block(block, is_first=n == 0) for n, block in enumerate(blocks)],
    }
