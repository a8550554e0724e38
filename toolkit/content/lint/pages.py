"""Pages of a printed sheet: not more than its author may have, none of them mostly white. What was measured is handed in (toolkit/site/measured.py)."""

from collections.abc import Iterator, Sequence

from toolkit.content.lint.place import at
from toolkit.content.problem import Problem, name_of_language
from toolkit.content.sheet import Sheet

LEAST_USED, LEAST_USED_LAST = 2 / 3, 1 / 4  # of a page before the last one, of the last one


def check(sheet: Sheet, language: str, used: Sequence[float]) -> Iterator[Problem]:
    """`used`: the share of each page that has something on it, of the sheet on its usual paper in one language."""
    where = ("paper",) if isinstance(sheet.file.data, dict) and "paper" in sheet.file.data else ()
    said = name_of_language(language)
    most = sheet.worksheet.paper.pages
    if len(used) > most:
        yield at(sheet.file, "too-many-pages", *where, language=said, pages=len(used), most=most)
        return  # fewer pages come first: how full they are follows
    if len(used) == 1:
        return  # there is no page to save
    for number, share in enumerate(used, 1):
        if share < (LEAST_USED_LAST if number == len(used) else LEAST_USED):
            full = round(share * 100)
            yield at(
                sheet.file, "page-too-empty", *where,
                language=said, page=number, pages=len(used), share=full,
            )  # fmt: skip
