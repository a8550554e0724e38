"""Labels that nobody can tell apart: two options, rows, columns, steps, questions, scores or bands that read the same."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from toolkit.author.texts import ONE_LANGUAGE, Translated
from toolkit.content.guide.figures import Figure
from toolkit.content.guide.model import Case, Story, Theme
from toolkit.content.library import Library
from toolkit.content.lint.place import at
from toolkit.content.lint.target import columns_of
from toolkit.content.problem import Problem
from toolkit.content.sheet import Sheet
from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.file import YamlFile
from toolkit.content.yaml.prune import value_at

_LISTS = ("options", "rows", "columns", "statements")
_LONGEST_SHOWN = 60


def check(library: Library, sheet: Sheet) -> Iterator[Problem]:
    sections = sheet.worksheet.sections
    questions = [
        (field.label, ("sections", s, "fields", f, "label"))
        for s, section in enumerate(sections)
        for f, field in enumerate(section.fields)
    ]
    yield from same(library, sheet.file, questions)
    yield from same(library, sheet.file, [(part.title, ("sections", s, "title")) for s, part in enumerate(sections)])
    scores = sheet.worksheet.scores
    yield from same(library, sheet.file, [(score.label, ("scores", n, "label")) for n, score in enumerate(scores)])
    for n, score in enumerate(scores):
        bands = [(band.label, ("scores", n, "bands", b, "label")) for b, band in enumerate(score.bands)]
        yield from same(library, sheet.file, bands)
    for s, section in enumerate(sections):
        for f, field in enumerate(section.fields):
            path: Path_ = ("sections", s, "fields", f)
            yield from _of_field(library, sheet.file, field, path)
            heads = [(column.short, (*path, "columns", c, "short")) for c, column in enumerate(columns_of(field))]
            yield from same(library, sheet.file, [(head, place) for head, place in heads if head])
            for c, column in enumerate(columns_of(field)):
                yield from _of_field(library, sheet.file, column, (*path, "columns", c))


def _of_field(library: Library, file: YamlFile, field: Any, path: Path_) -> Iterator[Problem]:
    for key in _LISTS:
        items = getattr(field, key, None)
        if isinstance(items, list):
            key_of = "text" if key == "statements" else "label"
            yield from same(
                library, file, [(getattr(item, key_of), (*path, key, n, key_of)) for n, item in enumerate(items)]
            )
    scale = getattr(field, "scale", None)
    if scale is not None and not isinstance(scale, str):
        yield from of_scale(library, file, scale, (*path, "scale"))


def of_scale(library: Library, file: YamlFile, scale: Any, path: Path_) -> Iterator[Problem]:
    yield from same(library, file, [(label, (*path, "labels", step)) for step, label in scale.labels.items()])


def same(library: Library, file: YamlFile, labels: Iterable[tuple[Translated, Path_]]) -> Iterator[Problem]:
    """One problem for each label that an earlier one has too, in some language of the site."""
    first: dict[tuple[str, str], Path_] = {}
    for label, path in labels:
        told = False
        for language in (*library.languages, ONE_LANGUAGE):
            text = label.get(language)
            if not isinstance(text, str):
                continue
            other = first.setdefault((language, _seen(text)), path)
            if other != path and not told and _name(file, other) != _name(file, path):
                told = True
                place = (*path, language) if language else path
                line = file.place(file.as_written(other))[0]
                yield at(file, "same-label", *place, label=text[:_LONGEST_SHOWN], first=line)


def titles(library: Library) -> Iterator[Problem]:
    """Two worksheets, packs, cases, stories, figures or topics with one title, in some language of the site."""
    guide = library.guide
    kinds: list[list[tuple[YamlFile, Path_, Translated]]] = [
        [(sheet.file, (), sheet.worksheet.title) for sheet in library.sheets.values()],
        [(held.file, (), held.pack.title) for held in library.packs.values()],
    ]
    parts: list[tuple[str, Iterable[tuple[str, Case | Story | Figure | Theme]]]] = [
        ("cases", guide.cases.items()),
        ("stories", guide.stories.items()),
        ("figures", guide.figures.items()),
        ("themes.yaml", guide.themes.items()),
    ]
    kinds += [[(*guide.files[place, key], part.title) for key, part in held] for place, held in parts]
    for kind in kinds:
        first: dict[tuple[str, str], tuple[YamlFile, Path_]] = {}
        for file, path, title in kind:
            for language in (*library.languages, ONE_LANGUAGE):
                text = title.get(language)
                if not isinstance(text, str):
                    continue
                other = first.setdefault((language, _seen(text)), (file, path))
                if other != (file, path):
                    line = other[0].place(other[0].as_written((*other[1], "title")))[0]
                    where, place = f"{other[0].name}:{line}", (*path, "title", *filter(None, [language]))
                    yield at(file, "same-title", *place, warning=True, title=text[:_LONGEST_SHOWN], other=where)
                    break


def _name(file: YamlFile, path: Path_) -> Any:
    """The id that the label stands beside; the same one twice is told as such."""
    return (
        [value_at(file.data, (*path[:-1], key)) for key in ("id", "value", "up_to")]
        if path[-1] in ("label", "short", "text")
        else path
    )


def _seen(text: str) -> str:
    """A text as a reader takes it in: without case, white space, unseen signs and a stop at the end."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    shown = "".join(char for char in plain if unicodedata.category(char) != "Cf")
    return " ".join(shown.split()).rstrip(".:")
