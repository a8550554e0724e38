"""One language's Markdown tree through MkDocs. Runs in a worker, so it imports little, and MkDocs only there."""

import importlib
import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toolkit.site.page_cache import STORE

_LINK_WARNING = re.compile(
    r"Doc file '(?P<page>[^']+)' contains an? (?:\w+ )?link '(?P<target>[^']*)', (?P<rest>.*)", re.DOTALL
)
# What MkDocs makes and the site does not have: the theme's own scripts and styles (ours are in `site/assets/`), an error page that
# cannot know how deep it stands, and a sitemap packed with the time of the build.
_NOT_OURS = ("404.html", "sitemap.xml.gz")


@dataclass(frozen=True)
class Warned:
    """Something MkDocs said: about which page of the tree (None: about the whole), which link, and in its words."""

    page: str | None
    target: str
    is_anchor: bool
    text: str


def warm_up() -> None:
    """What every worker of a build will need."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's advertisement on every build
    importlib.import_module("mkdocs.commands.build")


@dataclass(frozen=True)
class TreeJob:
    """`config`: the file that names the tree; `keys`: of its pages in page_cache, by path; `late`: what stands for the versions of
    files that change with any page → the versions themselves. So a page is the same page when only another one has changed."""

    config: Path
    keys: dict[str, str]
    late: dict[str, str]


def render_tree(job: TreeJob) -> list[Warned]:
    """Renders the pages that page_cache does not have, puts the others in place, and takes away what the site does not have."""
    warm_up()
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import BuildError, ConfigurationError

    heard = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    logger.propagate = False
    try:
        loaded: Any = load_config(str(job.config))
        placed = _place_known(job.keys, Path(loaded.docs_dir), Path(loaded.site_dir))
        build(loaded, dirty=True)  # "dirty": leaves pages alone that are newer than their source
    except (BuildError, ConfigurationError, SystemExit) as error:
        heard.said.append(Warned(None, "", False, str(error)))
        return heard.said
    finally:
        logger.removeHandler(heard)
    out = Path(loaded.site_dir)
    for path in sorted((out / "assets").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for name in (*_NOT_OURS, *(() if loaded.site_url else ("sitemap.xml",))):
        (out / name).unlink(missing_ok=True)
    (out / "assets").rmdir()
    faulty = {warned.page for warned in heard.said}
    for name, key in job.keys.items():
        page = _page(out, name)
        text = page.read_text("utf-8")
        if name not in placed and not faulty & {name, None}:
            STORE.store(key, text.encode())
        for sign, value in job.late.items():
            text = text.replace(sign, value)
        page.write_text(text, "utf-8")
    return heard.said


def _place_known(keys: dict[str, str], docs: Path, out: Path) -> set[str]:
    """Puts the pages in place that earlier builds have made of the same, and says which."""
    placed = set()
    for path, key in keys.items():
        data = STORE.fetch(key)
        if data is not None:
            page = _page(out, path)
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_bytes(data)
            written = (docs / path).stat().st_mtime_ns
            os.utime(page, ns=(written + 1_000_000_000, written + 1_000_000_000))
            placed.add(path)
    return placed


def _page(out: Path, path: str) -> Path:
    return out / f"{path.removesuffix('.md')}.html"


class _Listener(logging.Handler):
    """Every warning and error of MkDocs; what it says about links is taken apart."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[Warned] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if text.startswith("A 'dirty' build"):
            return  # page_cache answers for what it warns of
        about = _LINK_WARNING.match(text)
        if about:
            self.said.append(Warned(about["page"], about["target"], "anchor" in about["rest"], text))
        else:
            self.said.append(Warned(None, "", False, text))
