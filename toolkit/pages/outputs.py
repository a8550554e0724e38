"""Every file that one language's part of the site will have, before any is written: no two sources may make one file.

Names are compared as the strictest file systems do: small letters and large ones, and the two ways to write an accent, are one.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.content.packs.document import pdf_name as pack_name
from toolkit.content.problem import Problem
from toolkit.contract.document import Document
from toolkit.pages.page import Page
from toolkit.pages.site_problem import SiteProblem
from toolkit.pages.worksheets.worksheet_page import sheet_files
from toolkit.words.locale import LANGUAGES, say

# What the renderer makes, or takes away again (toolkit/site/renderer.py).
_TAKEN = ("404.html", "sitemap.xml", "sitemap.xml.gz", "assets")


def made_twice(
    language: str,
    pages: list[Page],
    files: Iterable[tuple[str, Path]],
    models: Iterable[Document],
    packs: Iterable[str] = (),
    drawn: Iterable[str] = (),
    books: Iterable[str] = (),
) -> list[Problem]:
    """One problem for each file that another source makes already, or that would lie in a file that another makes. `packs`: their ids;
    `drawn`: paths of pictures; `books`: names of the guide's files."""
    outputs = [*_outputs(language, pages, files, models)]
    outputs += [(f"pdf/{pack_name(pack)}", f"packs/{pack}.yaml") for pack in packs]
    outputs += [(path, path.replace(".svg", ".yaml")) for path in drawn]
    outputs += [(f"pdf/{name}", f"guide/{language}") for name in books]
    first: dict[str, tuple[int, str]] = {_key(name): (-1, "") for name in _TAKEN}
    for number, (path, source) in enumerate(outputs):
        first.setdefault(_key(path), (number, source))
    problems: list[Problem] = []
    for number, (path, source) in enumerate(outputs):
        parts = path.split("/")
        for length in range(len(parts), 0, -1):
            other = first.get(_key("/".join(parts[:length])))
            if other is None or other[0] == number:
                continue
            itself = {language: say(language, "site.build.itself") for language in LANGUAGES}
            problems.append(SiteProblem("page-twice", source, data={"page": path, "other": other[1] or itself}))
            break
    return problems


def _outputs(
    language: str, pages: list[Page], files: Iterable[tuple[str, Path]], models: Iterable[Document]
) -> Iterator[tuple[str, str]]:
    yield from ((page.address, page.source) for page in pages)
    yield from ((path, f"guide/{language}/{path}") for path, _ in files)
    for model in models:
        for name in sheet_files(model):
            yield f"pdf/{name}", f"worksheets/{model['id']}.yaml"


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
