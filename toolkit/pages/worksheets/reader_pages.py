"""The pages on which people without Python read filled files: to check them, compare profiles, lay a group's answers side by side; the page
of all answers on the device; and the models that these pages read by."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from toolkit.contract.document import Document
from toolkit.contract.shape import fields_of
from toolkit.pages.page import Page, search_words
from toolkit.pages.worksheets.following import steps_of
from toolkit.templating.data import compact, in_page
from toolkit.templating.environment import rendered
from toolkit.templating.languages import in_its_language
from toolkit.templating.markdown_text import escaped, one_block
from toolkit.words.locale import say, words

# What reading a file never asks for: most of a model's bytes.
_NOT_READ = frozenset({"facilitation", "sources", "keywords", "purpose"})
_WORTH_A_LOOK = 5  # questions on which an invented group is apart


def check_page(models: dict[str, dict[str, Document]], languages: Sequence[str], language: str) -> Page:
    """`check.md` in one language. `models`: worksheet → language → model; `languages`: those of the site, its first one first."""
    profiles = [name for name, of in models.items() if of[language]["match"]]
    tried = _example(models, language, _asks_for_something)
    data = check_data(list(models), languages, language, tried) | {"profiles": profiles}
    data["words"] |= {"report": words(language)["intake"]["report"]}
    return _page("check", data, language)


def match_pages(models: dict[str, dict[str, Document]], languages: Sequence[str], language: str) -> list[Page]:
    """`match.md` in one language, where there are profiles to compare."""
    profiles = {name: of[language]["title"] for name, of in models.items() if of[language]["match"]}
    if not profiles:
        return []
    data = check_data(list(models), languages, language)
    own = data["words"] | words(language)["match"]["script"]
    return [_page("match", data | {"profiles": profiles, "words": own}, language, profiles)]


def group_page(models: dict[str, dict[str, Document]], languages: Sequence[str], language: str) -> Page:
    """`group.md` in one language: the answers of many side by side."""
    apart = [name for name, of in models.items() if steps_of(of[language])]
    many = [name for name in apart if steps_of(models[name][language]) >= _WORTH_A_LOOK]
    data = check_data(list(models), languages, language, next(iter(many or apart), None))
    known = words(language)
    data["words"] |= known["group"]["script"] | {"sectors": known["respondent"]["sectors"]}
    return _page("group", data, language, {name: of[language]["title"] for name, of in models.items()})


def kept_page(models: dict[str, dict[str, Document]], languages: Sequence[str], language: str) -> Page:
    """`kept.md` in one language: all answers that the browser keeps."""
    data = check_data(list(models), languages, language, _example(models, language, _asks_for_something))
    known = words(language)
    own = {
        "answers": known["site"]["answers"],
        "respondent": known["respondent"],
        "group_title": known["group"]["page"]["title"],
    }
    data["words"] |= known["kept"]["script"] | own
    return _page("kept", data, language)


def _asks_for_something(model: Document) -> bool:
    return any(field["required"] for field in fields_of(model))


def _example(models: dict[str, dict[str, Document]], language: str, is_best: Callable[[Document], bool]) -> str | None:
    """The first worksheet with an example that is best, else the first with an example at all."""
    shown = [of[language] for of in models.values() if of[language]["examples"]]
    best = next(filter(is_best, shown), next(iter(shown), None))
    return best["id"] if best else None


def _page(kind: str, data: Mapping[str, Any], language: str, sheets: Mapping[str, str] | None = None) -> Page:
    """`sheets`: id → title of those that the page is for."""
    title, summary = (say(language, f"{kind}.page.{key}") for key in ("title", "summary"))
    shown = in_page(data)
    body = rendered(f"site/{kind}.html.j2", language, data=shown, sheets=sheets or {})
    said = " ".join(say(language, f"{kind}.page.{key}") for key in ("lead", "kinds", "need", "private"))
    return Page(
        f"{kind}.md",
        title,
        summary,
        f"# {in_its_language(escaped(title), title)}\n\n{one_block(body)}",
        f"templates/site/{kind}.html.j2",
        search_words(kind, language),
        words=said,
        reads=kind,
    )


def check_data(
    worksheets: Sequence[str], languages: Sequence[str], language: str, example: str | None = None
) -> dict[str, Any]:
    """What the script of a page that reads files must know: `{"language", "languages", "worksheets": [id], "example": id, "words"}`.
    `example`: the worksheet that it shows invented answers to."""
    known = words(language)
    said = known["check"]["script"] | {"places": known["places"]}
    known_here = {"language": language, "languages": list(languages), "worksheets": list(worksheets)}
    return known_here | {"example": example, "words": said}


def model_script(model: Document) -> str:
    """`models/<id>-<language>.js`: a classic script that adds the model to `window.brobyggerModels`; loaded when a file asks for it."""
    read = {key: value for key, value in model.items() if key not in _NOT_READ}
    name = f"{model['id']}-{model['language']}"
    return f"(window.brobyggerModels=window.brobyggerModels||Object.create(null))[{compact(name)}]={compact(read)};\n"
