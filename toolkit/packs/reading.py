"""A figure of the guide as a poster to read: for those that leave no room to write."""

from dataclasses import dataclass
from functools import partial

from toolkit.content.guide.figures import Bars, Board, Chain, Figure, Forces, Groups, Table, Timeline
from toolkit.content.guide.references import InWords, in_plain_words
from toolkit.content.library import Library
from toolkit.content.normalise import pick
from toolkit.paper.paper import PT_PER_MM, Paper
from toolkit.paper.pieces.measure import wrapped
from toolkit.paper.pieces.poster import Panel
from toolkit.words.locale import say
from toolkit.words.written import written

_LEAST_PT, _MOST_PT = 9.0, 30
_LEADING = 1.3
_GAP_MM = 7.0  # between columns
_HEAD_EM, _ABOUT_EM, _LABEL_EM = 1.9, 1.05, 1.2  # of templates/pack/pack.css, as its white space below
_AFTER_ABOUT_MM, _PANEL_MM, _ROW_MM, _OVER_FOOT_MM = 7.0, 9.0, 5.0, 4.0
_FOOT_EM = 0.6


@dataclass(frozen=True)
class Reading:
    """`heads`: of the columns of a table, in which every panel is a row and its items are the cells; without them panels stand in columns.
    `foot`: the source; `least_pt`: the least type, in which it goes on on the next page where it has no room on one."""

    title: str
    about: str
    panels: tuple[Panel, ...]
    language: str
    foot: str = ""
    heads: tuple[str, ...] = ()
    least_pt: float = _LEAST_PT

    @property
    def columns(self) -> list[tuple[Panel, ...]]:
        """The panels beside and below each other: three columns at most, in the order of reading down."""
        count = 2 if len(self.panels) in (2, 4) else min(3, len(self.panels))
        long = -(-len(self.panels) // count)
        return [self.panels[n : n + long] for n in range(0, len(self.panels), long)]

    def size_pt(self, on: Paper) -> float:
        """The largest type, by half points, in which all of it stands on one page."""
        sizes = (half / 2 for half in range(2 * _MOST_PT, int(2 * self.least_pt), -1))
        return next((size for size in sizes if self._height(size, on.width_mm) <= on.height_mm), self.least_pt)

    def is_tight(self, on: Paper) -> bool:
        """Whether it may want a second page even in the least type: then its lines stand closer."""
        return self._height(self.least_pt, on.width_mm) > on.height_mm

    @staticmethod
    def foot_pt(size: float) -> float:
        """The type of the source, below a text in that size."""
        return max(_LEAST_PT, round(size * _FOOT_EM, 1))

    def _height(self, size: float, width: float) -> float:
        """In mm, on the safe side."""

        def high(text: str, room: float, em: float = 1.0, bold: bool = False) -> float:
            lines = sum(len(wrapped(line, room, size * em, bold)) for line in text.split("\n") if line)
            return lines * size * em * _LEADING / PT_PER_MM

        head = high(self.title, width, _HEAD_EM, True) + high(self.about, width, _ABOUT_EM) + _AFTER_ABOUT_MM
        head += high(self.foot, width, self.foot_pt(size) / size) + _OVER_FOOT_MM
        if self.heads:
            room = width / (len(self.heads) + 1) - _ROW_MM
            rows = [
                (Panel(""), tuple(Panel(one) for one in self.heads)),
                *((panel, panel.items) for panel in self.panels),
            ]
            return head + sum(
                max(high(one.label, room, bold=True), *(high(item.text or item.label, room) for item in items))
                + _ROW_MM
                for one, items in rows
            )
        room = width / len(self.columns) - _GAP_MM
        inner = room - size * 1.1 / PT_PER_MM

        def panel_height(panel: Panel) -> float:
            items = (f"{item.label}. {item.text}" if item.text else item.label for item in panel.items)
            texts = high(panel.label, room, _LABEL_EM, True) + high(panel.text, room)
            return texts + sum(high(item, inner, bold=True) + size * 0.25 / PT_PER_MM for item in items) + _PANEL_MM

        return head + max(sum(map(panel_height, column)) for column in self.columns)


def reading_of(library: Library, name: str, language: str) -> Reading:
    """Raises KeyError where there is no figure of that name."""
    figure = library.guide.figures[name]

    text = partial(in_plain_words, language=language)
    sources = [library.sources[place.ref] for place in figure.sources]
    named = "; ".join(dict.fromkeys(f"{pick(one.publisher, language)} {pick(one.year, language)}" for one in sources))
    foot = say(language, "print.pieces.source", source=named) if named else ""
    heads = tuple(text(column) for column in figure.columns[1:]) if isinstance(figure, Table) else ()
    panels = tuple(_panels(figure, language, text))
    return Reading(text(figure.title), text(figure.about), panels, language, foot, heads)


def _panels(figure: Figure, language: str, text: InWords) -> list[Panel]:
    match figure:
        case Groups():
            return [
                Panel(text(g.label), text(g.text), tuple(Panel(text(i.label), text(i.text)) for i in g.items))
                for g in figure.groups
            ]
        case Chain():
            return [Panel(text(s.label), text(s.text), tuple(Panel(text(i)) for i in s.items)) for s in figure.steps]
        case Forces():
            return [
                Panel(text(side.label), items=tuple(Panel(text(i)) for i in side.items))
                for side in (figure.pushing, figure.holding)
            ]
        case Timeline():
            return [Panel(f"{text(event.when)}: {text(event.title)}", text(event.text)) for event in figure.events]
        case Table():
            heads = [text(column) for column in figure.columns[1:]]
            return [
                Panel(
                    text(row.label),
                    items=tuple(
                        Panel(head, "\n".join(map(text, words)) if isinstance(words, list) else text(words))
                        for head, words in zip(heads, row.cells, strict=True)
                    ),
                )
                for row in figure.rows
            ]
        case Bars():
            unit = text(figure.unit)
            return [
                Panel(
                    text(g.label),
                    items=tuple(
                        Panel(text(bar.label), f"{written(str(bar.value), language)} {unit}") for bar in g.bars
                    ),
                )
                for g in figure.groups
            ]
        case Board():
            columns = {column.id: text(column.label) for column in figure.columns}
            return [
                Panel(
                    text(row.label),
                    text(row.text),
                    tuple(Panel(columns[card.column], text(card.text)) for card in figure.cards if card.row == row.id),
                )
                for row in figure.rows
            ]
    raise TypeError(type(figure).__name__)
