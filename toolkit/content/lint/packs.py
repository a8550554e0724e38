"""What is wrong with packs: references to what is not there, and agendas that no day has room for."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from toolkit.content.guide.posters import STEPS
from toolkit.content.library import Library
from toolkit.content.lint.named import check_name, follows, known_names
from toolkit.content.lint.place import at
from toolkit.content.lint.texts import check_text, texts_of, unprinted
from toolkit.content.model import Worksheet
from toolkit.content.packs.load import PackFile
from toolkit.content.packs.model import PackCards, PackPart, PackPoster
from toolkit.content.problem import Problem
from toolkit.content.yaml.compose import Path_

MOST_MINUTES = 12 * 60
_DAY = 24 * 60
_CARDS_FROM = ("statements", "rows", "options")
_DRAWN = ("circle", "forces")  # layouts of a section that a poster shows


def check(library: Library) -> list[Problem]:
    problems: list[Problem] = []
    for held in library.packs.values():
        found = [*_Checker(library, held).problems()]
        problems += [problem for problem in found if not follows(library, problem)]
    return problems


def check_texts(library: Library, held: PackFile) -> Iterator[Problem]:
    """Of one pack, whatever does not depend on what it refers to."""
    for path, text in texts_of(held.pack):
        yield from check_text(library, held.file, path, text)
        yield from unprinted(held.file, path, text)


class _Checker:
    def __init__(self, library: Library, held: PackFile) -> None:
        self.library, self.file, self.pack = library, held.file, held.pack

    def problems(self) -> Iterator[Problem]:
        yield from self._participants()
        for n, source in enumerate(self.pack.sources):
            yield from self._named("source", source.ref, list(self.library.sources), "sources", n, "ref")
        yield from self._repeated([part.id for part in self.pack.parts], lambda n: ("parts", n, "id"))
        yield from self._agenda()
        for n, part in enumerate(self.pack.parts):
            yield from self._part(part, ("parts", n))

    def _participants(self) -> Iterator[Problem]:
        people = self.pack.participants
        if people.min > people.max:
            yield at(self.file, "min-above-max", "participants", "min")
        elif not people.min <= people.default <= people.max:
            limit = f"{people.min}–{people.max}"
            yield at(self.file, "number-range", "participants", "default", value=people.default, limit=limit)

    def _agenda(self) -> Iterator[Problem]:
        """The first part that the day, or half of it, has no room for."""
        hours, minutes = self.pack.start.split(":")
        begin, total = int(hours) * 60 + int(minutes), 0
        for n, part in enumerate(self.pack.parts):
            total += part.minutes
            path = ("parts", n, "minutes")
            if total > MOST_MINUTES:
                whole = sum(part.minutes for part in self.pack.parts)
                yield at(self.file, "agenda-too-long", *path, minutes=whole, most=MOST_MINUTES)
                return
            if begin + total > _DAY:
                yield at(self.file, "agenda-past-midnight", *path, start=self.pack.start)
                return

    def _part(self, part: PackPart, path: Path_) -> Iterator[Problem]:
        steps = sum(step.minutes for step in part.script.steps)
        if part.script.steps and steps != part.minutes:
            yield at(self.file, "steps-minutes", *path, "script", "steps", steps=steps, minutes=part.minutes)
        for key, items in (("worksheets", part.worksheets), ("cards", part.cards), ("posters", part.posters)):
            yield from self._twice(items, (*path, key))
        used = [sheet.ref for sheet in part.worksheets]
        for n, other in enumerate(part.instead):
            if other.ref in used:
                yield at(self.file, "duplicate-id", *path, "instead", n, "ref", id=other.ref)
            used.append(other.ref)
            yield from self._worksheet(other.ref, *path, "instead", n, "ref")
        for n, sheet in enumerate(part.worksheets):
            yield from self._worksheet(sheet.ref, *path, "worksheets", n, "ref")
        for n, cards in enumerate(part.cards):
            yield from self._cards(cards, (*path, "cards", n))
        for n, poster in enumerate(part.posters):
            yield from self._poster(poster, (*path, "posters", n))

    def _twice(self, items: list[Any], path: Path_) -> Iterator[Problem]:
        """The same thing to print twice in one part: its number is said by `copies`."""
        seen: list[Any] = []
        for n, item in enumerate(items):
            if item in seen:
                name = item.ref or getattr(item, "figure", None) or getattr(item, "list_", None)
                yield at(self.file, "duplicate-id", *path, n, id=name)
            seen.append(item)

    def _cards(self, cards: PackCards, path: Path_) -> Iterator[Problem]:
        if cards.ref is None:
            yield from self._named("list", cards.list_ or "", list(self.library.options), *path, "list")
            return
        yield from self._worksheet(cards.ref, *path, "ref")
        sheet = self._sheet(cards.ref)
        if sheet is None:
            return
        fields = {field.id: field for section in sheet.sections for field in section.fields}
        field = fields.get(cards.field or "")
        if field is None:
            yield from self._named("field", cards.field or "", list(fields), *path, "field")
        elif not any(getattr(field, key, None) for key in _CARDS_FROM):
            yield at(self.file, "cards-of-nothing", *path, "field", name=field.id)

    def _poster(self, poster: PackPoster, path: Path_) -> Iterator[Problem]:
        if poster.figure is not None:
            known = [*known_names(self.library, "figure"), STEPS]
            yield from self._named("figure", poster.figure, known, *path, "figure")
        elif poster.ref is not None:
            yield from self._worksheet(poster.ref, *path, "ref")
            sheet = self._sheet(poster.ref)
            if sheet is not None and not has_drawing(sheet):
                yield at(self.file, "poster-of-nothing", *path, "ref", name=poster.ref)

    def _worksheet(self, name: str, *path: str | int) -> Iterator[Problem]:
        yield from self._named("worksheet", name, known_names(self.library, "worksheet"), *path)

    def _sheet(self, name: str) -> Worksheet | None:
        sheet = self.library.sheets.get(name)
        return sheet.worksheet if sheet else None

    def _named(self, kind: str, name: str, known: list[str], *path: str | int) -> Iterator[Problem]:
        return check_name(self.file, path, kind, name, known)

    def _repeated(self, ids: list[str], path: Any) -> Iterator[Problem]:
        seen: Counter[str] = Counter()
        for n, name in enumerate(ids):
            if seen[name]:
                yield at(self.file, "duplicate-id", *path(n), id=name)
            seen[name] += 1


def has_drawing(sheet: Worksheet) -> bool:
    """Whether a worksheet has something to draw large: a board, or a section laid out as a drawing."""
    return any(
        section.layout in _DRAWN or any(field.type == "placement" for field in section.fields)
        for section in sheet.sections
    )
