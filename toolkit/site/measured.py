"""How full the pages of every sheet are: measured when it is laid out, kept beside its PDF."""

import json
from collections.abc import Iterator

from toolkit.content.library import Library
from toolkit.content.lint import pages
from toolkit.content.normalise import normalise
from toolkit.content.problem import Problem
from toolkit.paper.paper import sheet_paper
from toolkit.site.printed import Printed, printed
from toolkit.site.store import Store

Used = tuple[float, ...]  # of each page the share that has something on it
STORE = Store("used", ".json", 5_000_000)


def known(key: str) -> Used | None:
    """What was measured of the PDF with that key."""
    data = STORE.fetch(key)
    return None if data is None else tuple(json.loads(data))


def keep(key: str, used: Used) -> None:
    STORE.store(key, json.dumps([round(share, 3) for share in used]).encode())


def every_sheet(library: Library, lay_out: bool) -> Iterator[tuple[str, str, Used]]:
    """(worksheet, language, shares) of all sheets; without `lay_out` only of those that an earlier build has laid out."""
    for sheet in library.sheets.values():
        for language in library.languages:
            model = normalise(sheet.worksheet, language, library)
            one = printed(library, model)
            used = known(one.key)
            if used is None and lay_out:
                used = _measured(one)
                keep(one.key, used)
            if used is not None:
                yield sheet.worksheet.id, language, used


def check(library: Library, lay_out: bool) -> Iterator[Problem]:
    """Sheets over their pages and pages that are too empty."""
    for name, language, used in every_sheet(library, lay_out):
        yield from pages.check(library.sheets[name], language, used)


def _measured(one: Printed) -> Used:
    from toolkit.pdf.make.layout import laid  # WeasyPrint

    return laid(one.html, (sheet_paper(one.model),)).used
