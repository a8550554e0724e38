"""The page on which people without Python check filled files, and the models that it reads them by."""

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from toolkit.pages.page import Page, search_words
from toolkit.templating.environment import environment
from toolkit.templating.markdown_text import escaped, one_block
from toolkit.words.locale import say, words

Model = dict[str, Any]
# What reading a file never asks for: most of a model's bytes.
_NOT_READ = frozenset({"facilitation", "sources", "match", "examples", "keywords", "purpose"})


def check_page(models: dict[str, dict[str, Model]], languages: Sequence[str], language: str) -> Page:
    """`check.md` in one language. `models`: worksheet → language → model; `languages`: those of the site, its first one first."""
    title, summary = (say(language, f"check.page.{key}") for key in ("title", "summary"))
    data = Markup(_json(check_data(list(models), languages, language)).replace("<", "\\u003c"))
    body = environment(language).get_template("site/check.html.j2").render(data=data)
    said = " ".join(say(language, f"check.page.{key}") for key in ("lead", "kinds", "private"))
    return Page(
        "check.md",
        title,
        summary,
        f"# {escaped(title)}\n\n{one_block(body)}",
        "templates/site/check.html.j2",
        search_words("check", language),
        words=said,
        has_check=True,
    )


def check_data(worksheets: Sequence[str], languages: Sequence[str], language: str) -> Model:
    """What the page's script must know: `{"language", "languages", "worksheets": [id], "words"}`."""
    known = words(language)
    said = known["check"]["script"] | {"report": known["intake"]["report"], "places": known["places"]}
    return {"language": language, "languages": list(languages), "worksheets": list(worksheets), "words": said}


def model_script(model: Model) -> str:
    """`models/<id>-<language>.js`: a classic script that adds the model to `window.brobyggerModels`; loaded when a file asks for it."""
    read = {key: value for key, value in model.items() if key not in _NOT_READ}
    name = f"{model['id']}-{model['language']}"
    return f"(window.brobyggerModels=window.brobyggerModels||Object.create(null))[{_json(name)}]={_json(read)};\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
