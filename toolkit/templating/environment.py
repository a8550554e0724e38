"""The one Jinja environment of site and print."""

from collections.abc import Iterable
from functools import cache, partial
from math import ceil
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from toolkit.paths import ROOT, TEMPLATES, cache_folder
from toolkit.reading.lent import Lent, Quoting
from toolkit.templating.compiled import compiled
from toolkit.templating.languages import in_its_language, with_languages, without_languages
from toolkit.templating.markdown_text import escaped, one_block
from toolkit.templating.signs import sign
from toolkit.words.locale import language_name, say
from toolkit.words.written import written


class _Spoken(Template):
    """Says the language of texts that are lent from another one (toolkit/reading/lent.py)."""

    def render(self, *args: Any, **values: Any) -> str:
        made = super().render(*args, **values)
        is_html = str(self.name).endswith((".html.j2", ".md.j2"))
        return with_languages(made) if is_html else without_languages(made)


class _Environment(Environment):
    template_class = _Spoken


def widest_piece(labels: Iterable[str]) -> int:
    """Letters of the longest word, half of it where it can be hyphenated: what a narrow column must hold."""
    lengths = [len(word) for label in labels for word in str(label).split()]
    return max((length if length <= 8 else ceil(length / 2) + 1 for length in lengths), default=0)


def _in_a_line(text: object) -> Markup:
    """Plain text inside a line of Markdown."""
    return in_its_language(escaped(text.signed if isinstance(text, Quoting) else str(text)), text)


def _capital(text: str) -> str:
    """A text as the beginning of a sentence."""
    if isinstance(text, Quoting):
        return Quoting(text.signed[:1].upper() + text.signed[1:])
    made = text[:1].upper() + text[1:]
    return Lent(made, text.spoken) if isinstance(text, Lent) else made


@cache
def environment(language: str) -> Environment:
    """Templates of `templates/` and `fields/<type>/` in one language: escaping on, unknown names are errors, `t("room.key", …)` says the words."""

    def translate(key: str, /, **values: Any) -> str:
        return say(language, key, **values)

    made = _Environment(
        bytecode_cache=compiled(cache_folder() / "templates"),
        loader=FileSystemLoader([TEMPLATES, ROOT / "toolkit"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(t=translate, sign=sign, language=language, language_name=partial(language_name, language))
    made.filters["written"] = partial(written, language=language)
    made.filters["markdown"] = _in_a_line
    made.filters["block"] = one_block
    made.filters["capital"] = _capital
    made.filters["widest"] = widest_piece
    return made


def rendered(template: str, language: str, /, *args: Any, **values: Any) -> str:
    """What a template says in a language."""
    return environment(language).get_template(template).render(*args, **values)
