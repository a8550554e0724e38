"""Lists that nobody writes by hand: the worksheets, the sources, the findings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.content.guide.places import reference_of, title_of
from toolkit.content.library import Library
from toolkit.content.normalise import pick
from toolkit.contract.document import Document
from toolkit.pages.page import Page, search_words
from toolkit.templating.environment import rendered
from toolkit.words.locale import say, words

PRINTING = "about/printing.md"  # a guide's page on how to print; where it has one, the list of worksheets leads to it
_PLACEHOLDER = re.compile(r"\{\w+\}")


@dataclass(frozen=True)
class Group:
    """The worksheets of one step."""

    step: int
    title: str
    models: list[Document]
    sign: str = ""


def worksheets(groups: list[Group], language: str, titles: dict[str, str]) -> Page:
    """`titles`: of the guide's pages by path."""
    printing = {"address": f"../{PRINTING}", "title": titles[PRINTING]} if PRINTING in titles else None
    text = rendered("site/worksheets.md.j2", language, groups=groups, printing=printing)
    title, summary = (say(language, f"site.worksheets.{key}") for key in ("title", "summary"))
    return Page(
        "worksheets/index.md", title, summary, text, "worksheets/", search_words("worksheets", language), words=""
    )


def sources(library: Library, models: list[Document], language: str) -> Page:
    found = []
    for key, source in library.sources.items():
        facts = {name: pick(getattr(source, name), language) for name in ("publisher", "year", "rights")}
        facts["title"] = title_of(source, language)
        facts["used_for"] = pick(source.used_for, language) if source.used_for else None
        used = [model for model in models if any(ref["ref"] == key for ref in model["sources"])]
        rests_on = [
            {"key": name, "reference": reference_of(work, language), "used_for": pick(work.used_for, language)}
            for name, work in library.guide.literature.items()
            if work.via == key
        ]
        found.append({"key": key, "url": source.url, "used": used, "literature": rests_on} | facts)
    text = rendered("site/sources.md.j2", language, sources=found)
    title, summary = (say(language, f"site.sources.{key}") for key in ("title", "summary"))
    return Page("sources.md", title, summary, text, "sources.yaml")


def findings(language: str) -> Page:
    """Every code of `templates/locale/findings.yaml`: so a code without a sentence cannot be on the site, and none is left out."""
    found = []
    for code, entry in words(language)["findings"].items():
        variants = [_open(variant) for name, variant in entry.items() if name not in ("message", "remedy")]
        found.append({"code": code, "variants": variants} | _open(entry))
    text = rendered("site/findings.md.j2", language, findings=found)
    title, summary = (say(language, f"site.findings.{key}") for key in ("title", "summary"))
    return Page("findings.md", title, summary, text, "templates/locale/findings.yaml")


def _open(entry: Mapping[str, Any]) -> dict[str, str]:
    """Message and remedy with an ellipsis where a finding puts its own value."""
    return {key: _PLACEHOLDER.sub("…", entry[key]).replace("….", "…") for key in ("message", "remedy")}
