"""The web form of a worksheet, and the words that its scripts say."""

import json
from collections import Counter
from typing import Any, assert_never

from markupsafe import Markup

from toolkit.contract.data import RESPONDENT_KEYS
from toolkit.contract.document import Document, Field, Section
from toolkit.contract.shape import fields_of, has_answer, has_rows, shape_of
from toolkit.pages.worksheets.following import Following
from toolkit.pages.worksheets.side_by_side import placed
from toolkit.pictures.found import pictured
from toolkit.templating.environment import environment
from toolkit.words.condition_text import ConditionText, question_numbers
from toolkit.words.locale import say, words

_ROOMS = ("form", "findings", "respondent", "places")
# Verdicts on files that a browser does not open, or from limits that only a process of its own can have.
_NEVER_HERE = frozenset({"bad-yaml", "unsafe-zip", "nested-zip", "nothing-found", "not-found", "memory-limit"})

# Words of the form that stand on its page and that no script says.
_ON_PAGE = frozenset(
    [
        "add_card",
        "add_row",
        "all_cards",
        "alone",
        "back",
        "cancel",
        "card",
        "card_list",
        "card_to_hint",
        "cards_hint",
        "check",
        "choose",
        "choose_at_least",
        "choose_at_most",
        "choose_between",
        "choose_exactly",
        "clear",
        "contact",
        "date_hint",
        "decimals",
        "decimals_one",
        "ends",
        "example",
        "example_named",
        "from",
        "from_to",
        "keep",
        "min_rows",
        "min_rows_one",
        "no_script",
        "not_relevant",
        "open",
        "pdf",
        "place",
        "next",
        "next_carry",
        "next_group",
        "next_match",
        "next_send",
        "next_sheet",
        "pdf_save",
        "copy",
        "share",
        "print",
        "rank_at_least",
        "rank_hint",
        "required",
        "row",
        "scores",
        "sensitive",
        "to",
        "unknown",
        "unknown_intro",
        "unset",
        "up_to_cards",
        "up_to_rows",
        "where",
        "whole",
    ]
)
# Words that the scripts say once somebody uses the form.
_ON_USE = frozenset(
    [
        "ask_clear_example",
        "ask_clear_file",
        "ask_replace",
        "ask_replace_text",
        "ask_take",
        "ask_take_text",
        "close_example",
        "close_file",
        "closed_example",
        "closed_file",
        "made_draft",
        "make_draft",
        "not_taken",
        "state_example",
        "state_example_changed",
        "state_file",
        "state_file_changed",
        "yes_replace",
        "yes_take",
        "added",
        "check_errors",
        "check_good",
        "check_good_text",
        "drop_unshown",
        "dropped",
        "error",
        "example_shown",
        "handed",
        "line",
        "line_text",
        "more",
        "no_more_rows",
        "not_handed",
        "not_opened",
        "notes",
        "open_there",
        "opened",
        "copied",
        "not_copied",
        "nothing_to_copy",
        "not_shared",
        "not_shared_now",
        "shared",
        "pdf_behind",
        "pdf_behind_one",
        "pdf_making",
        "pdf_no_room",
        "pdf_not_made",
        "pdf_saved",
        "pdf_unseen",
        "print_opened",
        "print_saved",
        "removed",
        "unset_done",
        "wrong_worksheet",
    ]
)


def asks(model: Document) -> bool:
    """Whether there is anything to answer: a sheet may be cards to read only."""
    return any(map(has_answer, fields_of(model)))


def form_html(model: Document, then: Following | None = None) -> str:
    """The form of a normalised model (docs/model.md) as HTML for a page under `<lang>/worksheets/`, below a heading of level 2.

    `then`: what one does next with the answers. No line of it is empty or indented, so that it may stand in a Markdown page as one raw block.
    """
    template = environment(model["language"]).get_template("site/form.html.j2")
    parts = [*model["respondent"], *(key for key in RESPONDENT_KEYS if key not in model["respondent"])]
    pictures = {found.key: found for found in pictured(model)}
    page = template.render(
        model=model,
        sections=_readable(model),
        data=_data_block(model),
        board_words=_board_words(model),
        parts=parts,
        pictures=pictures,
        then=then,
    )
    return "\n".join(line.strip() for line in page.splitlines() if line.strip())


