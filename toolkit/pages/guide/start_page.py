"""The start page: what an author wrote (or only the name) and the steps as a bridge. An author's `opening` says what one can do here; without
one every step and worksheet follows."""

from textwrap import wrap
from typing import TypedDict

from toolkit.content.guide.model import Opening
from toolkit.content.guide.pages import START, GuidePage
from toolkit.pages.guide.books import offered
from toolkit.pages.guide.case_pages import newest_first, tagged
from toolkit.pages.guide.guide_pages import html_of
from toolkit.pages.guide.steps_page import steps_title
from toolkit.pages.guide.theme_pages import LIST, topic
from toolkit.pages.page import Page
from toolkit.pages.worksheets.list_pages import Group
from toolkit.pages.writer import SiteWriter
from toolkit.reading.lent import Lent
from toolkit.templating.environment import rendered
from toolkit.templating.markdown_text import escaped, one_block

# The picture of the steps: an arch of seven stones over the water. Width and height of its units, and the crown of the arch.
_WIDE, _HIGH, _RISE = 860, 270, 92
_LETTERS = 13  # in a line of a label: as many as fit above a stone


class Stop(TypedDict):
    """A step of the way, as its page says it."""

    step: int | None
    address: str
    title: str
    label: str | None
    sign: str
    summary: str


class Stone(Stop):
    """A step on the arch, its label in lines."""

    x: float
    y: float
    lines: list[str]


def start_page(written: GuidePage | None, name: str, writer: SiteWriter, groups: list[Group]) -> Page:
    prose = writer.prose(START)
    steps: list[Stop] = [
        {
            "step": page.head.step,
            "address": html_of(page.path),
            "title": page.title,
            "label": page.head.label,
            "sign": page.head.sign or "",
            "summary": page.head.summary,
        }
        for page in writer.library.guide.pages[writer.language].steps
    ]
    text = str(prose.markdown(written.text)) if written else f"# {escaped(name)}\n"
    # What can be done here and the bridge stand after what the site is, before the first section.
    before, heading, rest = text.partition("\n## ")
    head = written.head if written else None
    opening = head.opening if head else None
    parts = [
        before,
        _opening(opening, writer) if opening else "",
        _bridge(steps, writer),
        offered(writer.books, [], writer.language),
        f"{heading}{rest}",
    ]
    if opening is None:
        cases = newest_first(writer.library.guide.cases)
        parts.append(
            rendered("site/start.md.j2", writer.language,
                pages=steps, steps_title=steps_title(len(steps), writer.language), groups=groups, case=tagged(cases[0], writer, prose) if cases else None
            )
        )  # fmt: skip
    parts.append(prose.foot())
    title, summary = (head.title, head.summary) if head else (name, "")
    keywords = tuple(head.keywords) if head else ()
    return Page(
        START, title, summary, "\n\n".join(filter(None, parts)), written.file if written else START, keywords, spoken=written.spoken if written else "", notes=prose.notes
    )  # fmt: skip


def _opening(opening: Opening, writer: SiteWriter) -> str:
    """Buttons, themes to press, and a card for each stage that a reader may be at."""
    return rendered("site/opening.md.j2", writer.language,
        opening=opening,
        address=html_of,
        topics=[topic(key, writer) for key in opening.topics],
        all_topics=html_of(LIST),
        stages=[
            {
                "here": stage.here,
                "page": html_of(stage.page),
                "title": writer.title_of(stage.page),
                "worksheet": stage.worksheet,
                "sheet": writer.sheet_title(stage.worksheet) if stage.worksheet else None,
            }
            for stage in opening.stages
        ],
    )  # fmt: skip


def _bridge(steps: list[Stop], writer: SiteWriter) -> str:
    if not steps:
        return ""
    return str(
        one_block(rendered("site/bridge.html.j2", writer.language, stones=_stones(steps), wide=_WIDE, high=_HIGH))
    )


def _stones(steps: list[Stop]) -> list[Stone]:
    """The steps along the arch, left to right. A parabola is close enough to how a bridge is drawn."""
    margin = 60  # half a label
    stones: list[Stone] = []
    for number, step in enumerate(steps):
        share = number / (len(steps) - 1) if len(steps) > 1 else 0.5
        x = margin + share * (_WIDE - 2 * margin)
        y = 184 - _RISE * (1 - (2 * share - 1) ** 2)
        label = step["label"] or ""
        lines = wrap(label, _LETTERS)
        if isinstance(label, Lent):
            lines = [Lent(line, label.spoken) for line in lines]
        stones.append({**step, "x": round(x, 1), "y": round(y, 1), "lines": lines})
    return stones
