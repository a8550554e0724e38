"""One page of the Markdown tree."""

import json
import re
from dataclasses import dataclass, field
from typing import Any, Literal, TypedDict

from toolkit.templating.markdown_text import headings, plain
from toolkit.words.locale import words

NOTES = '<section class="bb-notes"'  # where the notes of a page begin (templates/site/notes.html.j2)
_DESCRIBED = 155  # characters; search engines show no more
_SENTENCES = re.compile(r"(?<=[.?!])\s+(?=[^\W\da-zæøå]|[»“\d])")
_WORTH = 60  # characters: what is shorter does not say what the page is about
# folder → kind of its pages
_KINDS = {
    "worksheets": "worksheet",
    "packs": "pack",
    "cases": "case",
    "stories": "story",
    "figures": "figure",
    "themes": "theme",
}
_LISTED = (
    "worksheets",
    "packs",
    "cases",
    "stories",
    "facts",
    "figures",
    "themes",
)  # folders whose pages are reached through their list


@dataclass(frozen=True)
class Note:
    """What a mark in the text leads to: a fact (`key`), a place (`at`) in a source (`key`), or the words in `key`."""

    kind: Literal["fact", "source", "text"]
    key: str
    at: str | None = None


class Link(TypedDict):
    title: str
    address: str


class StepLink(TypedDict):
    """A step, with its page where it has one. `sign`: the name of its drawn sign, "" for none."""

    title: str
    address: str | None
    sign: str


@dataclass
class Notes:
    """What a page refers to, in the order of first use: keys of facts, terms and figures.

    `marked`: its notes, numbered from 1; `places` in sources that it rests on as a whole.
    """

    facts: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    marked: list[Note] = field(default_factory=list)
    places: list[tuple[str, str | None]] = field(default_factory=list)


@dataclass(frozen=True)
class Entry:
    """A part of a page that the search shows as a hit of its own: a word of the glossary, a figure. `kind`: as in `site.search.kinds`."""

    anchor: str
    kind: str
    title: str
    words: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """`path`: `worksheets/my-sheet.md` under the language's folder; `source`: what to name in messages about it.

    `words`: what the search reads besides title, headings, summary and keywords; None: the text itself.
    `entries`: its parts that are found by themselves. `leads`: queries for which it comes before every other page.
    """

    path: str
    title: str
    summary: str
    text: str
    source: str
    keywords: tuple[str, ...] = ()
    words: str | None = None
    entries: tuple[Entry, ...] = ()
    leads: tuple[str, ...] = ()
    has_form: bool = False
    reads: str | None = None  # the script of a page that reads filled files
    has_pack: bool = False
    spoken: str = ""  # the language of its text, where that is another one than the site's around it
    script: str | None = None  # the script of a page that has one of its own and needs nothing with it
    notes: Notes = field(default_factory=Notes)

    @property
    def address(self) -> str:
        """Its HTML file, under the language's folder."""
        return self.path.removesuffix(".md") + ".html"

    def markdown(self) -> str:
        """The file of the tree: the head as JSON values, which YAML reads as they are meant."""
        head: dict[str, Any] = {"title": self.title, "description": described(self.summary or _words_of(self.text))}
        if self.spoken:
            head["spoken"] = self.spoken
        if self.has_form:
            head["form"] = True
        if self.reads:
            head["reads"] = self.reads
        if self.has_pack:
            head["pack"] = True
        if self.script:
            head["script"] = self.script
        folder = self.path.partition("/")[0]
        if folder in _LISTED and self.path != f"{folder}/index.md":
            head["within"] = f"{folder}/index.html"
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
        return "\n".join(["---", *lines, "---", "", self.text.strip(), ""])

    @property
    def kind(self) -> str:
        """What the search says that it is (`site.search.kinds`)."""
        folder, _, rest = self.path.partition("/")
        if folder.startswith("step-"):
            return "guide"
        return _KINDS.get(folder, "page") if rest != "index.md" else "page"

    def search_documents(self) -> list[dict[str, Any]]:
        """What the search knows about the page and its entries (templates/assets/js/search/engine.js)."""
        text = self.text.partition(NOTES)[0]  # what the notes say is said again on the pages of facts and words
        found = headings(text) if self.words is None else {}
        page = {
            "url": self.address,
            "kind": self.kind,
            "title": self.title,
            "headings": list(found.values()),
            "anchors": list(found),
            "summary": self.summary,
            "keywords": list(dict.fromkeys((*self.keywords, *self.leads))),
            "body": plain(text) if self.words is None else self.words,
        }
        if self.leads:
            page["leads"] = list(self.leads)
        entries = [
            {
                "url": f"{self.address}#{entry.anchor}",
                "kind": entry.kind,
                "title": entry.title,
                "headings": [],
                "anchors": [],
                "summary": entry.words,
                "keywords": list(entry.keywords),
                "body": "",
            }
            for entry in self.entries
        ]
        return [page, *entries]


def search_words(page: str, language: str) -> tuple[str, ...]:
    """Other words by which the search finds a page that the tool makes itself (`site.keywords`)."""
    return tuple(words(language)["site"]["keywords"][page])


def up_from(path: str) -> str:
    """The way from a page to its language's folder: `../` for each folder it stands in."""
    return "../" * path.count("/")


def described(text: str) -> str:
    """What a page is about, as search engines show it: as many whole sentences as they show; of one that is too long its beginning."""
    shown = ""
    for sentence in _SENTENCES.split(text):
        longer = f"{shown} {sentence}".lstrip()
        if len(longer) > _DESCRIBED:
            break
        shown = longer
    return shown if len(shown) >= min(_WORTH, len(text)) else _cut(text)


def _cut(text: str) -> str:
    """Its beginning, to the last clause that has room, or else the last word."""
    words = text[: _DESCRIBED - 2].rsplit(" ", 1)[0]
    clause = max(words.rfind(sign) for sign in ",;:")
    return f"{words[:clause] if clause >= _DESCRIBED // 2 else words.rstrip(',;:.–')} …"


def _words_of(text: str) -> str:
    return " ".join(plain(text.partition(NOTES)[0]).split())
