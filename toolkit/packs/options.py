"""How a pack is printed, and what it needs besides its document and its plan."""

from dataclasses import dataclass, field
from typing import Any, Literal

Model = dict[str, Any]


@dataclass(frozen=True)
class Options:
    """`paper`: how large posters may be; everything else is A4."""

    paper: Literal["a4", "a3"] = "a4"
    large_print: bool = False
    grey: bool = False


@dataclass(frozen=True)
class Kit:
    """What the pages of a pack are made from. `models`: the worksheets by id, in the pack's language; `address`: where the site is, `contact`:
    who answers questions; "" where nobody has said it."""

    models: dict[str, Model]
    licence: str = ""
    address: str = ""
    contact: str = ""
    options: Options = field(default_factory=Options)
