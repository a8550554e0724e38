"""What a content folder leaves out of its base: nothing of the base that stays leads there."""

import os
import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import BaseModel

from toolkit.author.texts import Translated
from toolkit.content.guide.blocks import blocks_in
from toolkit.content.guide.guide import Guide
from toolkit.content.guide.model import Case, Opening, Theme
from toolkit.content.guide.pages import GuidePage
from toolkit.content.guide.references import references_in, replaced_references
from toolkit.content.layers import Layers

_Part = TypeVar("_Part", bound=BaseModel)
_PAGE_LINK = re.compile(r"\[(?P<text>[^\[\]\n]{1,500})\]\((?P<to>[^()\s:]{1,200}\.md(?:#[\w-]*)?)\)")
_FOLDERS = {"worksheet": "worksheets", "case": "cases", "figure": "figures", "pack": "packs"}  # a file for each
# Pages that the tool makes of a whole folder or file, which are not there without it.
_LISTS = {
    "cases/index.md": "cases",
    "facts/index.md": "facts",
    "figures/index.md": "figures",
    "glossary.md": "glossary.yaml",
    "packs/index.md": "packs",
    "stories/index.md": "stories",
}
_WITH_PAGES = (*_FOLDERS.values(), "facts", "stories")  # folders with a page for each file


@dataclass(frozen=True)
class Gone:
    """`guide`: as read, with what its base's other files hold."""

    layers: Layers
    guide: Guide

    def has(self, kind: str, key: str) -> bool:
        """Is what a text of a base refers to still there, or missing for another reason? `kind`: as in references, or `pack`, `literature`."""
        if kind in _FOLDERS:
            return not self._is_out(posixpath.normpath(f"{_FOLDERS[kind]}/{key}.yaml"))
        entries: dict[str, tuple[str, Collection[str]]] = {
            "fact": ("facts", self.guide.facts),
            "term": ("glossary.yaml", self.guide.terms),
            "literature": ("literature.yaml", self.guide.literature),
        }
        if kind not in entries:
            return True
        place, there = entries[kind]
        return key in there or key in self.guide.broken or not any(self._left_and_kept(place)[0])

    def has_page(self, language: str, path: str) -> bool:
        """`path`: from the language's folder."""
        path = posixpath.normpath(path.partition("#")[0])
        if path in _LISTS:
            left, kept = self._left_and_kept(_LISTS[path])
            return bool(kept) or not left
        folder, _, page = path.partition("/")
        made_of = [f"{path.removesuffix('.md')}.yaml"] if page and folder in _WITH_PAGES else []
        return not any(map(self._is_out, (f"guide/{language}/{path}", *made_of)))

    def _is_out(self, name: str) -> bool:
        return self.layers.leaves_out(name) and not os.path.lexists(self.layers.own / name)

    def _left_and_kept(self, place: str) -> tuple[list[str], list[str]]:
        """The names of the file, or of the files of the folder, that are left out, and of those that are read."""
        left: list[str] = []
        kept: list[str] = []
        for folder in self.layers.folders:
            inside = sorted((folder / place).glob("*.y*ml")) if (folder / place).is_dir() else [folder / place]
            for name in (path.relative_to(folder).as_posix() for path in inside if os.path.lexists(path)):
                (left if folder != self.layers.own and self.layers.leaves_out(name) else kept).append(name)
        return left, kept


def forget_gone(guide: Guide, layers: Layers) -> None:
    """Takes what is left out from whatever a base names, and makes plain words of the links to it. A link in a file of one's own stays,
    for lint to tell."""
    gone = Gone(layers, guide)
    for key, theme in list(guide.themes.items()):
        kept = _of_theme(theme, gone)
        if kept is None:
            del guide.themes[key]
        else:
            guide.themes[key] = kept
    for key, sourced in guide.facts.items():
        if sourced.fact.origin is not None and not gone.has("literature", sourced.fact.origin):
            guide.facts[key] = replace(sourced, fact=sourced.fact.model_copy(update={"origin": None}))
    guide.cases.update({key: _of_case(case, gone) for key, case in guide.cases.items()})
    _say_in_words("cases", guide.cases, gone)
    _say_in_words("stories", guide.stories, gone)
    _say_in_words("figures", guide.figures, gone)
    _say_in_words("glossary.yaml", guide.terms, gone)
    for language, pages in guide.pages.items():
        pages.pages = [without_gone(page, language, gone) for page in pages.pages]


