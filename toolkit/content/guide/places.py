"""A source and places in it as a reader finds them: its title, and the heading and page that stand above the lines which the YAML names."""

import re
from dataclasses import dataclass
from typing import Any

from toolkit.author.normal import pick
from toolkit.author.texts import Translated
from toolkit.content.guide.model import Literature
from toolkit.content.site_model import Source
from toolkit.reading.lent import Lent, Quoting, in_signs

_SPAN = re.compile(r"([0-9]{1,6})(?:–([0-9]{1,6}))?")


@dataclass(frozen=True)
class Found:
    """`chapter` and `heading` as printed, empty where there is none; `page`: its number, or the first and last it can be."""

    chapter: str
    heading: str
    page: str


def title_of(source: Source, language: str, text: Translated | None = None) -> Any:
    """The title of a source (or its short name, `text`). Where it begins as in the source's own language, that part says so."""
    text = text or source.title
    said = pick(text, language)
    if source.language is None or source.language == language:
        return said
    own = pick(text, source.language)
    if isinstance(said, Lent) or isinstance(own, Lent) or not f"{said} ".startswith(f"{own} "):
        return said
    return Quoting(in_signs(own, source.language) + said[len(own) :])


def reference_of(work: Literature, language: str) -> str:
    """What a source names as its own source. A title in another language is between the signs of that one."""
    said: str = pick(work.reference, language)
    if work.language in (None, language) or isinstance(said, Lent) or said != pick(work.reference, work.language):
        return said
    return in_signs(said, work.language)


def place_of(source: Source, language: str, text: Translated | None) -> Any:
    """A place in an author's words; the headings of the source that it quotes say the source's language."""
    said = pick(text, language)
    names = {name for mark in source.contents for name in (mark.chapter, mark.heading) if name}
    if said is None or isinstance(said, Lent) or not names or source.language in (None, language):
        return said
    spoken = source.language
    quoted = re.compile(f"(?<=[“»])(?:{'|'.join(map(re.escape, names))})(?=[”«])")
    made = quoted.sub(lambda name: in_signs(name[0], spoken), said)
    return said if made == said else Quoting(made)


def spans(at: str) -> list[tuple[int, int]]:
    """First and last line of each part of a place."""
    return [(int(span[1]), int(span[2] or span[1])) for span in _SPAN.finditer(at)]


def outside(source: Source, at: str) -> bool:
    """Whether a place lies before the first or behind the last line that the source's contents cover."""
    if not source.contents:
        return False
    first, last = source.contents[0].line, source.last_line
    return any(begin < first or (last is not None and end > last) for begin, end in spans(at))


def found(source: Source, at: str) -> list[Found]:
    """Where the parts of a place begin, each heading once, in the order of the place."""
    return list(dict.fromkeys(_above(source, begin) for begin, _ in spans(at))) if source.contents else []


def _above(source: Source, line: int) -> Found:
    chapter = heading = ""
    pages: list[int] = []
    following = 0
    for mark in source.contents:
        if mark.line > line:
            following = following or mark.page or 0
            continue
        if mark.chapter:
            chapter, heading = mark.chapter, ""
        heading = mark.heading or heading
        if mark.page:
            pages.append(mark.page)
    if not pages or not following:  # how far the page before the last known one goes, nobody knows
        return Found(chapter, heading, "")
    first, last = pages[-1], following - 1
    return Found(chapter, heading, str(first) if first == last else f"{first}–{last}")
