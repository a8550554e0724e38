"""The site's facts, lists and sources."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from toolkit.author.texts import Translated
from toolkit.content.colours import faults
from toolkit.content.library import Library
from toolkit.content.lint import labels
from toolkit.content.lint.place import at
from toolkit.content.lint.texts import check_text, texts_of
from toolkit.content.logo import ENDINGS, logo_fault
from toolkit.content.problem import Problem, Word, nearest
from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.file import YamlFile
from toolkit.content.yaml.prune import value_at
from toolkit.contract.codes import LintCode

_NAMES_ONCE = ("site.yaml", "sources.yaml")  # also of a base, whose names are paths
# What stands in for a contact until somebody writes one; example.org and its sisters are nobody's (RFC 2606).
_PLACEHOLDER = re.compile(r"(?i)\W*|.*@?\bexample\.(com|org|net|dk)\b.*|\W*(todo|tbd|xxx|udfyldes|kontakt|contact)\W*")


def check(library: Library) -> list[Problem]:
    problems: list[Problem] = []
    for file in library.files:
        if file.name == "site.yaml":
            problems += _check_site(library, file)
        for path, text in _texts(library, file):
            problems += check_text(library, file, path, text, one_will_do=file.name.endswith(_NAMES_ONCE))
        held = {name: place for name, (of, place) in library.places.items() if of is file}
        if held:
            for name, options in library.options.items():
                if name not in held:
                    continue
                place = held[name]
                problems += _repeated(file, place, [option.value for option in options])
                problems += labels.same(library, file, [(o.label, (*place, n, "label")) for n, o in enumerate(options)])
            for name, scale in library.scales.items():
                if name in held:
                    problems += labels.of_scale(library, file, scale, held[name])
    return problems


def _texts(library: Library, file: YamlFile) -> Iterator[tuple[Path_, Translated]]:
    lists: dict[str, Any] = library.scales | library.options
    for name, entry in lists.items():
        of, place = library.places[name]
        if of is file:
            yield from texts_of(entry, place)
    if file.name == "site.yaml":
        yield from texts_of(library.site)
    elif file.name.endswith("sources.yaml") and isinstance(file.data, dict):
        yield from texts_of({key: one for key, one in library.sources.items() if key in file.data})


def _check_site(library: Library, file: YamlFile) -> Iterator[Problem]:
    contact = value_at(file.data, ("contact",)) or ""
    if not isinstance(file.data, list) and isinstance(contact, str) and _PLACEHOLDER.fullmatch(contact):
        yield at(file, "placeholder-contact", "contact", warning=True)
    base = library.layers.nowhere
    if isinstance(file.data, dict) and "extends" in file.data and file.data["extends"] is None:
        yield at(file, "extends-missing", "extends", folder="extends: …")
    if base is not None:
        code: LintCode = "extends-circle" if base.is_dir() else "extends-missing"
        yield at(file, code, "extends", folder=str(base))
    own = library.languages if value_at(file.data, ("languages",)) is not None else []  # else they are the base's
    for n, language in enumerate(own):
        if language in own[:n]:
            yield at(file, "duplicate-id", "languages", n, id=language)
    if library.site.colours is not None:
        # Against a main colour that is too light, the other one has nothing to stand out from: one slip.
        for fault in islice(faults(library.site.colours.main, library.site.colours.mark), 1):
            colour = getattr(library.site.colours, fault.key)
            yield at(
                file, "colour-contrast", "colours", fault.key, colour=colour, other=fault.other,
                use=Word(f"colour.{fault.place}"), ratio=f"{fault.ratio:.1f}", least=f"{fault.least:g}",
            )  # fmt: skip
    if library.site.logo and (reason := logo_fault(library.folder, library.site.logo)):
        yield at(
            file, "logo-unusable", "logo", path=library.site.logo, reason=Word(f"logo.{reason}"), meant=_beside(library)
        )


def _beside(library: Library) -> str | None:
    """A picture in the content folder that may be meant as its logo, as one with a capital letter."""
    try:
        found = [path.name for path in library.folder.iterdir() if path.suffix.lower() in ENDINGS]
    except OSError:
        return None
    name = library.site.logo
    if "\\" in name:
        return name.replace("\\", "/")
    return nearest(name, [one for one in found if one != name], 0.7)


def _repeated(file: YamlFile, place: Path_, values: list[str]) -> Iterator[Problem]:
    for n, value in enumerate(values):
        if value in values[:n]:
            yield at(file, "duplicate-id", *place, n, "value", id=value)
