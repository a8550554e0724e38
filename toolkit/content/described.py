"""What the keys of content files mean, in every language: for the schemas of editors and for lint.

The keys of a field type stand with the type (`<type>.yaml`), all others in `templates/locale/keys.yaml`.
"""

from functools import cache
from inspect import get_annotations
from typing import Any, get_args

import yaml
from pydantic import BaseModel

from toolkit.contract.shape import FIELDS
from toolkit.words.locale import bilingual


def described(part: type[BaseModel], key: str) -> dict[str, str] | None:
    """What `key` of a part means, by language; None where nobody has said it."""
    found = next((words[key] for owner in part.__mro__ for words in _words_of(owner) if key in words), None)
    return found and {language: text.replace("{types}", ", ".join(types())) for language, text in found.items()}


def _words_of(owner: type) -> list[dict[str, Any]]:
    said = bilingual("keys")
    name = type_name(owner)
    own = {key: param["about"] for key, param in _type(name)["params"].items()} if name in types() else {}
    file = owner.__module__.rpartition(".")[2]
    return [own, said.get(f"{file}.{owner.__name__}", {}), said.get(owner.__name__, {})]


def type_name(part: type) -> str:
    """The name of the field type that a part is; "" for any other part."""
    kind = get_annotations(part).get("type")
    return str(get_args(kind)[0]) if kind is not None and get_args(kind) else ""


@cache
def types() -> tuple[str, ...]:
    """The field types, in the order of the alphabet."""
    return tuple(sorted(path.name for path in FIELDS.iterdir() if (path / f"{path.name}.yaml").is_file()))


@cache
def _type(name: str) -> dict[str, Any]:
    text = (FIELDS / name / f"{name}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded


@cache
def also_types() -> dict[str, list[str]]:
    """By field type, what others call it: names of other programs, and plain words."""
    return {name: _type(name)["also"] for name in types()}
