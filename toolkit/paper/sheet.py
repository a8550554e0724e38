"""A worksheet as the HTML that WeasyPrint lays out: every field a tagged link box that the PDF pass turns into a widget."""

import re
from dataclasses import dataclass
from functools import partial
from typing import Any

from toolkit.contract.shape import Cell, value_of
from toolkit.fields.registry import hints
from toolkit.paper.board import board, list_height, list_row
from toolkit.paper.boxes import BOX_ADDRESS, Part, PdfField, box_address, cell_options, respondent_fields
from toolkit.paper.columns import cell_height, column_widths, grid_label_width, placement_widths, row_height
from toolkit.paper.fitting import block_widths, grid_form, is_stacked, step_width, words_fit
from toolkit.paper.heights import is_long, spread
from toolkit.paper.paper import Paper
from toolkit.paper.pieces.leader import people_in_words
from toolkit.paper.respondent import respondent_line
from toolkit.templating.environment import environment
from toolkit.words.condition_text import ConditionText
from toolkit.words.locale import say
from toolkit.words.score_text import limit, score_on_paper

Model = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """What the template of a field type gets. `number` is None in the block "Om jer"."""

    number: int | None
    field: Model
    condition: str | None
    hints: list[str]
    slots: dict[Cell, PdfField]

    def slot(self, row: str | None = None, column: str | None = None) -> PdfField:
        return self.slots[row, column]


LICENCE = "CC BY 4.0"
_LINK_BOX = re.compile(rf'<a (class="[^"]*") href="{re.escape(BOX_ADDRESS)}[^"]*"( style="[^"]*")?></a>')


def print_html(model: Model, licence: str = LICENCE, paper: Paper | None = None, address: str = "") -> str:
    """The whole printed worksheet of a normalised model (docs/model.md), to be laid out with `templates/print/print.css`.

    `address`: of the site, for the foot.
    """
    fragment = print_fragment(Part(model, paper), licence, address)
    return print_document(model["title"], model["language"], [fragment])


def print_document(title: str, language: str, fragments: list[str]) -> str:
    """An HTML document of fragments, each on its own paper and in its own language."""
    return environment(language).get_template("print/document.html.j2").render(
        title=title, language=language, fragments=fragments
    )  # fmt: skip


def print_fragment(part: Part, licence: str = LICENCE, address: str = "") -> str:
    """A printed worksheet as a part of a document."""
    return fragment(part, "print/worksheet.html.j2", licence, address)


def fragment(part: Part, template: str, licence: str = LICENCE, address: str = "") -> str:
    """A template over a worksheet. What is printed to be written on by hand has no links to fields, only their boxes."""
    made = _rendered(part, template, licence, address)
    return _LINK_BOX.sub(r"<span \1\2></span>", made) if part.by_hand else made


def _rendered(part: Part, template: str, licence: str, address: str) -> str:
    model, paper = part.model, part.paper
    language = model["language"]
    numbers = question_numbers(model)
    words = ConditionText(model, numbers)
    sections = [_section(part, section, numbers, words) for section in model["sections"]]
    shown = [field for field in respondent_fields(language) if field["id"].partition("__")[2] in model["respondent"]]
    widths = respondent_line(shown, paper)
    respondent = [(_question(part, field, None, words), width) for field, width in zip(shown, widths, strict=True)]
    return environment(language).get_template(template).render(
        model=model,
        licence=licence,
        address=address.partition("://")[2].rstrip("/"),
        identity=f"{model['id']} · {model['version']} · {model['hash'][:8]}",
        respondent=respondent,
        sections=sections,
        scores=[score_on_paper(score, words) for score in model["scores"]],
        people=people_in_words(model["facilitation"] and model["facilitation"]["participants"], language),
        paper=paper,
        column_widths=partial(column_widths, paper=paper),
        row_height=partial(row_height, paper=paper),
        grid_label_width=partial(grid_label_width, paper=paper),
        placement_widths=partial(placement_widths, paper=paper),
        is_long=partial(is_long, paper=paper),
        spread=partial(spread, paper=paper),
        is_stacked=partial(is_stacked, paper=paper),
        block_widths=partial(block_widths, paper=paper),
        cell_height=partial(cell_height, paper=paper),
        grid_form=partial(grid_form, paper=paper),
        step_width=partial(step_width, paper=paper),
        words_fit=partial(words_fit, paper=paper),
        board=partial(board, paper=paper),
        list_row=partial(list_row, paper=paper),
        list_height=partial(list_height, paper=paper),
        by_hand=part.by_hand,
        cell_options=lambda cell: cell_options(cell, language),
        box=box_address,
        legends=lambda field: table_legends(field, language),
    )  # fmt: skip


def question_numbers(model: Model) -> dict[str, int]:
    """The number of every field's question, from 1 through all sections."""
    fields = [field["id"] for section in model["sections"] for field in section["fields"]]
    return {name: number for number, name in enumerate(fields, 1)}


def _section(part: Part, section: Model, numbers: dict[str, int], words: ConditionText) -> Model:
    language = part.model["language"]
    condition = section["show_if"] and say(language, "print.section_only_if", condition=words.say(section["show_if"]))
    questions = [_question(part, field, numbers[field["id"]], words) for field in section["fields"]]
    return {
        "title": section["title"],
        "intro": section["intro"],
        "new_page": section["new_page"],
        "condition": condition or None,
        "questions": questions,
    }


def _question(part: Part, field: Model, number: int | None, words: ConditionText) -> Question:
    language = part.model["language"]
    condition = field.get("show_if") and say(language, "print.only_if", condition=words.say(field["show_if"]))
    slots = {slot.cell: slot.pdf for slot in part.field_slots(field)}
    return Question(number, field, condition or None, hints(field, _Hint(language)) if number else [], slots)


class _Hint:
    """The words of hints in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, /, **values: Any) -> str:
        return say(self.language, f"print.hints.{key}", **values)

    def limit(self, number: str | None) -> str | None:
        return limit(number, self.language)


def table_legends(field: Model, language: str) -> list[tuple[str, str]]:
    """(columns, their options) of a table's or placement's choices, for those who fill in by hand; columns with the same options together."""
    found: dict[str, list[str]] = {}
    for column in field["columns"]:
        kind = value_of(column["type"]) if "type" in column else None
        if kind in ("option", "step"):
            labels = [label for _, label in cell_options(column, language)]
            found.setdefault(
                "; ".join(label.replace(" – ", " = ", 1) if kind == "step" else label for label in labels),
                [],
            ).append(column["label"])
    return [(", ".join(column.rstrip(" :?") for column in columns), options) for options, columns in found.items()]
