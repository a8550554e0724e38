"""The words that the scripts of a form say, as classic scripts: those at once, and those once somebody uses it."""

from collections.abc import Iterable
from typing import Any

from toolkit.contract.document import Document
from toolkit.contract.shape import fields_of
from toolkit.templating.data import compact
from toolkit.words.locale import words

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
        "next_pdf",
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
        "sets",
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
        "ask_clear",
        "ask_clear_example",
        "ask_clear_file",
        "ask_clear_text",
        "cleared",
        "cleared_here",
        "yes_clear",
        "ask_keep",
        "ask_keep_text",
        "ask_switch",
        "ask_switch_text",
        "ask_take",
        "ask_take_text",
        "close_example",
        "close_file",
        "closed_example",
        "closed_file",
        "made_draft",
        "carry_all",
        "carry_help",
        "set_add",
        "set_add_name",
        "set_which",
        "sets_help",
        "carry",
        "carry_named",
        "carry_here",
        "carry_use",
        "carry_one",
        "carry_many",
        "carry_used",
        "carry_used_all",
        "set_unnamed",
        "set_shown",
        "set_saved",
        "set_open",
        "set_rename",
        "set_remove",
        "set_new_name",
        "set_save_name",
        "set_cancel",
        "set_no_name",
        "set_taken",
        "set_too_many",
        "set_not_kept",
        "set_added",
        "set_opened",
        "set_removed",
        "set_renamed",
        "made_set",
        "make_draft",
        "not_taken",
        "gone_clear",
        "gone_keep",
        "other_keep",
        "other_take",
        "followed",
        "lost",
        "lost_open",
        "other_taken",
        "set_aside",
        "set_aside_name",
        "set_aside_save",
        "set_aside_saved",
        "state_example",
        "state_example_changed",
        "state_file",
        "state_file_changed",
        "yes_keep",
        "yes_switch",
        "yes_take",
        "added",
        "answered",
        "score_said",
        "too_few",
        "check_errors",
        "check_good",
        "check_good_text",
        "drop_unshown",
        "dropped",
        "error",
        "example_shown",
        "handed",
        "line",
        "no_example",
        "line_text",
        "more",
        "no_more_rows",
        "not_handed",
        "not_opened",
        "notes",
        "open_there",
        "only_first",
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
    return f"window.brobyggerWords={compact(said)};\n"


def findings_script(language: str, models: Iterable[Document] = ()) -> str:
    """`findings-<language>.js`: the sentences of findings and whatever else a form says once somebody uses it; added to the words.

    `models`: the site's worksheets, of which a form must know which questions share an answer, and what they are called: `{"titles": {id: title},
    "carried": {key: {id: [fields]}}}`.
    """
    said = browser_words(language)
    form = {key: said["form"][key] for key in sorted(_ON_USE)}
    told = {room: said[room] for room in ("findings", "respondent")}
    more = compact({**told, "answers": words(language)["site"]["answers"], "sheets": _shared(models)})
    return f"Object.assign(brobyggerWords,{more});Object.assign(brobyggerWords.form,{compact(form)});\n"


def picture_script(language: str) -> str:
    """`pictures-<language>.js`: what pictures of answers say; loaded with what draws them."""
    return f"brobyggerWords.pictures={compact(words(language)['pictures'])};\n"


def _shared(models: Iterable[Document]) -> dict[str, Any]:
    titles: dict[str, str] = {}
    carried: dict[str, dict[str, list[str]]] = {}
    for model in models:
        for field in fields_of(model):
            if field["carry"]:
                titles[model["id"]] = model["title"]
                carried.setdefault(field["carry"], {}).setdefault(model["id"], []).append(field["id"])
    return {"titles": titles, "carried": carried}