def browser_words(language: str) -> dict[str, Any]:
    """What the scripts of the form say in one language: `{"form": …, "findings": …, "respondent": …}`."""
    rooms = {room: words(language)[room] for room in _ROOMS}
    rooms["form"] = {key: text for key, text in rooms["form"].items() if key not in _ON_PAGE}
    said = {code: entry for code, entry in rooms["findings"].items() if code not in _NEVER_HERE}
    return rooms | {"findings": said}


def words_script(language: str) -> str:
    """`words-<language>.js`: a classic script (module scripts and fetch do not work from disk) that sets `window.brobyggerWords`."""
    form = {key: text for key, text in browser_words(language)["form"].items() if key not in _ON_USE}
    said = {"form": form, "places": words(language)["places"]}
    return f"window.brobyggerWords={_compact(said)};\n"


def findings_script(language: str) -> str:
    """`findings-<language>.js`: the sentences of findings and whatever else a form says once somebody uses it; added to the words."""
    said = browser_words(language)
    form = {key: said["form"][key] for key in sorted(_ON_USE)}
    answers = words(language)["site"]["answers"]
    more = _compact({"findings": said["findings"], "respondent": said["respondent"], "answers": answers})
    return f"Object.assign(brobyggerWords,{more});Object.assign(brobyggerWords.form,{_compact(form)});\n"


def picture_script(language: str) -> str:
    """`pictures-<language>.js`: what pictures of answers say; loaded with what draws them."""
    return f"brobyggerWords.pictures={_compact(words(language)['pictures'])};\n"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _readable(model: Document) -> list[dict[str, Any]]:
    """The sections with what a reader without scripts needs besides: the fields' numbers, and conditions in words."""
    numbers = question_numbers(model)
    text = ConditionText(model, numbers)
    shared = _shared_names(model)

    def condition(part: Field | Section, key: str) -> str | None:
        return say(model["language"], f"print.{key}", condition=text.say(part["show_if"])) if part["show_if"] else None

    return [
        {
            **section,
            "condition": condition(section, "section_only_if"),
            "fields": [
                _with_shared(field, field["id"] in shared)
                | placing
                | {"number": numbers[field["id"]], "condition": condition(field, "only_if")}
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
    if field["type"] == "ranking":
        return {(option["label"], "") for option in field["options"]}
    if not has_rows(field):
        return set()
    match field["type"]:
        case "placement":
            return {("card", "")}
        case "grid":
            return {(row["label"], option["label"]) for row in field["rows"] for option in field["cell"]["options"]}
        case "table":
            rows = [line["label"] for line in field["rows"]] if field["rows"] else [""]
            return {(row, column["label"]) for row in rows for column in field["columns"]}
        case _:
            assert_never(field["type"])


# What the scripts of the form read of the model; the rest stands on the page as text already.
_READ = ("id", "version", "language", "personal_data", "sections", "scores", "changes", "examples")
_SHOWN = ("short", "help", "new_page", "layout", "intro", "title", "about", "lines", "width", "list")
_ABSENT = ("required", "carry", "exclusive")  # to a script as good as false


def _data_block(model: Document) -> Markup:
    """The model as JSON inside a script element: with `<` escaped nothing in it can end the element or open a comment."""
    read = _slim({key: value for key, value in model.items() if key in _READ and key != "examples"})
    read["examples"] = model["examples"]
    read["hash"] = model["hash"][:8]  # as much as a PDF says of it
    return _in_script(read)


def _board_words(model: Document) -> Markup | None:
    """What is said by the views over questions of the types that the sheet asks with, `{type: {key: text}}`; None where it has none."""
    types = {field["type"] for field in fields_of(model)}
    said = {kind: texts for kind, texts in words(model["language"])["board"].items() if kind in types}
    return _in_script(said) if said else None


def _in_script(value: Any) -> Markup:
    return Markup(_compact(value).replace("<", "\\u003c"))


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
