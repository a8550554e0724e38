"""The blocks of a sheet's plan as HTML, each with what its template needs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from toolkit.contract.document import Field, Section, TableField
from toolkit.contract.shape import Cell, has_options, has_rows, has_steps, shape_of, value_of
from toolkit.fields.registry import hints
from toolkit.paper.board import board, list_row
from toolkit.paper.boxes import Part, PdfField, board_address, box_address, cell_options, total_address
from toolkit.paper.circle import Circle
from toolkit.paper.columns import cell_height, column_widths, grid_label_width, placement_widths, row_height
from toolkit.paper.fitting import (
    block_height,
    block_lines,
    grid_form,
    is_stacked,
    option_width,
    step_width,
    table_circles,
)
from toolkit.paper.follow_ups import NOT_RELEVANT, FollowUps, Member, Value
from toolkit.paper.forces import Forces, has_line
from toolkit.paper.heights import is_long, spread
from toolkit.paper.lettering import words_fit
from toolkit.paper.paper import Paper
from toolkit.paper.pictures import arrow_picture, ray
from toolkit.paper.plan import Block, Line, Run, Single, Ticks
from toolkit.paper.said import words_mm
from toolkit.reading.total import columns_with_total
from toolkit.templating.environment import environment
from toolkit.words.clause_text import ClauseText, questions_above
from toolkit.words.locale import say
from toolkit.words.score_text import limit
from toolkit.words.written import quoted

_BOX_HEIGHT = re.compile(r'(<a class="(?:box|cell)[^>]*height:)([\d.]+mm)')
_HEAD, _LEAST_ASKED = 100, 12  # letters at the head of a page on A4; of a question at the least
_LONG = 0.3  # of a page: a table of this height may go on on the next, or it would leave a page too empty


@dataclass(frozen=True)
class Question:
    """What the template of a field type gets."""

    field: Field
    condition: str | None
    hints: list[str]
    slots: dict[Cell, PdfField]

    def slot(self, row: str | None = None, column: str | None = None) -> PdfField:
        return self.slots[row, column]


def measures(paper: Paper, language: str) -> dict[str, Any]:
    """What templates ask about the room that something has: `paper` and the functions over it."""
    over = (
        column_widths, row_height, grid_label_width, placement_widths, is_long, spread, is_stacked, block_lines, block_height, cell_height, grid_form,
        option_width, step_width, table_circles, words_fit, board, list_row,
    )  # fmt: skip
    return {function.__name__: partial(function, paper=paper) for function in over} | {
        "paper": paper,
        "columns_with_total": columns_with_total,
        "box": box_address,
        "cell_options": lambda cell: cell_options(cell, language),
        "legends": lambda field: table_legends(field, language, paper),
    }


class Printer:
    """Prints the questions of one worksheet's place in a file."""

    def __init__(self, part: Part) -> None:
        self.part, self.language = part, part.model["language"]
        self.words = ClauseText(part.model)
        self._above = questions_above(part.model)
        self._of_part = {
            "by_hand": part.by_hand,
            "board_box": partial(board_address, part.prefix),
            "total_box": partial(total_address, part.prefix),
        }

    def question(self, field: Field) -> Question:
        slots = {slot.cell: slot.pdf for slot in self.part.field_slots(field)}
        is_asked = field["id"] in self._above  # those of "Om jer" explain themselves
        said = hints(field, _Hint(self.language)) if is_asked else []
        return Question(field, self.condition(field, field["id"]) if is_asked else None, said, slots)

    def condition(self, part: Field | Section, name: str, kind: str = "field") -> str | None:
        """When to fill in a question or a section, as a sentence."""
        return (
            ClauseText(self.part.model, self._above[name]).sentence(part["show_if"], kind) if part["show_if"] else None
        )

    def block(self, block: Block, is_first: bool, said_mm: float | None = None) -> Markup:
        """`is_first`: the heading of its section stands above it. `said_mm`: how high the words above its answer are, where those of a
        neighbour are higher or lower."""
        match block:
            case Single():
                opens = block.field["id"] == self.part.model["sections"][0]["fields"][0]["id"]
                long = is_long(block.field, is_first, block.paper, opens) or self._is_long_list(block)
                return self._made(
                    "single",
                    block.paper,
                    q=self.question(block.field),
                    field=block.field,
                    long=long,
                    asked=self._asked(block.field),
                    said_mm=said_mm,
                )
            case Run():
                return self._run(block)
            case Ticks():
                questions = [self.question(field) for field in block.members]
                return self._made(
                    "ticks", block.paper, questions=questions, widths=block.widths, long=_may_break(block)
                )
            case Line():
                said = self._said_mm(block)
                inside = [(part.paper.width_mm, self.block(part, is_first, said)) for part in block.blocks]
                return self._made("line", block.paper, blocks=inside)
            case Circle():
                return self._circle(block)
            case Forces():
                return self._forces(block)

    def _asked(self, field: Field) -> str:
        """A question behind the sheet's title at the head of a page, where it goes on; as much of it as the line has room for."""
        room = int(self.part.paper.letters(_HEAD)) - len(self.part.model["title"])
        label = field["label"]
        if len(label) > room:
            label = f"{label[: room - 1].rstrip()}…" if room > _LEAST_ASKED else ""
        return f" · {label}" if label else ""

    def _is_long_list(self, block: Single) -> bool:
        """Whether it is a list to tick that may go on on the next page; on narrow paper a table may, too."""
        field = block.field
        is_list = value_of(field["type"]) == "option" and shape_of(field["type"])["answer"] != "order"
        return (is_list or (self.part.is_narrower and has_rows(field))) and _may_break(block)

    def _said_mm(self, line: Line) -> float | None:
        """The highest words of neighbours that are single questions, so that their answers begin at one height; None where they do anyway."""
        found: set[float] = set()
        for block in line.blocks:
            if isinstance(block, Single):
                question = self.question(block.field)
                beneath = " ".join([question.field["help"] or "", *question.hints])
                found.add(round(words_mm(block.field["label"], beneath, question.condition, block.paper), 2))
        return max(found) if len(found) > 1 else None

    def _circle(self, circle: Circle) -> Markup:
        centre = (
            [(self.question(circle.centre), self._answer(circle.centre, circle.hub_paper))] if circle.centre else []
        )
        panels = [
            (panel, self.question(panel.field), self._answer(panel.field, panel.paper)) for panel in circle.panels
        ]
        rays = [(spot, None if kind == "straight" else ray(spot, kind == "falls")) for spot, kind in circle.rays()]
        return _growing(self._made("circle", circle.paper, circle=circle, centre=centre, panels=panels, rays=rays))

    def _answer(self, field: Field, paper: Paper) -> Markup:
        """The boxes of a question without its words."""
        return self._made(f"fields/{field['type']}/print.html.j2", paper, q=self.question(field), field=field)

    def _forces(self, forces: Forces) -> Markup:
        sides = [
            (
                side,
                self.question(side.field),
                has_line(side.field),
                [(arrow, arrow_picture(arrow.spot, n == 0, forces.paper)) for arrow in side.arrows],
            )
            for n, side in enumerate(forces.sides)
        ]
        return _growing(self._made("forces", forces.paper, forces=forces, sides=sides))

    def _run(self, run: Run) -> Markup:
        rows = [
            (self.question(member), run.row_mm(member), [self._beside(column, member) for column in run.follow_ups])
            for member in run.members
        ]
        heads = [self._head(column, run.members[0]) for column in run.follow_ups]
        return self._made(
            "run", run.paper, field=run.members[0], rows=rows, heads=heads, widths=run.widths, long=_may_break(run)
        )

    def _beside(self, column: FollowUps, member: Member) -> Question | None:
        field = column.fields.get(member["id"])
        return self.question(field) if field else None

    def _head(self, column: FollowUps, member: Member) -> str:
        if column.after is None:
            return column.head
        return say(self.language, "print.after", values=self._answers(column.after, member), head=column.head)

    def _answers(self, values: Sequence[Value], member: Member) -> str:
        """`1–2`, `“Nej” eller “Ved ikke”`: the answers of a scale or choice in words."""
        steps = [value for value in values if isinstance(value, int)]
        is_range = len(steps) > 1 and steps[-1] - steps[0] == len(steps) - 1
        said = [f"{steps[0]}–{steps[-1]}"] if is_range else [str(step) for step in steps]
        labels: dict[Value, str] = {option["value"]: option["label"] for option in member["options"]}
        labels[NOT_RELEVANT] = labels.get(NOT_RELEVANT, say(self.language, "print.not_relevant"))
        return self.words.joined(
            [*said, *(quoted(labels[value], self.language) for value in values if value not in steps)], "or"
        )

    def _made(self, name: str, paper: Paper, **context: Any) -> Markup:
        template = environment(self.language).get_template(name if "/" in name else f"print/blocks/{name}.html.j2")
        return Markup(template.render(measures(paper, self.language) | self._of_part | context))


