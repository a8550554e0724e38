"""What stands where on paper: the questions of a section as blocks, in the order in which they are read. Pure arithmetic over a `Paper`.

The author says nothing of it but the order of the questions, `about`, `short` and `width`. Scales or choices that follow each other with
the same answers become one table, with what comments on them as columns at its right; lists of the same options become one table of ticks;
neighbours that ask for a part of the line share it. Where there is no room for that, each question stands by itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeGuard

from toolkit.contract.document import ChoicesField, Field, LinesField, Section
from toolkit.contract.shape import Cell, cells_of, has_lines, kinds_with
from toolkit.paper.columns import cell_height
from toolkit.paper.drawing import Drawing, drawing
from toolkit.paper.follow_ups import FollowUps, Member, follow_ups_of
from toolkit.paper.heights import HEADING_MM, option_mm, question_mm, said_mm
from toolkit.paper.paper import Paper
from toolkit.paper.runs import RunWidths, TickWidths, run_widths, tick_widths

Placed = tuple[Field, Paper]  # a field, and the paper that it has to itself
_SHARE = {"full": 1, "half": 2, "third": 3}  # one of so many parts of the line
_NARROWEST, _SHORT = 50.0, 45.0  # mm at 10 pt: a block beside another; one whose answer is a few words
_FEW_WORDS = kinds_with("text", "number", "day")
_MOST_HEADS = 6  # options as heads of columns
_HEAD = 12.0  # mm at 10 pt: the head of a table


@dataclass(frozen=True)
class Single:
    """A question by itself."""

    field: Field
    paper: Paper

    @property
    def height_mm(self) -> float:
        return question_mm(self.field, self.paper)

    def placed(self) -> Iterator[Placed]:
        yield self.field, self.paper

    def cells(self) -> Iterator[tuple[Field, Cell]]:
        yield from ((self.field, cell) for cell in cells_of(self.field))


@dataclass(frozen=True)
class Run:
    """Scales or choices with the same answers: a table with a line for each, and columns for what comments on them."""

    members: tuple[Member, ...]
    follow_ups: tuple[FollowUps, ...]
    widths: RunWidths
    paper: Paper

    @property
    def height_mm(self) -> float:
        return (_HEAD + 5) * self.paper.scale + sum(self.row_mm(member) for member in self.members)

    def row_mm(self, member: Member) -> float:
        """Height of the row of a question: of what it says, or of the highest box."""
        columns = zip(self.follow_ups, self.widths.columns, strict=True)
        boxes = [(column.fields.get(member["id"]), width) for column, width in columns]
        words = said_mm(member, self.widths.label, self.paper)
        return max(
            words, *(cell_height(field, width, self.paper) for field, width in boxes if field), self.paper.box.cell
        )

    def placed(self) -> Iterator[Placed]:
        columns = list(zip(self.follow_ups, self.widths.columns, strict=True))
        for member in self.members:
            yield member, self.paper
            for column, width in columns:
                if member["id"] in column.fields:
                    yield column.fields[member["id"]], self.paper.within(width - 2 * self.paper.cell_gap_mm)

    def cells(self) -> Iterator[tuple[Field, Cell]]:
        for field, _ in self.placed():
            yield from ((field, cell) for cell in cells_of(field))


@dataclass(frozen=True)
class Ticks:
    """Lists of the same options: a table with a line for each option and a column for each list."""

    members: tuple[ChoicesField, ...]
    widths: TickWidths
    paper: Paper

    @property
    def height_mm(self) -> float:
        rows = (option_mm(option["label"], self.widths.label, self.paper) for option in self.members[0]["options"])
        return (_HEAD + 5 * len(self.members)) * self.paper.scale + sum(rows)

    def placed(self) -> Iterator[Placed]:
        yield from ((member, self.paper) for member in self.members)

    def cells(self) -> Iterator[tuple[Field, Cell]]:
        for option in self.members[0]["options"]:
            yield from ((member, (option["value"], None)) for member in self.members)


@dataclass(frozen=True)
class Line:
    """Blocks beside each other."""

    blocks: tuple["Single | Run | Ticks", ...]
    paper: Paper

    @property
    def height_mm(self) -> float:
        return max(block.height_mm for block in self.blocks)

    def placed(self) -> Iterator[Placed]:
        for block in self.blocks:
            yield from block.placed()

    def cells(self) -> Iterator[tuple[Field, Cell]]:
        for block in self.blocks:
            yield from block.cells()


Block = Single | Run | Ticks | Line | Drawing


def plan_section(section: Section, paper: Paper) -> list[Block]:
    """The blocks of a section, in reading order; one drawing where the author asks for it and it has room."""
    drawn = drawing(section, paper)
    if drawn:
        return [drawn]
    return list(_lines(list(_blocks(section["fields"], paper)), paper))


def _blocks(fields: Sequence[Field], paper: Paper) -> Iterator[Single | Run | Ticks]:
    """Tables and single questions, each on as much of the line as it asks for."""
    done: set[str] = set()
    alone: set[str] = set()  # members of a table that has no room
    for place, first in enumerate(fields):
        if first["id"] in done:
            continue
        own = paper.within(part_mm(first, paper))
        members = [] if first["id"] in alone else _members(fields[place:])
        table = _table(members, fields[place:], own)
        if table is None:
            alone |= {member["id"] for member in members}
        block = table or Single(_as_wide(first, own, paper), own)
        done |= {field["id"] for field, _ in block.placed()}
        yield block


def _as_wide(field: Field, own: Paper, paper: Paper) -> Field:
    """The field with as many lines as it needs where its part of the line would be too narrow and it has all of it."""
    share = _SHARE[field["width"]]
    if not has_lines(field) or share == 1 or own.width_mm < paper.width_mm:
        return field
    wider: LinesField = {**field, "lines": max(2, ceil(field["lines"] / share))}
    return wider


def part_mm(field: Field, paper: Paper) -> float:
    """What a field gets of the line by its `width`; all of it where the part would be too narrow to write in."""
    parts = _SHARE[field["width"]]
    part = (paper.width_mm - (parts - 1) * paper.gap_mm) / parts
    least = _SHORT if field["type"] in _FEW_WORDS and not has_lines(field) else _NARROWEST
    return part if part >= least * paper.scale else paper.width_mm


def _members(fields: Sequence[Field]) -> list[Field]:
    """The questions that make a table with the first of these fields; what comments on them may stand between."""
    first = fields[0]
    if not _is_member(first) and first["type"] != "choices":
        return []
    if first["type"] == "choice" and len(first["options"]) > _MOST_HEADS:
        return []
    members: list[Field] = [first]
    for field in fields[1:]:
        if _is_alike(field, first):
            members.append(field)
        elif field["about"] not in {member["id"] for member in members}:
            break
    return members


def _table(alike: Sequence[Field], fields: Sequence[Field], paper: Paper) -> Run | Ticks | None:
    lists = [field for field in alike if field["type"] == "choices"]
    if lists:
        ticks = tick_widths(lists, paper) if len(lists) > 1 else None
        return Ticks(tuple(lists), ticks, paper) if ticks else None
    members = [field for field in alike if _is_member(field)]
    if not members:
        return None
    follow_ups = follow_ups_of(members, [field for field in fields if field not in members])
    if len(members) == 1 and not follow_ups:
        return None
    widths = run_widths(members, follow_ups, paper)
    return Run(tuple(members), follow_ups, widths, paper) if widths else None


def _is_member(field: Field) -> TypeGuard[Member]:
    return field["type"] == "scale" or field["type"] == "choice"


def _is_alike(field: Field, first: Field) -> bool:
    """Whether two questions are answered alike and want the same room."""
    keys = ("type", "width", "options", "not_relevant")
    return all(field.get(key) == first.get(key) for key in keys)


def _lines(blocks: Sequence[Single | Run | Ticks], paper: Paper) -> Iterator[Block]:
    """Neighbours on one line, as many as have room."""
    line: list[Single | Run | Ticks] = []
    for block in blocks:
        if line and _width([*line, block], paper) > paper.width_mm + 0.1:
            yield from _put(line, paper)
            line = []
        line.append(block)
    yield from _put(line, paper)


def _width(blocks: Sequence[Single | Run | Ticks], paper: Paper) -> float:
    return sum(block.paper.width_mm for block in blocks) + (len(blocks) - 1) * paper.gap_mm


def _put(line: Sequence[Single | Run | Ticks], paper: Paper) -> Iterator[Block]:
    """A line cannot break: what is too high for a page, with a heading above it, stands by itself."""
    room = paper.height_mm - HEADING_MM * paper.scale
    if len(line) > 1 and all(block.height_mm <= room for block in line):
        yield Line(tuple(line), paper)
    else:
        yield from line
