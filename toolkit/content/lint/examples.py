"""Examples are filled sheets: they pass the check that they show."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from toolkit.author.texts import Text, Translated
from toolkit.content.example import change_texts
from toolkit.content.library import Library
from toolkit.content.lint.texts import check_text
from toolkit.content.problem import ByLanguage, Problem, Word, nearest
from toolkit.content.sheet import Sheet
from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.prune import value_at
from toolkit.content.yaml.slip import shown_line
from toolkit.content.yaml.typed import as_typed, shown
from toolkit.contract.data import respondent_rules
from toolkit.contract.document import Document
from toolkit.contract.shape import cell_rules, fields_of, shape_of
from toolkit.paper.signs import not_drawn
from toolkit.rules import Finding, evaluate
from toolkit.words.locale import LANGUAGES
from toolkit.words.messages import describe

_Texts = dict[Path_, Translated | None]

_NO_TEXT = Translated()
_LISTS = ("chosen", "order")
_OF_CONDITIONS = ("answer-not-asked", "required")


def check(library: Library, sheet: Sheet, models: dict[str, Document], circular: bool = False) -> list[Problem]:
    """`models`: the sheet in every language that problems are told in and in those in which it is published. `circular`: its conditions go in a circle, so that what is asked says nothing."""
    problems: list[Problem] = []
    for n, example in enumerate(sheet.worksheet.examples):
        if example.id in sheet.lost:
            continue
        problems += _unseen(sheet, n)
        texts, faults = _texts(library, sheet, n, models[library.languages[0]])
        problems += faults
        told: set[tuple[str, Path_]] = set()
        once: dict[Path_, str] = {}  # what is written once, and the language in which its fault is told
        for language in library.languages:
            for finding in _telling(evaluate(models[language], models[language]["examples"][n]).findings):
                path = ("examples", n, *_place(finding))
                text = texts.get(path, _NO_TEXT)
                if text is not None and language in text:
                    path = (*path, language)
                if text is None or _follows(finding, sheet, circular) or (finding.code, path) in told:
                    continue
                told.add((finding.code, path))
                if language not in text and once.setdefault(path, language) != language:
                    continue  # other languages read it otherwise, but it is the same slip
                said = {spoken: describe(finding, models[spoken], spoken) for spoken in LANGUAGES}
                label = ByLanguage({spoken: text["label"] for spoken, text in said.items()})
                message = ByLanguage({spoken: text["message"] for spoken, text in said.items()})
                data = {"example": example.id, "label": label, "message": message}
                data |= _how(finding, models[language], value_at(sheet.file.data, path))
                problems.append(sheet.file.problem("invalid-example", path, data=data))
    return problems


def _how(finding: Finding, model: Document, raw: Any) -> dict[str, Any]:
    """What the remedy says of this very answer."""
    fields = {field["id"]: field for field in fields_of(model)}
    if finding.code == "unknown-field":
        return {"how": Word("how.example"), "meant": nearest(finding.field or "", fields)}
    block: dict[str, Any] = {f"respondent.{key}": rule for key, rule in respondent_rules().items()}
    field: Any = (block | fields).get(finding.field or "", {})
    if field and "options" not in field:
        with suppress(KeyError, StopIteration):  # about a whole row
            field = cell_rules(field, (finding.row, finding.column))
    if finding.code == "unknown-option" and isinstance(raw, str):
        options = field.get("options", ())
        said = [(str(option["value"]), option.get("label", "")) for option in options]  # values of a scale are numbers
        values = [value for value, _ in said]
        labelled = [value for value, label in said if label.casefold() == raw.casefold()]
        meant = labelled[0] if labelled else nearest(raw, values)
        return {"how": Word("how.example-option"), "known": ", ".join(values), "meant": meant}
    if finding.code == "wrong-type" and isinstance(raw, (bool, int, float)):
        return {"how": Word("how.quotes"), "value": shown(raw)}
    if (
        finding.code == "wrong-type"
        and isinstance(raw, str)
        and shape_of(field.get("type", "text"))["answer"] in _LISTS
    ):
        return {"how": Word("how.example-list"), "mended": shown_line(f"[{raw}]")}
    return {"how": Word("how.example-number" if finding.code == "not-a-number" else "how.example")}


def _texts(library: Library, sheet: Sheet, n: int, model: Document) -> tuple[_Texts, list[Problem]]:
    """The texts by language in example `n` by their place (None: it is no text), and what is wrong with them."""
    texts: _Texts = {}
    problems: list[Problem] = []
    example = sheet.worksheet.examples[n]

    def look(place: Path_, raw: dict[str, Any]) -> Any:
        path = ("examples", n, "answers", *place)
        texts[path], faults = as_typed(Text, sheet.file, path)
        text = texts[path]
        problems.extend(faults if text is None else check_text(library, sheet.file, path, text))
        return raw

    change_texts({field["id"]: field for field in fields_of(model)}, example.answers, look)
    for key, text in example.respondent.items():  # typed already, and looked at as all typed texts are
        if isinstance(text, Translated) and respondent_rules().get(key, {}).get("type") == "text":
            texts["examples", n, "respondent", key] = text
    return texts, problems


def _unseen(sheet: Sheet, n: int) -> Iterator[Problem]:
    """Signs in the answers of example `n` that its PDF could only show as `?`."""
    example = sheet.worksheet.examples[n]
    for block, said in (("answers", example.answers), ("respondent", example.respondent)):
        for place, text in _said(said):
            if signs := not_drawn(text):
                where = ("examples", n, block, *place)
                yield sheet.file.problem("sign-not-drawn", where, warning=True, data={"signs": " ".join(signs)})


def _said(raw: Any, place: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Every text below, with its place."""
    if isinstance(raw, str):
        yield place, raw
    elif isinstance(raw, Mapping):
        for key, value in raw.items():
            yield from _said(value, (*place, key))
    elif isinstance(raw, list):
        for key, value in enumerate(raw):
            yield from _said(value, (*place, key))


def _telling(findings: list[Finding]) -> list[Finding]:
    """Without the notes where there are errors: a wrong answer may be why another one is not asked."""
    errors = [finding for finding in findings if finding.severity == "error"]
    return errors or findings


def _follows(finding: Finding, sheet: Sheet, circular: bool) -> bool:
    """Whether a finding may only come of what was left out of a faulty sheet."""
    if finding.code == "unknown-field" and (sheet.blind or any(_is_field(path) for path in sheet.gone)):
        return True
    return finding.field in sheet.lost or ((bool(sheet.lost) or circular) and finding.code in _OF_CONDITIONS)


def _is_field(path: Path_) -> bool:
    """Whether what was left out is a field, its id, or what fields stand in: the answer may belong to it."""
    return path[0] == "sections" and (len(path) <= 4 or path[4:] == ("id",))


def _place(finding: Finding) -> Path_:
    """Where the answer stands in the example. Rows of a free table and cards are counted from 1 in findings."""
    name = finding.field or ""
    keys = [key for key in (finding.row, finding.column) if key]
    rows = [int(key) - 1 if key.isascii() and key.isdigit() else key for key in keys]
    if name == "respondent" or name.startswith("respondent."):
        block, name = "respondent", name.removeprefix("respondent").removeprefix(".")
    else:
        block = "answers"
    return (block, *([name] if name else []), *rows)
