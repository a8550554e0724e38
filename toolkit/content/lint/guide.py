"""What is wrong with the guide: references to what is not there, numbers that nobody can trace, parts that do not fit together."""

from collections.abc import Collection, Iterator
from typing import Any

from toolkit.content.guide.figures import Bars, Board, Table
from toolkit.content.guide.guide import SourcedFact
from toolkit.content.guide.model import (
    CASE_PARTS,
    SECTORS,
    TARGET_GROUPS,
    Case,
    KeyNumber,
    Literature,
    Place,
    Story,
    Term,
    Theme,
)
from toolkit.content.guide.places import outside, spans
from toolkit.content.guide.references import Reference, foreign_in, misspelt_in, references_in
from toolkit.content.library import Library
from toolkit.content.lint import labels, prose, themes
from toolkit.content.lint.markup import slips_in
from toolkit.content.lint.named import bad_reference, check_name, follows, known_names, of_list, reach
from toolkit.content.lint.place import at
from toolkit.content.lint.texts import check_text, numbers_in, texts_of
from toolkit.content.model import AIMS
from toolkit.content.normalise import pick
from toolkit.content.problem import Problem, Word
from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.file import YamlFile
from toolkit.contract.data import RESPONDENT

_LONGEST_SHOWN = 60
_HEAVY = 1  # MB, of a file beside the pages


def check_parts(library: Library) -> list[Problem]:
    """The files beside the pages. Of worksheets and packs it counts which there are, not what they say."""
    guide = library.guide
    problems: list[Problem] = []
    for place, parts in (
        ("facts", guide.facts),
        ("literature.yaml", guide.literature),
        ("glossary.yaml", guide.terms),
        ("figures", guide.figures),
        ("cases", guide.cases),
        ("stories", guide.stories),
        ("themes.yaml", guide.themes),
    ):
        for key, part in dict[str, Any](parts).items():
            file, path = guide.files[place, key]
            typed = part.fact if isinstance(part, SourcedFact) else part
            problems += _texts(library, file, path, typed)
            problems += [problem for problem in _keys(library, file, path, part) if not follows(library, problem)]
    return problems + _terms_twice(library)


def _terms_twice(library: Library) -> list[Problem]:
    """Two entries of the glossary with one term: which is meant nobody can tell."""
    by_file: dict[str, tuple[YamlFile, list[tuple[Any, Path_]]]] = {}
    for key, term in library.guide.terms.items():
        file, path = library.guide.files["glossary.yaml", key]
        by_file.setdefault(file.name, (file, []))[1].append((term.term, (*path, "term")))
    return [problem for file, terms in by_file.values() for problem in labels.same(library, file, terms)]


def check_sheets(library: Library) -> Iterator[Problem]:
    """What worksheets refer to outside their own file: their step, the aims of "Which worksheet fits?"."""
    for sheet in library.sheets.values():
        if sheet.worksheet.step:
            yield from _step(library, sheet.file, ("step",), sheet.worksheet.step)
        yield from of_list(library, sheet.file, ("aims",), AIMS, sheet.worksheet.aims)


def check_pages(library: Library) -> Iterator[Problem]:
    for language, pages in library.guide.pages.items():
        for page in (page for page in pages.pages if not page.spoken):
            yield from (problem for problem in prose.check(library, page, language) if not follows(library, problem))
        for path, source in pages.files:
            size = source.stat().st_size / 1e6
            if size > _HEAVY and source.is_relative_to(library.folder):
                data = {"size": f"{size:.0f}"}
                yield Problem("file-heavy", f"guide/{language}/{path}", data=data, warning=True)


def _texts(library: Library, file: YamlFile, path: Path_, part: Any) -> Iterator[Problem]:
    for place, text in texts_of(part, path):
        # A year, and the title of a book, is one in every language.
        same = place[-1] == "reference" or not any(letter.isalpha() for word in text.values() for letter in str(word))
        yield from check_text(library, file, place, text, one_will_do=same)
        for language, words in text.items():
            where = (*place, language) if language else place
            said = words if isinstance(words, str) else "\n".join(words)
            for reference in references_in(said):
                yield from _reference(library, file, where, reference)
            for one in misspelt_in(said):
                code, data = bad_reference(one)
                yield file.problem(code, where, data=data)
            for slip in slips_in(said) if _is_markdown(part, place[len(path) :]) else ():
                yield file.problem(slip.code, where, data=slip.data())
            for _, shown in foreign_in(said):
                yield file.problem("foreign-content", where, data={"text": shown[:_LONGEST_SHOWN]})


def _is_markdown(part: Any, place: Path_) -> bool:
    """Whether a text of a part is written in Markdown; the others are plain but for their references."""
    return (isinstance(part, Case) and place[0] in CASE_PARTS) or (isinstance(part, Story) and place[-1] == "text")


def _reference(library: Library, file: YamlFile, path: Path_, reference: Reference) -> Iterator[Problem]:
    yield from check_name(file, path, reference.kind, reference.key, known_names(library, reference.kind))
    if reference.kind == "source":
        yield from _outside(library, file, reference.key, reference.at, *path)


def _outside(library: Library, file: YamlFile, ref: str, place: str | None, *path: str | int) -> Iterator[Problem]:
    """A place that the contents of its source do not reach, or that ends before it begins."""
    turned = next(((begin, end) for begin, end in spans(place or "") if end < begin), None)
    if place and turned:
        yield at(file, "bad-form", *path, value=place, how=Word("how.turned"), first=turned[1], last=turned[0])
        return
    if place and ref in library.sources and outside(library.sources[ref], place):
        yield at(file, "place-outside", *path, **reach(library, ref, place))


