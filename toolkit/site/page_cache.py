"""Pages as the renderer made them in earlier builds: when one worksheet changes, only the pages that it stands on are rendered anew."""

import hashlib
from functools import lru_cache
from pathlib import Path

from toolkit.inputs import digest, files_below, makers, versions
from toolkit.paths import ROOT, TEMPLATES
from toolkit.site.store import Store

STORE = Store("pages", ".html", 200_000_000)  # a page has about 40,000 bytes
_PROGRAMS = ("mkdocs", "properdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2")


def sources() -> list[Path]:
    """What turns Markdown into a page, besides the generated config: the base config, our theme, the renderer."""
    return [ROOT / "mkdocs.yml", *files_below(TEMPLATES / "theme"), *makers("toolkit.site.renderer")]


@lru_cache(maxsize=1)
def _makers() -> bytes:
    return digest(sources()) + versions(*_PROGRAMS)


def key_of(path: str, markdown: str, frame: str) -> str:
    """The key of the page at `path`. `frame`: the engine and what it is told, without the folders that differ from build to build."""
    return hashlib.sha256(_makers() + f"{path}\0{frame}\0{markdown}".encode()).hexdigest()
