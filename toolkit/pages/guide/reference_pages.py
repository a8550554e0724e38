"""Pages to look things up in: the glossary, the facts of each source."""

from collections.abc import Sequence
from typing import Any, TypedDict

from markupsafe import Markup

from toolkit.content.guide.places import title_of
from toolkit.contract.data import LANGUAGES
from toolkit.pages.guide.prose import PlaceInWords
from toolkit.pages.page import Entry, Page, search_words
from toolkit.pages.writer import SiteWriter, users_of
from toolkit.templating.environment import rendered
from toolkit.templating.markdown_text import plain
from toolkit.words.locale import language_name, say


class DefinitionInWords(TypedDict):
    text: Markup
    by: str
    places: list[PlaceInWords]


class TermEntry(TypedDict):
    """`others`: (language, what it is called, the word) in the other languages; `see`: (key, word)."""

    key: str
    term: str
    definitions: list[DefinitionInWords]
    others: list[tuple[str, str, str]]
    also: list[str]
    see: list[tuple[str, str]]


def glossary(writer: SiteWriter) -> Page | None:
    """None where there are no terms."""
    terms = writer.library.guide.terms
    if not terms:
        return None
    language, prose = writer.language, writer.prose("glossary.md")
    entries: list[TermEntry] = []
    for key, term in terms.items():
        also = term.also.get(language) or term.also.get("") or []
        entries.append(
            {
                "key": key,
                "term": prose.say(term.term),
                "definitions": [
                    {"text": prose.line(one.text), "by": prose.say(one.by), "places": prose.places(one.sources)}
                    for one in term.definitions
                ],
                "others": [
                    (other, language_name(language, other), word)
                    for other, word in term.term.items()
                    if other not in ("", language)
                ],
                "also": also,
                "see": [(other, prose.say(terms[other].term)) for other in term.see if other in terms],
            }
        )
    entries.sort(key=lambda entry: in_order(entry["term"], language))
    letters: dict[str, list[TermEntry]] = {}
    for entry in entries:
        letters.setdefault(entry["term"][0].upper(), []).append(entry)
    text = page_text("glossary", writer, letters=list(letters.items()), foot=prose.foot())
    found = tuple(
        Entry(
            entry["key"],
            "term",
            entry["term"],
            plain(" ".join(one["text"] for one in entry["definitions"])),
            tuple(entry["also"]),
        )
        for entry in entries
    )
    title, summary = said(writer, "glossary")
    keywords = search_words("glossary", language)
    return Page(
        "glossary.md", title, summary, text, "glossary.yaml", keywords, words="", entries=found, notes=prose.notes
    )


def in_order(word: str, language: str) -> list[int]:
    """By the alphabet of the language (in Danish æ, ø and å stand last); what is no letter of it comes first, strange letters last."""
    alphabet = LANGUAGES[language]["alphabet"]
    places = [(alphabet.find(letter), letter) for letter in word.lower()]
    return [len(alphabet) + ord(letter) if at < 0 and letter.isalpha() else at for at, letter in places]


FACTS = "facts/index.md"


def facts(writer: SiteWriter, pages: Sequence[Page]) -> list[Page]:
    """The list of sources, and for each of them every fact that one of the pages refers to; nothing where none does.

    A page for each source: all on one would weigh more than a phone should load.
    """
    used = users_of(pages, "facts")
    by_source: dict[str, list[str]] = {}
    for key, fact in writer.library.guide.facts.items():
        if key in used:
            by_source.setdefault(fact.source, []).append(key)
    if not by_source:
        return []
    listed = [
        {"address": f"{ref}.html", "title": title_of(writer.library.sources[ref], writer.language), "count": len(keys)}
        for ref, keys in by_source.items()
    ]
    title, summary = said(writer, "facts")
    text = page_text("facts", writer, sources=listed)
    first = Page(FACTS, title, summary, text, "facts/", search_words("facts", writer.language), words="")
    users = {key: [(page.title, page.address) for page in using] for key, using in used.items()}
    return [first, *(_kept_facts(writer, ref, {key: users[key] for key in keys}) for ref, keys in by_source.items())]


Users = dict[str, list[tuple[str, str]]]  # fact → title and address of each page that refers to it


def _kept_facts(writer: SiteWriter, ref: str, users: Users) -> Page:
    return writer.kept(f"facts {ref}", lambda: _facts_of(writer, ref, users), repr(users))


def _facts_of(writer: SiteWriter, ref: str, users: Users) -> Page:
    prose = writer.prose(f"facts/{ref}.md")
    found = [
        prose.fact(key) | {"used": [(title, prose.up + address) for title, address in using]}
        for key, using in users.items()
    ]
    source = writer.library.sources[ref]
    name = prose.say(source.short or source.title)
    title = say(writer.language, "guide.facts.of", source=name)
    summary = say(writer.language, "guide.facts.of_summary", source=prose.say(source.title))
    text = page_text(
        "facts_of", writer, title=title, source={"key": ref, "title": title_of(source, writer.language)}, facts=found
    )
    return Page(f"facts/{ref}.md", title, summary, text, f"facts/{ref}.yaml", words="")


def said(writer: SiteWriter, page: str) -> tuple[str, str]:
    return say(writer.language, f"guide.{page}.title"), say(writer.language, f"guide.{page}.summary")


def page_text(name: str, writer: SiteWriter, **values: Any) -> str:
    return rendered(f"site/{name}.md.j2", writer.language, **values)