def without_gone(page: GuidePage, language: str, gone: Gone) -> GuidePage:
    """A page of a base without what leads to what is left out; the words of links stay. A page of one's own as it is."""
    if not gone.layers.is_of_a_base(page.file):
        return page

    def has(to: str) -> bool:
        return gone.has_page(language, to)

    head = page.head
    kept = {
        "worksheets": [key for key in head.worksheets if gone.has("worksheet", key)],
        "cases": [key for key in head.cases if gone.has("case", key)],
        "see": [path for path in head.see if has(path)],
        "opening": head.opening and _of_opening(head.opening, language, gone),
    }
    text = replaced_references(_without_numbers(page.text, gone), lambda kind, key: not gone.has(kind, key))
    text = _PAGE_LINK.sub(lambda link: link[0] if has(posixpath.join(page.folder, link["to"])) else link["text"], text)
    return replace(page, head=head.model_copy(update=kept), text=text)


def _without_numbers(text: str, gone: Gone) -> str:
    """The text without the key numbers whose facts are left out: nobody could trace them."""
    for block in reversed(list(blocks_in(text))):
        if block.kind == "number" and not all(gone.has(one.kind, one.key) for one in references_in(block.head)):
            text = text[: block.start] + text[block.end :]
    return text


def _of_opening(opening: Opening, language: str, gone: Gone) -> Opening:
    stages = [
        stage if gone.has("worksheet", stage.worksheet or "") else stage.model_copy(update={"worksheet": None})
        for stage in opening.stages
        if gone.has_page(language, stage.page)
    ]
    buttons = [button for button in opening.buttons if gone.has_page(language, button.to)]
    topics = [key for key in opening.topics if key in gone.guide.themes or key in gone.guide.broken]
    return opening.model_copy(update={"stages": stages, "buttons": buttons, "topics": topics})


def _of_case(case: Case, gone: Gone) -> Case:
    number = case.key_number
    return case.model_copy(
        update={
            "worksheets": [key for key in case.worksheets if gone.has("worksheet", key)],
            "key_number": number if number is None or gone.has("fact", number.fact) else None,
        }
    )


def _of_theme(theme: Theme, gone: Gone) -> Theme | None:
    """None: all that it leads to is left out."""

    def has_page(path: str) -> bool:
        return any(gone.has_page(language, path) for language in gone.guide.pages)

    if theme.page and not has_page(theme.page):
        return None
    return theme.model_copy(
        update={
            "pages": [page for page in theme.pages if has_page(page)],
            **{
                name: [key for key in getattr(theme, name) if gone.has(name.removesuffix("s"), key)]
                for name in ("worksheets", "cases", "packs", "terms")
            },
        }
    )


def _say_in_words(place: str, parts: dict[str, _Part], gone: Gone) -> None:
    for key, part in parts.items():
        if gone.layers.is_of_a_base(gone.guide.files[place, key][0].name):
            parts[key] = _unlinked(part, gone)


def _unlinked(part: Any, gone: Gone) -> Any:
    """The same with only the words of the links to what is left out."""
    if isinstance(part, str):
        return replaced_references(part, lambda kind, key: not gone.has(kind, key))
    if isinstance(part, list):
        return [_unlinked(one, gone) for one in part]
    if isinstance(part, Translated):
        made = Translated({language: _unlinked(text, gone) for language, text in part.items()})
        made.numbers_differ = part.numbers_differ
        return made
    if isinstance(part, BaseModel):
        return part.model_copy(update={name: _unlinked(getattr(part, name), gone) for name in type(part).model_fields})
    return part
