"""The site's facts, lists and sources."""

from toolkit.content.library import Library
from toolkit.content.lint.place import at
from toolkit.content.lint.texts import check_text, texts_of
from toolkit.content.problem import Problem
from toolkit.content.yamlfile import YamlFile

_NAMES_ONCE = ("site.yaml", "sources.yaml")


def check(library: Library) -> list[Problem]:
    problems: list[Problem] = []
    for file in library.files:
        if file.name == "site.yaml" and not library.site.contact:
            problems.append(at(file, "placeholder-contact", "contact", warning=True))
        parts = {
            "site.yaml": library.site,
            "sources.yaml": library.sources,
            "lists.yaml": library.scales | library.options,
        }
        for path, text in texts_of(parts.get(file.name)):
            problems += check_text(library, file, path, text, one_will_do=file.name in _NAMES_ONCE)
        if file.name == "lists.yaml":
            for name, options in library.options.items():
                problems += _repeated(file, name, [option.value for option in options])
    return problems


def _repeated(file: YamlFile, name: str, values: list[str]) -> list[Problem]:
    return [
        at(file, "duplicate-id", name, n, "value", id=value) for n, value in enumerate(values) if value in values[:n]
    ]
