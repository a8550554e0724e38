"""The web form of a worksheet, and the words that its scripts say."""

from collections import Counter
from typing import Any

from markupsafe import Markup

from toolkit.contract.data import RESPONDENT, RESPONDENT_KEYS
from toolkit.contract.document import Document, Field, Section
from toolkit.contract.shape import Rules, cells_of, fields_of, has_answer, is_alike, label_of, shape_of
from toolkit.pages.worksheets.following import Following
from toolkit.pages.worksheets.side_by_side import placed
from toolkit.pictures.found import pictured
from toolkit.templating.data import in_page
from toolkit.templating.environment import rendered
from toolkit.templating.markdown_text import one_block
from toolkit.words.condition_text import ConditionText, question_numbers
from toolkit.words.locale import say, words


def asks(model: Document) -> bool:
    """Whether there is anything to answer: a sheet may be cards to read only."""
    return any(map(has_answer, fields_of(model)))


def form_html(model: Document, then: Following | None = None) -> str:
    """The form of a normalised model (docs/model.md) as HTML for a page under `<lang>/worksheets/`, below a heading of level 2.

    `then`: what one does next with the answers. No line of it is empty or indented, so that it may stand in a Markdown page as one raw block.
    """
    order = [*model["respondent"], *RESPONDENT_KEYS]  # those that stand on paper first
    pictures = {found.key: found for found in pictured(model)}
    page = rendered(
        "site/form.html.j2",
        model["language"],
        model=model,
        sections=_readable(model),
        data=_data_block(model),
        board_words=_board_words(model),
        parts=sorted(RESPONDENT, key=lambda part: order.index(part["id"])),
        pictures=pictures,
        then=then,
    )
    return str(one_block(page))


def _readable(model: Document) -> list[dict[str, Any]]:
    """The sections with what a reader without scripts needs besides: conditions in words."""
    text = ConditionText(model, question_numbers(model))
    shared = _shared_names(model)

    def condition(part: Field | Section, key: str) -> str | None:
        return say(model["language"], f"print.{key}", condition=text.say(part["show_if"])) if part["show_if"] else None

    return [
        {
            **section,
            "condition": condition(section, "section_only_if"),
            "fields": [
                _with_shared(field, field["id"] in shared) | placing | {"condition": condition(field, "only_if")}
                for field, placing in placed(section["fields"])
            ],
        }
        for section in model["sections"]
    ]


def _with_shared(field: Field, is_shared: bool) -> dict[str, Any]:
    made: dict[str, Any] = {**field, "shared": is_shared}
    if "columns" in made:
        made["columns"] = [{**column, "shared": is_shared} for column in made["columns"]]
    return made


def _shared_names(model: Document) -> set[str]:
    """Questions with a box that another question's box is called like: by its row and column alone one could not tell them apart."""
    names = {field["id"]: _box_names(field) for field in fields_of(model)}
    times = Counter(name for own in names.values() for name in own)
    return {field for field, own in names.items() if any(times[name] > 1 for name in own)}


def _box_names(field: Field) -> set[tuple[str, str]]:
    if shape_of(field["type"])["answer"] not in ("order", "rows"):
        return set()
    cell: Rules = field["cell"] if is_alike(field) else {}
    options = [option["label"] for option in cell.get("options", ())]

    def names(column: str | None) -> list[str]:
        return options or [(column and label_of(field, 1, column)) or column or ""]

    return {(label_of(field, 0, str(row)) or "", name) for row, column in cells_of(field) for name in names(column)}


# What the scripts of the form read of the model; the rest stands on the page as text already.
_READ = ("id", "version", "language", "personal_data", "sections", "scores", "changes")
_SHOWN = ("short", "help", "new_page", "layout", "intro", "title", "about", "lines", "width", "list")
_ABSENT = ("required", "carry", "exclusive", "show_if", "total")  # to a script as good as false


def _data_block(model: Document) -> Markup:
    """The model as JSON inside a script element: with `<` escaped nothing in it can end the element or open a comment."""
    read = _slim({key: value for key, value in model.items() if key in _READ})
    read["hash"] = model["hash"][:8]  # as much as a PDF says of it
    return in_page(read)


def _board_words(model: Document) -> Markup | None:
    """What is said by the views over questions of the types that the sheet asks with, `{type: {key: text}}`; None where it has none."""
    types = {field["type"] for field in fields_of(model)}
    said = {kind: texts for kind, texts in words(model["language"])["board"].items() if kind in types}
    return in_page(said) if said else None


def _slim(part: Any) -> Any:
    """Without help texts and the labels of options, which no script says; a ranking's options are its rows, whose labels findings name."""
    if isinstance(part, list):
        return [_slim(item) for item in part]
    if not isinstance(part, dict):
        return part
    slim = {
        key: _slim(value) for key, value in part.items() if key not in _SHOWN and not (key in _ABSENT and not value)
    }
    if "options" in part and shape_of(part["type"])["answer"] != "order":
        slim["options"] = [
            {key: value for key, value in option.items() if key != "label"} for option in slim["options"]
        ]
    return slim
