"""Running text with its references written out: what a page says of facts, sources, words, cases, worksheets and figures."""

import html
from collections.abc import Callable
from typing import Any, Literal, TypedDict

from markupsafe import Markup

from toolkit.content.guide.blocks import Block, parted
from toolkit.content.guide.figures import Figure
from toolkit.content.guide.model import Place
from toolkit.content.guide.places import Found, found, reference_of, title_of
from toolkit.content.guide.references import Reference, without_notes
from toolkit.content.library import Library
from toolkit.content.normalise import pick
from toolkit.content.site_model import Source
from toolkit.pages.guide.figure import drawn
from toolkit.pages.guide.marks import Piece, marked
from toolkit.pages.page import Note, Notes, up_from
from toolkit.reading.lent import BEHIND, Lent, Quoting, in_signs
from toolkit.templating.environment import rendered
from toolkit.templating.languages import in_its_language, lines_in_their_language, without_languages
from toolkit.templating.markdown_text import escaped, one_block
from toolkit.words.locale import say


class PlaceInWords(TypedDict):
    """A place in a source, with the address of the source; `publisher` and `year` are empty where the title says them."""

    title: str
    address: str
    where: str
    publisher: str
    year: str


class FactInWords(TypedDict):
    key: str
    says: str
    year: str
    origin: str
    caution: str
    source: PlaceInWords


class TermInWords(TypedDict):
    key: str
    term: str
    text: Markup
    by: str


class CaseInWords(TypedDict):
    key: str
    title: str
    summary: Markup
    where: str
    years: str
    address: str


class FactNote(TypedDict):
    kind: Literal["fact"]
    fact: FactInWords


class PlaceNote(TypedDict):
    kind: Literal["source"]
    place: PlaceInWords


class TextNote(TypedDict):
    kind: Literal["text"]
    text: Markup


