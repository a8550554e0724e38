"""Every word that the code says: `templates/locale/<room>.yaml`, Danish and English side by side."""

from functools import cache
from typing import Any

import yaml

from toolkit.paths import TEMPLATES

LANGUAGES = ("da", "en")


def one_language(entry: Any, language: str) -> Any:
    """`entry` with every `{da: …, en: …}` in it replaced by its text in `language`."""
    if isinstance(entry, dict):
        if set(entry) == set(LANGUAGES):
            return entry[language]
        return {key: one_language(value, language) for key, value in entry.items()}
    return entry


@cache
def bilingual(room: str) -> dict[str, Any]:
    """One locale file as it stands, both languages."""
    text = (TEMPLATES / "locale" / f"{room}.yaml").read_text("utf-8")
    texts: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return texts


class _Rooms(dict[str, dict[str, Any]]):
    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, room: str) -> dict[str, Any]:
        self[room] = one_language(bilingual(room), self._language)
        return self[room]


@cache
def words(language: str) -> dict[str, dict[str, Any]]:
    """All words in one language: `{room: {key: text or {key: text …}}}`. A room is read when it is first asked for."""
    return _Rooms(language)


def say(language: str, key: str, /, **values: object) -> str:
    """The sentence `room.key` in `language`, with its `{placeholders}` filled in.

    Raises KeyError where the locale has no such key.
    """
    entry: Any = words(language)
    for part in key.split("."):
        entry = entry[part]
    return str(entry.format(**values) if values else entry)
