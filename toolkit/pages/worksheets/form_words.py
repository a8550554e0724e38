"""The words that the scripts of a form say, as classic scripts: those at once, and those once somebody uses it."""

from collections.abc import Iterable
from typing import Any

from toolkit.contract.document import Document
from toolkit.contract.shape import fields_of
from toolkit.templating.data import compact
from toolkit.words.locale import words

# Verdicts on files that a browser does not open, or from limits that only a process of its own can have.
_NEVER_HERE = frozenset({"bad-yaml", "unsafe-zip", "nested-zip", "nothing-found", "not-found", "memory-limit"})


def browser_words(language: str) -> dict[str, Any]:
    """What the scripts of the form say in one language: `{"form": …, "findings": …, "respondent": …}`."""
    known = words(language)
    return {
        "form": known["form_script"] | known["form_used"],
        "findings": {code: entry for code, entry in known["findings"].items() if code not in _NEVER_HERE},
        "respondent": known["respondent"],
        "places": known["places"],
    }


def words_script(language: str) -> str:
    """`words-<language>.js`: a classic script (module scripts and fetch do not work from disk) that sets `window.brobyggerWords`."""
    said = {"form": words(language)["form_script"], "places": words(language)["places"]}
    return f"window.brobyggerWords={compact(said)};\n"


def findings_script(language: str, models: Iterable[Document] = ()) -> str:
    """`findings-<language>.js`: the sentences of findings and whatever else a form says once somebody uses it; added to the words.

    `models`: the site's worksheets, of which a form must know which questions share an answer, and what they are called: `{"titles": {id: title},
    "carried": {key: {id: [fields]}}}`.
    """
    said = browser_words(language)
    told = {room: said[room] for room in ("findings", "respondent")}
    more = compact({**told, "answers": words(language)["site"]["answers"], "sheets": _shared(models)})
    form = compact(words(language)["form_used"])
    return f"Object.assign(brobyggerWords,{more});Object.assign(brobyggerWords.form,{form});\n"


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