def _growing(drawn: Markup) -> Markup:
    """The boxes of a drawing take their part of what is left of the page. Only there: computed heights cost a fifth of the layout's time."""
    return Markup(_BOX_HEIGHT.sub(r"\1calc(\2 + var(--grown, 0mm))", str(drawn)))


def _may_break(block: Single | Run | Ticks) -> bool:
    return block.height_mm > _LONG * block.paper.height_mm


class _Hint:
    """The words of hints in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, /, **values: Any) -> str:
        return say(self.language, f"print.hints.{key}", **values)

    def limit(self, number: str | None) -> str | None:
        return limit(number, self.language)


def table_legends(field: TableField, language: str, paper: Paper) -> list[tuple[str, str]]:
    """(columns, their options) of a table's choices, for those who fill in by hand; columns with the same options together.

    Not of what stands above circles already.
    """
    circles = table_circles(field, paper)
    found: dict[str, list[str]] = {}
    for column in filter(has_options, field["columns"]):
        is_scale = has_steps(column)
        is_said = column["id"] in circles and not (is_scale and any(step["label"] for step in column["options"]))
        if not is_said:
            labels = [label for _, label in cell_options(column, language)]
            options = "; ".join(label.replace(" – ", " = ", 1) if is_scale else label for label in labels)
            found.setdefault(options, []).append(column["short"])
    return [(", ".join(column.rstrip(" :?") for column in columns), options) for options, columns in found.items()]
