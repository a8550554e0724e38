"""The keys that content files have, all kinds of files together: a word among them is a key, not a piece of a text."""

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from toolkit.contract.data import LANGUAGES


@cache
def known_keys() -> frozenset[str]:
    from toolkit.content.guide.figures import KINDS
    from toolkit.content.guide.model import Case, Fact, Head, Literature, Story, StrangeWord, Term
    from toolkit.content.model import Worksheet
    from toolkit.content.site_model import Site, Source

    found: set[str] = {*LANGUAGES, "kind", "numbers_differ"}
    seen: set[int] = set()
    todo: list[Any] = [Worksheet, Site, Source, Case, Fact, Literature, Story, StrangeWord, Term, Head, *KINDS.values()]
    while todo:
        kind = todo.pop()
        if id(kind) in seen:
            continue
        seen.add(id(kind))
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            found |= {info.alias or name for name, info in kind.model_fields.items()}
            todo += [info.annotation for info in kind.model_fields.values()]
        todo += get_args(kind)
    return frozenset(found)
