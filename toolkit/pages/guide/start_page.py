"""The start page: what an author wrote (or only the name), the steps as a picture and as cards, the newest case, every worksheet."""

from typing import Any

from toolkit.content.guide.pages import GuidePage
from toolkit.pages.guide.case_pages import newest_first
from toolkit.pages.guide.guide_pages import html_of
from toolkit.pages.page import Page
from toolkit.pages.worksheets.list_pages import Group
from toolkit.pages.writer import SiteWriter
from toolkit.templating.environment import environment
from toolkit.templating.markdown_text import escaped, one_block

Model = dict[str, Any]
PATH = "index.md"
# The picture of the steps: an arch of seven stones over the water. Width and height of its units, and the crown of the arch.
_WIDE, _HIGH, _RISE = 760, 250, 92


def start_page(written: GuidePage | None, name: str, writer: SiteWriter, groups: list[Group]) -> Page:
    prose = writer.prose(PATH)
    steps = [
        {
            "step": page.head.step,
            "address": html_of(page.path),
            "title": page.title,
            "label": page.head.label,
            "summary": page.head.summary,
        }
        for page in writer.library.guide.pages[writer.language].steps
    ]
    cases = newest_first(writer.library.guide.cases)
    text = str(prose.markdown(written.text)) if written else f"# {escaped(name)}\n"
    opening, heading, rest = text.partition(
        "\n## "
    )  # the picture stands after what the site is, before the first section
    text = f"{opening}\n\n{_bridge(steps, writer)}\n{heading}{rest}"
    added = (
        environment(writer.language)
        .get_template("site/start.md.j2")
        .render(
            pages=steps,
            groups=groups,
            case=prose.case(cases[0]) if cases else None,
            foot=prose.foot(),
        )
    )
    head = written.head if written else None
    title, summary = (head.title, head.summary) if head else (name, "")
    keywords = tuple(head.keywords) if head else ()
    return Page(
        PATH, title, summary, f"{text}\n{added}", written.file if written else PATH, keywords, words=None, notes=prose.notes
    )  # fmt: skip


def _bridge(steps: list[Model], writer: SiteWriter) -> str:
    if not steps:
        return ""
    template = environment(writer.language).get_template("site/bridge.html.j2")
    return str(one_block(template.render(stones=_stones(steps), wide=_WIDE, high=_HIGH)))


def _stones(steps: list[Model]) -> list[Model]:
    """The steps along the arch, left to right: `{"x", "y", …}`. A parabola is close enough to how a bridge is drawn."""
    margin = 66  # half a label
    stones = []
    for number, step in enumerate(steps):
        share = number / (len(steps) - 1) if len(steps) > 1 else 0.5
        x = margin + share * (_WIDE - 2 * margin)
        y = 160 - _RISE * (1 - (2 * share - 1) ** 2)
        stones.append(step | {"x": round(x, 1), "y": round(y, 1)})
    return stones