def _keys(library: Library, file: YamlFile, path: Path_, part: Any) -> Iterator[Problem]:
    def names(kind: str, name: str, known: Collection[str], *where: str | int) -> Iterator[Problem]:
        return check_name(file, (*path, *where), kind, name, known)

    for where, place in _places(part):
        yield from names("source", place.ref, library.sources, *where, "ref")
        yield from _outside(library, file, place.ref, place.at, *path, *where, "at")
    if isinstance(part, SourcedFact):
        yield from names("source", part.source, library.sources)
        yield from _outside(library, file, part.source, part.fact.at, *path, "at")
        if part.fact.origin is not None:
            yield from names("literature", part.fact.origin, library.guide.literature, "origin")
    elif isinstance(part, Literature):
        yield from names("source", part.via, library.sources, "via")
        yield from _outside(library, file, part.via, part.at, *path, "at")
    elif isinstance(part, Term):
        for n, key in enumerate(part.see):
            yield from names("term", key, library.guide.terms, "see", n)
            if library.guide.terms.get(key) is part:
                yield at(file, "names-itself", *path, "see", n, id=key)
    elif isinstance(part, Case):
        yield from of_list(library, file, (*path, "sectors"), SECTORS, part.sectors, sectors_of(library))
        for n, step in enumerate(part.steps):
            yield from _step(library, file, (*path, "steps", n), step)
        yield from of_list(library, file, (*path, "target_groups"), TARGET_GROUPS, part.target_groups)
        for n, key in enumerate(part.worksheets):
            yield from names("worksheet", key, library.sheets, "worksheets", n)
        if part.key_number is not None:
            yield from names("fact", part.key_number.fact, library.guide.facts, "key_number", "fact")
            yield from _key_number(library, file, path, part.key_number)
    elif isinstance(part, Theme):
        yield from themes.check(library, file, path, part)
    elif isinstance(part, Story):
        yield from _scenes(file, path, part)
    elif isinstance(part, Table):
        for n, row in enumerate(part.rows):
            if len(row.cells) != len(part.columns) - 1:
                have, want = len(row.cells), len(part.columns) - 1
                yield at(file, "figure-cells", *path, "rows", n, "cells", cells=have, columns=want)
    elif isinstance(part, Board):
        for n, card in enumerate(part.cards):
            yield from names("board-row", card.row, [row.id for row in part.rows], "cards", n, "row")
            yield from names("board-column", card.column, [column.id for column in part.columns], "cards", n, "column")
    elif isinstance(part, Bars):
        for g, group in enumerate(part.groups):
            for n, bar in enumerate(group.bars):
                if not 0 <= bar.value <= part.max:
                    yield at(file, "figure-bar", *path, "groups", g, "bars", n, "value", value=bar.value, most=part.max)


def _key_number(library: Library, file: YamlFile, path: Path_, key_number: KeyNumber) -> Iterator[Problem]:
    """A number that is not in the sentence of its fact."""
    sourced = library.guide.facts.get(key_number.fact)
    if sourced is None:
        return
    for language, number in key_number.number.items():
        says = pick(sourced.fact.says, language) or ""
        if numbers_in(number, language or library.languages[0]) - numbers_in(says, language or library.languages[0]):
            where = (*path, "key_number", "number", *filter(None, [language]))
            data = {"text": number, "name": key_number.fact, "says": says}
            yield file.problem("fact-number", where, data=data)


def sectors_of(library: Library) -> list[str]:
    """The sectors that a case may have: those of the list, or of the block "Om jer"."""
    own = [option.value for option in library.options.get(SECTORS, [])]
    return own or next(list(key["options"]) for key in RESPONDENT if key["id"] == "sector")


def _step(library: Library, file: YamlFile, path: Path_, step: int) -> Iterator[Problem]:
    """A step that no page of the guide opens; without a guide any step will do. Of a base's steps some may be left out."""
    if library.layers.without and library.layers.is_of_a_base(file.name):
        return
    known = sorted({page.head.step or 0 for pages in library.guide.pages.values() for page in pages.steps})
    if known and step not in known:
        yield at(file, "unknown-step", *path, step=step, known=", ".join(map(str, known)))


def _places(part: Any) -> Iterator[tuple[Path_, Place]]:
    for n, place in enumerate(getattr(part, "sources", ())):
        yield ("sources", n), place
    for d, definition in enumerate(getattr(part, "definitions", ())):
        for n, place in enumerate(definition.sources):
            yield ("definitions", d, "sources", n), place


def _scenes(file: YamlFile, path: Path_, story: Story) -> Iterator[Problem]:
    ids = [scene.id for scene in story.scenes]
    reached, ways, lost = {ids[0]}, [ids[0]], False
    for n, scene in enumerate(story.scenes):
        if scene.id in ids[:n]:
            yield at(file, "duplicate-id", *path, "scenes", n, "id", id=scene.id)
        for c, choice in enumerate(scene.choices):
            lost = lost or choice.to not in ids
            yield from check_name(file, (*path, "scenes", n, "choices", c, "to"), "scene", choice.to, ids)
    by_id = {scene.id: scene for scene in story.scenes}
    while ways:
        for choice in by_id[ways.pop()].choices:
            if choice.to in by_id and choice.to not in reached:
                reached.add(choice.to)
                ways.append(choice.to)
    if not lost and all(by_id[name].choices for name in reached):
        yield at(file, "story-endless", *path, "scenes")
    for n, name in enumerate(ids):
        if name not in reached and not lost:  # else a name that is misspelt may be the way there
            yield at(file, "scene-unreached", *path, "scenes", n, "id", id=name)
