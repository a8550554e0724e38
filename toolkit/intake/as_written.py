"""Answers written by hand in YAML: a word without quotes is read by the question that it answers, not by what it looks like.

`0123`, `1e3`, `on` and `~` are texts in a question for a text; `1.5` is a number in one for a number. Where no question says, a word is
a number, true, false or nothing only if it would be written again sign for sign.
"""

import math
import re
from collections.abc import Mapping
from typing import Any

from toolkit.content.yaml.compose import Composer, Path_
from toolkit.contract.data import respondent_rules
from toolkit.contract.document import Document
from toolkit.contract.shape import Rules, fields_of, is_counted, shape_of, value_of
from toolkit.reading.finding import Finding
from toolkit.reading.language import UNDETERMINED, language_of
from toolkit.reading.number import parse_number, whole_number
from toolkit.rules.change import cell_in
from toolkit.rules.cpr import looks_like_cpr
from toolkit.rules.earlier import earlier

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_YES = frozenset({"true", "yes", "on", "ja"})
_NO = frozenset({"false", "no", "off", "nej"})
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_LONGEST = 25


class Word(str):
    """A scalar without quotes, as it is written."""

    __slots__ = ()


class AsWritten(Composer):
    """Puts a YAML file together with its plain scalars as words; a word in braces without a colon is no question without an answer: in
    `{costs: 1,5}` it is what the comma has cut off."""

    _asked: Any = None  # the key last met

    def _key(self, event: Any) -> str | int:
        self._asked = event
        return super()._key(event)

    def _scalar(self, event: Any, path: Path_) -> Any:
        is_nothing = self._asked and event.implicit[0] and not event.value
        if is_nothing and ":" not in self._text[self._asked.end_mark.index : event.start_mark.index]:
            self._refuse("yaml-key", self._asked)
        return super()._scalar(event, path)

    def _plain(self, event: Any) -> Any:
        return Word(event.value) if event.implicit[0] else str(event.value)


def not_read(remarks: Mapping[Path_, tuple[int, int, str]]) -> list[Finding]:
    """A finding for each text behind ` #`, which YAML takes for a remark: `name: Bro #4 Syd` is `Bro`. `remarks`: line, column and text by
    the path of the value before it."""
    found: list[Finding] = []
    for path, (line, _, text) in remarks.items():
        part, name = (str(path[0]), str(path[1])) if len(path) > 1 else ("", "")
        field = {"answers": name, "respondent": f"respondent.{name}"}.get(part)
        found.append(Finding("remark-not-read", field, data={"line": line, "text": text}))
        if looks_like_cpr(text):
            found.append(Finding("looks-like-cpr", field))
    return found


def settled(document: dict[str, Any], model: Document | None) -> dict[str, Any]:
    """The document without words: each is what its question takes it for. `model` None: of a worksheet that nobody here knows."""
    language = language_of(document.get("language")) or UNDETERMINED
    version = whole_number(_exact(document["version"])) if "version" in document else None
    asked: list[Rules] = list(fields_of(model)) if model else []
    before = earlier(model, version) if model and version is not None else []
    fields = {field["id"]: field for field in (*asked, *before)}
    told: dict[str, Any] = {}
    for key, value in document.items():
        if key == "answers" and isinstance(value, dict):
            told[key] = {name: _answer(raw, fields.get(name), language) for name, raw in value.items()}
        elif key == "respondent" and isinstance(value, dict):
            about = respondent_rules()
            told[key] = {name: _leaf(raw, about.get(name), language) for name, raw in value.items()}
        elif (
            key in ("format", "worksheet", "name", "language", "saved")
            and isinstance(value, str)
            and value not in _NOTHING
        ):
            told[key] = str(value)
        else:
            told[key] = _exact(value)
    return told


def _answer(raw: Any, field: Rules | None, language: str) -> Any:
    answer = shape_of(field["type"])["answer"] if field else None
    if field is None or answer == "none":
        return _exact(raw)
    if answer in ("chosen", "order"):
        return _texts(raw)
    if answer == "rows" and is_counted(field) and isinstance(raw, list):
        return [_inside(item, "", field, language) for item in raw]
    return _row(raw, field, language) if answer == "rows" else _leaf(raw, field, language)


def _row(raw: Any, field: Rules, language: str) -> Any:
    """A row, or rows by their names; cells are read by the columns that they stand in."""
    if not isinstance(raw, dict):
        return _exact(raw)
    return {key: _inside(item, key, field, language) for key, item in raw.items()}


def _inside(raw: Any, key: str, field: Rules, language: str) -> Any:
    return _row(raw, field, language) if isinstance(raw, dict) else _leaf(raw, cell_in(field, key), language)


def _leaf(raw: Any, rules: Rules | None, language: str) -> Any:
    kind = rules["type"] if rules else ""
    value = value_of(kind)
    if kind == "to":
        return _texts(raw)
    if not isinstance(raw, Word) or rules is None:
        return _exact(raw)
    text = str(raw)
    if value == "text":
        return text or None
    options = rules.get("options") or ()
    if value == "option" and (isinstance(options, str) or any(option["value"] == text for option in options)):
        return text or None
    if text in _NOTHING:
        return None
    if kind == "checkbox":
        return True if text.lower() in _YES else False if text.lower() in _NO else text
    if value == "number":
        return _number(text, rules, language)
    looks = _look(text) if value == "step" else None
    return text if looks is None else looks


def _number(text: str, rules: Rules, language: str) -> Any:
    """As people write numbers in the language of the file; as programs do where that is no number, or where the question takes its decimals."""
    looks = _look(text)
    read = parse_number(text, language, rules["unit"])
    if looks is None or language == UNDETERMINED:
        return text
    if "e" in text.lower() and text != written_plain(looks):
        return text
    exact = parse_number(looks, language)
    if read is None or read == exact:
        return looks
    decimals = len(text.partition(".")[2])  # as written: `1.000` has three
    return looks if exact is not None and decimals <= rules["decimals"] else text


def _look(text: str) -> int | float | None:
    """The number that YAML sees in a word."""
    if len(text) > _LONGEST or not _NUMBER.fullmatch(text):
        return None
    if re.fullmatch("[-+]?[0-9]+", text):
        return int(text)
    return float(text) if math.isfinite(float(text)) else None


def _texts(raw: Any) -> Any:
    """Values of options and numbers of cards stay as they are written."""
    if isinstance(raw, list):
        return [_texts(item) for item in raw]
    if isinstance(raw, dict):
        return {key: _texts(item) for key, item in raw.items()}
    return (None if raw == "" else str(raw)) if isinstance(raw, Word) else raw


def _exact(value: Any) -> Any:
    """What a word is where no question says."""
    if isinstance(value, dict):
        return {key: _exact(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_exact(item) for item in value]
    if not isinstance(value, Word):
        return value
    if value in ("", "~", "null"):
        return None
    if value in ("true", "false"):
        return value == "true"
    looks = _look(value)
    return looks if looks is not None and written_plain(looks) == value else str(value)


def written_plain(number: float) -> str:
    """A number as YAML files of ours have it."""
    text = repr(number)
    return text if "." in text or "e" not in text else text.replace("e", ".0e", 1)
