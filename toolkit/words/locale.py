"""Every word that the code says: `templates/locale/<room>.yaml`, Danish and English side by side.

A further language has one file, `templates/locale/languages/<tag>.yaml`; what it lacks, or has otherwise than it could be said, is said in English.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import yaml

from toolkit.contract.data import LANGUAGES as LANGUAGES_OF_FORMS
from toolkit.contract.shape import FIELDS
from toolkit.memory import hashed, remembered
from toolkit.paths import TEMPLATES
from toolkit.reading.lent import Lent

LANGUAGES = ("da", "en")  # in which every word is written
_OTHERWISE = ("en", "da")  # whose word is said where a language has none, in this order
_ROOMS = TEMPLATES / "locale"
_OTHERS = _ROOMS / "languages"  # a file for each further language, with whatever of the rooms it has
_OF_AUTHORS = ("cli", "keys", "lint")  # said to those who build a site, in Danish and English only


def in_order(languages: Iterable[str]) -> list[str]:
    """Languages by which of them is said where another one has no text."""
    return sorted(languages, key=lambda language: (*_OTHERWISE, language).index(language))


def one_language(entry: Any, language: str) -> Any:
    """`entry` with every `{da: …, en: …}` in it replaced by its text in `language`, or in another one where it has none."""
    if isinstance(entry, dict):
        if entry and entry.keys() <= set(LANGUAGES):
            return next((entry[spoken] for spoken in (language, *_OTHERWISE) if spoken in entry), None)
        return {key: one_language(value, language) for key, value in entry.items()}
    return entry


@cache
def bilingual(room: str) -> dict[str, Any]:
    """One locale file as it stands, both languages, with what the field types say in that room (`words.yaml` of their folders)."""
    texts: dict[str, Any] = _loaded(_ROOMS / f"{room}.yaml")
    for path in sorted(FIELDS.glob("*/words.yaml")):
        for key, entry in _loaded(path).get(room, {}).items():
            texts[key] = texts[key] | entry if isinstance(texts.get(key), dict) and "message" not in entry else entry
    return texts


class CutText(ValueError):
    """A text without quotes that ends at its comma: YAML takes the rest for a key of its own. Says the file and the line."""


def _loaded(path: Path) -> dict[str, Any]:
    """Raises CutText."""
    text = path.read_text("utf-8")
    return remembered("words", hashed(str(path), text), lambda: _read(path, text))


def _read(path: Path, text: str) -> dict[str, Any]:
    texts: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    if _has_none(texts):
        line, key = next(_without_text(yaml.compose(text, Loader=yaml.CSafeLoader)))
        raise CutText(f"{path}:{line}: no text for “{key}”: a text with a comma or a colon stands in quotes")
    return texts


def _has_none(entry: Any) -> bool:
    return entry is None or (isinstance(entry, dict) and any(map(_has_none, entry.values())))


def _without_text(node: Any) -> Iterator[tuple[int, str]]:
    """Line and key of each entry below that has no text."""
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if value.tag == "tag:yaml.org,2002:null":
            yield key.start_mark.line + 1, str(key.value)
        yield from _without_text(value)


def words_file(language: str) -> Path:
    """Where the words of a further language stand, if somebody has written any."""
    return _OTHERS / f"{language}.yaml"


@cache
def _other(language: str) -> dict[str, Any]:
    """The words of a further language, room by room, as they are written; {} where there are none to be read, of which lint says why."""
    try:
        texts = yaml.load(words_file(language).read_text("utf-8-sig"), Loader=yaml.CBaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    return texts if isinstance(texts, dict) else {}


def rooms() -> dict[str, Any]:
    """All that a further language may say, room by room, each text or list of words in English."""
    names = sorted(path.stem for path in _ROOMS.glob("*.yaml"))
    return {name: one_language(bilingual(name), _OTHERWISE[0]) for name in names if name not in _OF_AUTHORS}


def fits(text: Any, own: Any) -> bool:
    """Whether `own` can be said in the place of a text (it has the same placeholders) or of a list of words."""
    if isinstance(text, list):
        return isinstance(own, list) and all(isinstance(word, str) for word in own)
    return isinstance(own, str) and bool(own.strip()) and placeholders(own) == placeholders(text)


def placeholders(text: str) -> list[tuple[str, ...]] | None:
    """What is filled in where braces stand; None where one is left open."""
    try:
        return sorted(
            {(name, form or "", sign or "") for _, name, form, sign in Formatter().parse(text) if name is not None}
        )
    except ValueError:
        return None


@cache
def missing_words(language: str) -> tuple[str, ...]:
    """The sentences that a language lacks, as `room.key`: another language's are said instead."""
    if language in LANGUAGES:
        return ()
    other = _other(language)
    return tuple(key for room, texts in rooms().items() for key in _missing(texts, other.get(room), room))


def _missing(words: Any, own: Any, key: str) -> list[str]:
    if not isinstance(words, dict):
        return [] if fits(words, own) else [key]
    inner = own if isinstance(own, dict) else {}
    return [name for part, value in words.items() for name in _missing(value, inner.get(part), f"{key}.{part}")]


def _over(words: Any, own: Any) -> Any:
    """`words` with those of `own` in their place that fit there; what `own` has besides is left."""
    if isinstance(words, dict):
        return {key: _over(value, own.get(key)) if isinstance(own, dict) else value for key, value in words.items()}
    return own if fits(words, own) else words


class _Rooms(dict[str, dict[str, Any]]):
    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, room: str) -> dict[str, Any]:
        self[room] = _over(one_language(bilingual(room), self._language), _other(self._language).get(room))
        return self[room]


@cache
def words(language: str) -> dict[str, dict[str, Any]]:
    """All words in one language: `{room: {key: text or {key: text …}}}`. A room is read when it is first asked for."""
    return _Rooms(language)


def say(language: str, key: str, /, **values: object) -> str:
    """The sentence `room.key` in `language`, with its `{placeholders}` filled in; a `Lent` where it is another language's.

    Raises KeyError where the locale has no such key.
    """
    entry: Any = words(language)
    for part in key.split("."):
        entry = entry[part]
    text = str(entry.format(**values) if values else entry)
    return Lent(text, _OTHERWISE[0]) if language not in LANGUAGES and key in lacked_words(language) else text


@cache
def lacked_words(language: str) -> frozenset[str]:
    """What `missing_words` names."""
    return frozenset(missing_words(language))


def language_name(language: str, other: str | None) -> str:
    """What a language calls another one; its own name for itself where nobody has written that; "" for one that is not known."""
    own = LANGUAGES_OF_FORMS.get(other or "")
    return str(words(language)["intake"]["report"].get(f"language-{other}") or (own["name"] if own else ""))
