"""The content of this repository, read and checked once for all tests of a process. Read only: a test that spoils content takes a site of tests/sites."""

from functools import cache
from typing import Any

from toolkit.content.lint import lint
from toolkit.contract.shape import fields_of
from toolkit.memory import remembering
from toolkit.pages.site import Tree, normalised, plan_site
from toolkit.paths import CONTENT
from toolkit.site.pack_files import packs_planned

with remembering(CONTENT):  # what `build.py lint` has worked out before the tests of `make test`
    LIBRARY, PROBLEMS = lint(CONTENT)
NAMES = [worksheet.id for worksheet in LIBRARY.worksheets]
PACK = max(LIBRARY.packs, key=lambda name: sum(len(part.worksheets) for part in LIBRARY.packs[name].pack.parts))


@cache
def models() -> dict[str, dict[str, Any]]:
    """Every worksheet in every language."""
    return normalised(LIBRARY)


@cache
def with_every_type() -> list[str]:
    """A few worksheets that have every type of field between them."""
    types = {name: {field["type"] for field in fields_of(sheets["da"])} for name, sheets in models().items()}
    wanted, chosen = set().union(*types.values()), list[str]()
    while wanted:
        chosen.append(max(types, key=lambda name: len(types[name] & wanted)))
        wanted -= types[chosen[-1]]
    return chosen


@cache
def trees() -> dict[str, Tree]:
    """The pages of every language, as `build.py lint` has planned them."""
    with remembering(CONTENT):
        planned, problems = plan_site(LIBRARY, models(), packs_planned(LIBRARY))
    assert problems == []
    return planned
