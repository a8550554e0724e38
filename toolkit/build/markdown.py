"""One language's Markdown tree through MkDocs. Runs in a worker, so it imports little, and MkDocs only there."""

import importlib
import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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


def render_tree(config: Path) -> list[Warned]:
    """Renders the tree that the config file names, and takes away what the site does not have."""
    warm_up()
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import BuildError, ConfigurationError

    heard = _Listener()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    logger.propagate = False
    try:
        loaded: Any = load_config(str(config))
        build(loaded)
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
    return heard.said


class _Listener(logging.Handler):
    """Every warning and error of MkDocs; what it says about links is taken apart."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[Warned] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        about = _LINK_WARNING.match(text)
        if about:
            self.said.append(Warned(about["page"], about["target"], "anchor" in about["rest"], text))
        else:
            self.said.append(Warned(None, "", False, text))
