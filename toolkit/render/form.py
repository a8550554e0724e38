"""The web form of a worksheet, and the words that its scripts say."""

import json
from typing import Any

from markupsafe import Markup

from toolkit.content.locale import words
from toolkit.render.environment import environment

_ROOMS = ("form", "findings", "respondent")


def form_html(model: dict[str, Any]) -> str:
    """The form of a normalised model (docs/model.md) as HTML for a page under `<lang>/worksheets/`, below a heading of level 2.

    No line of it is empty or indented, so that it may stand in a Markdown page as one raw block.
    """
    page = environment(model["language"]).get_template("site/form.html.j2").render(model=model, data=_data_block(model))
    return "\n".join(line.strip() for line in page.splitlines() if line.strip())


def browser_words(language: str) -> dict[str, Any]:
    """What the scripts of the form say in one language: `{"form": …, "findings": …, "respondent": …}`."""
    return {room: words(language)[room] for room in _ROOMS}


def words_script(language: str) -> str:
    """`words-<language>.js`: a classic script (module scripts and fetch do not work from disk) that sets `window.brobyggerWords`."""
    return f"window.brobyggerWords={json.dumps(browser_words(language), ensure_ascii=False, separators=(',', ':'))};\n"


def _data_block(model: dict[str, Any]) -> Markup:
    """The model as JSON inside a script element: with `<` escaped nothing in it can end the element or open a comment."""
    return Markup(json.dumps(model, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))