class Prose:
    """Writes the texts of one page, which stands at `path`, and keeps what they refer to in `notes`."""

    def __init__(self, library: Library, language: str, path: str, sheet_title: Callable[[str], str]) -> None:
        """`sheet_title`: the title of a worksheet, by its id."""
        self.library, self.language, self.up, self.sheet_title = library, language, up_from(path), sheet_title
        self.notes = Notes()

    def markdown(self, text: Any) -> Markup:
        """A text of an author (Markdown, or a text by language) with its references as HTML, and a mark behind each sentence that has a note."""
        words = text if isinstance(text, str) else self.say(text)
        return Markup(lines_in_their_language("".join(self._part(part) for part in parted(words)), words))

    def _part(self, part: str | list[Block]) -> str:
        """A stretch of running text, or blocks that stand beside each other."""
        if isinstance(part, str):
            return marked(part, self._written, self._marks)
        row = [(block.kind, self.line(block.head), Markup(self._part(block.body))) for block in part]
        return f"\n{rendered('site/blocks.md.j2', self.language, row=row)}\n"

    def line(self, text: Any) -> Markup:
        """A text that is plain but for its references, for a place inside HTML."""
        words = text if isinstance(text, str) else self.say(text)
        return in_its_language(marked(words, self._written, self._marks, _words), words)

    def quiet(self, text: Any) -> Markup:
        """As `line`, for cards and notes: the words of facts and terms without marks and explanations, and no notes."""
        words = text if isinstance(text, str) else self.say(text)
        made = marked(without_notes(words), lambda piece: (self._quietly(piece), None), self._marks, _words)
        return in_its_language(made, words)

    def say(self, text: Any) -> str:
        return pick(text, self.language) or ""

    def place(self, ref: str, at: str | None) -> PlaceInWords:
        """A place in a source: its title and address, and the place in words."""
        source = self.library.sources[ref]
        title = title_of(source, self.language, source.short)
        publisher, year = self.say(source.publisher), self.say(source.year)
        return {
            "title": title,
            "address": f"{self.up}sources.html#{ref}",
            "where": self._where(source, at) if at else "",
            "publisher": "" if publisher in title else publisher,
            "year": "" if year in title else year,
        }

    def _where(self, source: Source, at: str) -> str:
        """A place in words: headings and pages where the source's contents are known, else its numbers."""
        spoken = source.language if source.language != self.language else None
        named = [self._heading(place, spoken) for place in found(source, at)]
        return _joined("; ", named) or say(self.language, f"guide.place.{source.counted}", at=at)

    def _heading(self, place: Found, spoken: str | None) -> str:
        """`spoken`: the language of the headings, where it is not the page's."""
        both = "both" if place.chapter and place.heading else "one"
        name, chapter = (
            in_signs(text, spoken) if spoken and text else text
            for text in (place.heading or place.chapter, place.chapter)
        )
        words = say(self.language, f"guide.place.{both}", heading=name, chapter=chapter) if name else ""
        page = say(self.language, "guide.place.pages", at=place.page) if place.page else ""
        return _joined(", ", [words, page])

    def places(self, places: list[Place]) -> list[PlaceInWords]:
        return [self.place(place.ref, place.at) for place in places]

    def fact(self, key: str) -> FactInWords:
        """A fact in words, with its source."""
        sourced = self.library.guide.facts[key]
        fact = sourced.fact
        origin = self.library.guide.literature.get(fact.origin or "")
        return {
            "key": key,
            "says": self.say(fact.says),
            "year": self.say(fact.year) if fact.year else "",
            "origin": reference_of(origin, self.language) if origin else "",
            "caution": self.say(fact.caution) if fact.caution else "",
            "source": self.place(sourced.source, fact.at),
        }

    def term(self, key: str) -> TermInWords:
        """A word with its first definition."""
        term = self.library.guide.terms[key]
        first = term.definitions[0]
        return {"key": key, "term": self.say(term.term), "text": self.quiet(first.text), "by": self.say(first.by)}

    def case(self, key: str) -> CaseInWords:
        case = self.library.guide.cases[key]
        return {
            "key": key,
            "title": self.say(case.title),
            "summary": self.quiet(case.summary),
            "where": self.say(case.where),
            "years": self.say(case.years),
            "address": f"{self.up}cases/{key}.html",
        }

    def figure(self, key: str, linked: bool = True) -> str:
        """`linked`: with the way to the figure's own page."""
        figure: Figure = self.library.guide.figures[key]
        self._note("figures", key)
        address = f"{self.up}figures/{key}.html" if linked else ""
        return drawn(key, figure, self.language, self.line, self.places(figure.sources), address)

    def foot(self) -> Markup:
        """The notes, words and sources of the page, as one block of HTML; empty where it refers to none."""
        if not (self.notes.terms or self.notes.marked or self.notes.places):
            return Markup("")
        cited: dict[str, list[str]] = {}
        for ref, at in self.notes.places:
            cited.setdefault(ref, []).extend([at] if at and at not in cited.get(ref, []) else [])
        return one_block(
            rendered(
                "site/notes.html.j2",
                self.language,
                terms=[self.term(key) for key in self.notes.terms],
                notes=[self._said(note) for note in self.notes.marked],
                places=[self.place(ref, ", ".join(named)) for ref, named in cited.items()],
                up=self.up,
            )
        )

    def _said(self, note: Note) -> FactNote | PlaceNote | TextNote:
        """What the foot says of a mark: a fact, a place in a source, or a note of our own."""
        match note.kind:
            case "fact":
                return {"kind": "fact", "fact": self.fact(note.key)}
            case "source":
                return {"kind": "source", "place": self.place(note.key, note.at)}
            case "text":
                return {"kind": "text", "text": self.quiet(note.key)}

    def _note(self, kind: str, what: Any) -> None:
        known: list[Any] = getattr(self.notes, kind)
        if what not in known:
            known.append(what)

    def _marks(self, notes: list[Note]) -> str:
        """Small links to notes, behind a sentence. The first link to a note has a name, so that the note can lead back."""
        links = []
        for note in notes:
            first = note not in self.notes.marked
            self._note("marked", note)
            number = self.notes.marked.index(note) + 1
            named = f' id="mark-{number}"' if first else ""
            label = say(self.language, "guide.notes.mark", n=number)
            links.append(
                f'<a class="bb-mark"{named} href="#note-{number}" role="doc-noteref" aria-label="{label}" '
                f'data-note="note-{number}">{number}</a>'
            )
        return f'<sup class="bb-marks">{" ".join(links)}</sup>'

    def _written(self, piece: Piece) -> tuple[str, Note | None]:
        """What stands for a note or a reference, and the note it needs."""
        if piece.reference is None:
            return "", Note("text", piece.note or "")
        kind, key, text = piece.reference.kind, piece.reference.key, piece.reference.text
        if kind == "figure":
            return f"\n{self.figure(key)}\n", None
        if kind == "fact":
            self._note("facts", key)
            return _words(text), Note("fact", key)
        if kind == "source" and piece.reference.at:
            return _words(text), Note("source", key, piece.reference.at)
        if kind == "term":
            self._note("terms", key)
            return (
                f'<a class="bb-term" href="{self.up}glossary.html#{key}" data-note="note-term-{key}">{_words(text)}</a>',
                None,
            )
        return self._link(piece.reference), None

    def _quietly(self, piece: Piece) -> str:
        reference = piece.reference
        if reference is None or reference.kind in ("fact", "term", "figure"):
            return _words(piece.words)
        return self._link(reference)

    def _link(self, reference: Reference) -> str:
        """To a source, a case or a worksheet."""
        kind, key = reference.kind, reference.key
        if kind == "source":
            return f'<a class="bb-source" href="{self.up}sources.html#{key}">{_words(reference.text)}</a>'
        folder = "cases" if kind == "case" else "worksheets"
        text = _words(reference.text) or escaped(self.sheet_title(key))
        return f'<a href="{self.up}{folder}/{key}.html">{text}</a>'


def _words(text: str) -> str:
    """Words in HTML or Markdown: escapes of Markdown stay, markup of HTML does not become any."""
    return html.escape(text, quote=False)


def _joined(between: str, parts: list[str]) -> str:
    """Words of the tool in one: lent where they are, as all of them are or none; else with what they quote."""
    made = between.join(part.signed if isinstance(part, Quoting) else part for part in parts if part)
    spoken = next((part.spoken for part in parts if isinstance(part, Lent)), None)
    if spoken:
        return Lent(without_languages(made), spoken)
    return Quoting(made) if BEHIND in made else made
