"""The one Jinja environment of site and print."""

from functools import cache, partial
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from toolkit.paths import CACHE, ROOT, TEMPLATES
from toolkit.templating.markdown_text import escaped, one_block
from toolkit.words.locale import say
from toolkit.words.written import written


@cache
def environment(language: str) -> Environment:
    """Templates of `templates/` and `fields/<type>/` in one language: escaping on, unknown names are errors, `t("room.key", …)` says the words."""

    def translate(key: str, /, **values: Any) -> str:
        return say(language, key, **values)

    compiled = CACHE / "templates"  # compiling them all takes half a second in every process
    compiled.mkdir(parents=True, exist_ok=True)
    made = Environment(
        bytecode_cache=FileSystemBytecodeCache(str(compiled)),
        loader=FileSystemLoader([TEMPLATES, ROOT / "toolkit"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(t=translate, language=language)
    made.filters["written"] = partial(written, language=language)
    made.filters["markdown"] = lambda text: Markup(escaped(str(text)))  # plain text inside a line of Markdown
    made.filters["block"] = one_block
    return made
