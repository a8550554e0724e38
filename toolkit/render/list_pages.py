"""Pages that nobody writes by hand: the start page's lists, the worksheets, the sources, the findings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.content.library import Library
from toolkit.content.normalise import pick
from toolkit.locale import say, words
from toolkit.render.environment import environment
from toolkit.render.guide import GuidePage
from toolkit.render.markdown_text import escaped
from toolkit.render.page import Page, up_from

Model = dict[str, Any]
_PLACEHOLDER = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class Group:
    """The worksheets of one step."""

    step: int
    title: str
    models: list[Model]


def start(
    title: str, summary: str, text: str, keywords: tuple[str, ...], steps: Sequence[GuidePage], groups: list[Group], language: str, source: str = "index.md"
) -> Page:  # fmt: skip
    """The start page: what an author wrote (or only the name), the steps as cards, every worksheet."""
    cards = [
        {"step": page.step, "address": _address(page), "title": page.title, "summary": page.summary} for page in steps
    ]
    added = _rendered("start", language, pages=cards, groups=groups)
    return Page("index.md", title, summary, f"{text or '# ' + escaped(title)}\n{added}", source, keywords, words=None)


def after_step(page: GuidePage, steps: Sequence[GuidePage], groups: list[Group], language: str) -> str:
    """What stands below the text of a step's page."""
    up, at = up_from(page.path), list(steps).index(page)

    def way(other: GuidePage | None) -> Model | None:
        return {"address": up + _address(other), "title": other.title} if other else None

    own = [model for group in groups if group.step == page.step for model in group.models]
    before, after = (steps[at - 1] if at else None), (steps[at + 1] if at + 1 < len(steps) else None)
    return _rendered("step", language, models=own, up=up, before=way(before), after=way(after))


def worksheets(groups: list[Group], language: str) -> Page:
    text = _rendered("worksheets", language, groups=groups)
    title, summary = (say(language, f"site.worksheets.{key}") for key in ("title", "summary"))
    return Page("worksheets/index.md", title, summary, text, "worksheets/", words="")


def sources(library: Library, models: list[Model], language: str) -> Page:
    found = []
    for key, source in library.sources.items():
        facts = {name: pick(getattr(source, name), language) for name in ("title", "publisher", "year", "rights")}
        used = [model for model in models if any(ref["ref"] == key for ref in model["sources"])]
        found.append({"key": key, "url": source.url, "used": used} | facts)
    text = _rendered("sources", language, sources=found)
    title, summary = (say(language, f"site.sources.{key}") for key in ("title", "summary"))
    return Page("sources.md", title, summary, text, "sources.yaml")


def findings(language: str) -> Page:
    """Every code of `templates/locale/findings.yaml`: so a code without a sentence cannot be on the site, and none is left out."""
    found = []
    for code, entry in words(language)["findings"].items():
        variants = [_open(variant) for name, variant in entry.items() if name not in ("message", "remedy")]
        found.append({"code": code, "variants": variants} | _open(entry))
    text = _rendered("findings", language, findings=found)
    title, summary = (say(language, f"site.findings.{key}") for key in ("title", "summary"))
    return Page("findings.md", title, summary, text, "templates/locale/findings.yaml")


def _open(entry: Model) -> dict[str, str]:
    """Message and remedy with an ellipsis where a finding puts its own value."""
    return {key: _PLACEHOLDER.sub("…", entry[key]).replace("….", "…") for key in ("message", "remedy")}


def _address(page: GuidePage) -> str:
    return page.path.removesuffix(".md") + ".html"


def _rendered(name: str, language: str, **values: Any) -> str:
    return environment(language).get_template(f"site/{name}.md.j2").render(**values)
