"""What a content folder leaves out of its base: nothing of the base that stays leads there."""

from typing import Any, TypeVar

from pydantic import BaseModel

from toolkit.author.texts import Translated
from toolkit.content.guide.guide import Guide
from toolkit.content.guide.references import replaced_references
from toolkit.content.layers import Layers

_Part = TypeVar("_Part", bound=BaseModel)


def forget_gone(guide: Guide, layers: Layers, languages: list[str]) -> None:
    """Takes what is left out from the cases and themes that name it, and makes plain words of the links to it in cases,
    stories, terms and figures of a base. A link in a file of one's own stays, for lint to tell."""

    def here(kind: str, keys: list[str]) -> list[str]:
        return [key for key in keys if not layers.is_gone(kind, key)]

    def has_page(path: str) -> bool:
        return not all(layers.is_gone("page", f"{language}/{path}") for language in languages)

    for key, case in guide.cases.items():
        guide.cases[key] = case.model_copy(update={"worksheets": here("worksheet", case.worksheets)})
    for key, theme in list(guide.themes.items()):
        if theme.page and not has_page(theme.page):
            del guide.themes[key]
            continue
        named = {"worksheets": here("worksheet", theme.worksheets), "cases": here("case", theme.cases)}
        more = {"packs": here("pack", theme.packs), "pages": [page for page in theme.pages if has_page(page)]}
        guide.themes[key] = theme.model_copy(update=named | more)
    _say_in_words("cases", guide.cases, guide, layers)
    _say_in_words("stories", guide.stories, guide, layers)
    _say_in_words("figures", guide.figures, guide, layers)
    _say_in_words("glossary.yaml", guide.terms, guide, layers)


def _say_in_words(place: str, parts: dict[str, _Part], guide: Guide, layers: Layers) -> None:
    for key, part in parts.items():
        if guide.files[place, key][0].name not in (place, f"{place}/{key}.yaml"):  # the name of a base's is a path
            parts[key] = _unlinked(part, layers)


def _unlinked(part: Any, layers: Layers) -> Any:
    """The same with only the words of the links to what is left out."""
    if isinstance(part, str):
        return replaced_references(part, layers.is_gone)
    if isinstance(part, list):
        return [_unlinked(one, layers) for one in part]
    if isinstance(part, Translated):
        made = Translated({language: _unlinked(text, layers) for language, text in part.items()})
        made.numbers_differ = part.numbers_differ
        return made
    if isinstance(part, BaseModel):
        return part.model_copy(
            update={name: _unlinked(getattr(part, name), layers) for name in type(part).model_fields}
        )
    return part
