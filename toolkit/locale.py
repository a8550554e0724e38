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
    texts: dict[str, Any] = yaml.safe_load((TEMPLATES / "locale" / f"{room}.yaml").read_text("utf-8"))
    return texts


@cache
def words(language: str) -> dict[str, dict[str, Any]]:
    """All words in one language: `{room: {key: text or {key: text …}}}`."""
    rooms = sorted(path.stem for path in (TEMPLATES / "locale").glob("*.yaml"))
    return {room: one_language(bilingual(room), language) for room in rooms}


def say(language: str, key: str, /, **values: object) -> str:
    """The sentence `room.key` in `language`, with its `{placeholders}` filled in.

    Raises KeyError where the locale has no such key.
    """
    entry: Any = words(language)
    for part in key.split("."):
        entry = entry[part]
    return str(entry.format(**values) if values else entry)
