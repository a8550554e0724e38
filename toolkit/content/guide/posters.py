"""Posters from the guide: its figures that leave room to write, and its steps as a bridge."""

from functools import partial

from toolkit.content.guide.figures import Board, Chain, Figure, Forces, Groups
from toolkit.content.guide.references import in_plain_words
from toolkit.content.library import Library
from toolkit.content.normalise import pick
from toolkit.paper.pieces.poster import Panel, Poster
from toolkit.words.locale import say

STEPS = "steps"  # the guide's steps, unless a figure is called so


def poster_of(library: Library, name: str, language: str) -> Poster | None:
    """The poster of a figure, or of the guide's steps; None where there is none of that name, or none that one can write on."""
    figure = library.guide.figures.get(name)
    if figure is None:
        steps = _steps(library, language) if name == STEPS else ()
        title = say(language, "print.pieces.steps")
        return Poster("bridge", title, "", steps, language, foot=_address(library)) if steps else None

    text = partial(in_plain_words, language=language)
    foot = _foot(library, figure, language)
    title, about = text(figure.title), text(figure.about)
    if isinstance(figure, Board):
        rows = tuple(Panel(text(row.label), text(row.text)) for row in figure.rows)
        return Poster(
            "board",
            title,
            "",
            rows,
            language,
            columns=tuple(text(column.label) for column in figure.columns),
            foot=foot,
        )
    if isinstance(figure, Chain):
        steps = tuple(Panel(text(step.label), text(step.text)) for step in figure.steps)
        ends = (text(figure.ends.first), text(figure.ends.last)) if figure.ends else None
        return Poster("ladder", title, about, steps, language, ends=ends, foot=foot)
    if isinstance(figure, Forces):
        sides = tuple(Panel(text(side.label), items=tuple(Panel(text(item)) for item in side.items)) for side in (figure.pushing, figure.holding))  # fmt: skip
        return Poster("forces", title, about, sides, language, foot=foot)
    if isinstance(figure, Groups):
        groups = tuple(Panel(text(group.label), items=tuple(Panel(text(item.label), text(item.text)) for item in group.items)) for group in figure.groups)  # fmt: skip
        return Poster("columns", title, about, groups, language, foot=foot)
    return None


def _steps(library: Library, language: str) -> tuple[Panel, ...]:
    pages = library.guide.pages.get(language)
    opening = [page for page in pages.pages if page.head.step is not None] if pages else []
    return tuple(
        Panel(page.head.label or page.head.title) for page in sorted(opening, key=lambda page: page.head.step or 0)
    )


def _foot(library: Library, figure: Figure, language: str) -> str:
    names = [library.sources[place.ref] for place in figure.sources if place.ref in library.sources]
    said = "; ".join(f"{pick(source.publisher, language)} {pick(source.year, language)}" for source in names)
    parts = [say(language, "print.pieces.source", source=said) if said else "", _address(library)]
    return " · ".join(part for part in parts if part)


def _address(library: Library) -> str:
    return library.site.url or pick(library.site.name, library.languages[0]) or ""
