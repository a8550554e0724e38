"""Names that become files of the site: those that some system refuses (the site could not be kept, unpacked or copied there), and those
that another page or PDF has."""

import re
from collections.abc import Iterator

from toolkit.content.library import Library
from toolkit.content.lint.place import at
from toolkit.content.model import Worksheet
from toolkit.content.problem import Problem

# Windows takes these for devices, whatever ending follows (Microsoft, "Naming Files, Paths, and Namespaces").
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\.|$)")
_SIGNS = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f\ud800-\udfff]|[. ]$')
_WITH_PAGES = ("cases", "stories")  # each of their files becomes a page
_LISTED = {
    "cases": "cases",
    "figures": "figures",
    "themes.yaml": "themes",
}  # place → folder of its pages and their list
_LIST = "index"


def is_refused(name: str) -> bool:
    """Whether a file or folder of this name cannot be everywhere. Of a name that is not UTF-8 nobody knows what it is."""
    return bool(_DEVICE.match(name) or _SIGNS.search(name))


def is_list(name: str) -> bool:
    """Whether the page of a file called so would be the list of its folder."""
    return name.casefold() == _LIST


def check(library: Library) -> Iterator[Problem]:
    for sheet in [*library.sheets.values(), *library.drafts]:
        if is_refused(sheet.worksheet.id):
            yield at(sheet.file, "refused-name", "id", id=sheet.worksheet.id)
    for pack in library.packs.values():
        if is_refused(pack.pack.id):
            yield at(pack.file, "refused-name", "id", id=pack.pack.id)
    yield from _same_pdf(library)
    yield from _same_page(library)
    for (place, key), (file, path) in library.guide.files.items():
        if place in _WITH_PAGES and is_refused(key):
            yield file.problem("refused-name", path, key=True, data={"id": key})
    for language, pages in library.guide.pages.items():
        for name in (*(page.path for page in pages.pages), *(path for path, _ in pages.files)):
            refused = next((part for part in name.split("/") if is_refused(part)), None)
            if refused is not None:
                data = {"id": _shown(refused)}
                yield Problem("refused-name", _shown(f"guide/{language}/{name}"), data=data)


def _same_pdf(library: Library) -> Iterator[Problem]:
    """The example `one` of `probe` is the PDF `probe--one`, and so is the empty form of a worksheet called that; its plan is `probe--leader`."""
    for sheet in library.sheets.values():
        own, kinds = sheet.worksheet.id, print_kinds(sheet.worksheet)
        for n, example in enumerate(sheet.worksheet.examples):
            other = library.sheets.get(f"{own}--{example.id}")
            if other is not None or example.id in kinds:
                pdf, name = f"{own}--{example.id}.pdf", other.file.name if other else sheet.file.name
                yield at(sheet.file, "same-file", "examples", n, "id", id=example.id, pdf=pdf, other=name)
        for other in (library.sheets.get(f"{own}--{kind}") for kind in kinds):
            if other is not None:
                pdf = f"{other.worksheet.id}.pdf"
                yield at(other.file, "same-file", "id", id=other.worksheet.id, pdf=pdf, other=sheet.file.name)


def _same_page(library: Library) -> Iterator[Problem]:
    """A worksheet called `index` and the list of all worksheets would be one page."""
    for sheet in [*library.sheets.values(), *library.drafts]:
        if is_list(sheet.worksheet.id):
            yield at(sheet.file, "same-page", "id", id=sheet.worksheet.id, page=f"worksheets/{_LIST}.html")
    for pack in library.packs.values():
        if is_list(pack.pack.id):
            yield at(pack.file, "same-page", "id", id=pack.pack.id, page=f"packs/{_LIST}.html")
    for (place, key), (file, path) in library.guide.files.items():
        theme = library.guide.themes.get(key) if place == "themes.yaml" else None
        if place in _LISTED and is_list(key) and not (theme and theme.page):
            yield file.problem("same-page", path, key=True, data={"id": key, "page": f"{_LISTED[place]}/{_LIST}.html"})
    for fact in library.guide.facts.values():
        if is_list(fact.source):  # the facts of a source are one page
            name = f"facts/{fact.source}.yaml"
            yield Problem("same-page", name, data={"id": fact.source, "page": f"facts/{_LIST}.html"})
            break


def print_kinds(worksheet: Worksheet) -> list[str]:
    """The files of a worksheet that are to be printed only (toolkit/paper/print_files.py), before there is a model."""
    has_cards = any(field.type == "cards" for section in worksheet.sections for field in section.fields)
    plan = worksheet.facilitation
    has_plan = plan is not None and bool(any(plan.materials.values()) or any(plan.steps.values()))
    return (["leader"] if has_plan else []) + (["cards"] if has_cards else [])


def _shown(name: str) -> str:
    return name.encode("utf-8", "replace").decode()
