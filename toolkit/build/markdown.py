"""One language's Markdown tree through MkDocs. Runs in a worker, and only there imports MkDocs."""

import logging
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from toolkit.content.library import Library
from toolkit.content.normalise import pick
from toolkit.locale import words
from toolkit.paths import ROOT, TEMPLATES
from toolkit.render.site import Tree

# 'self' covers style sheets and classic scripts on `file:` too (seen in Chromium 156 and Firefox 153). Nothing of ours is inline, a
# data: address or from elsewhere. A page cannot say frame-ancestors; that is the host's.
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"

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


def mkdocs_config(library: Library, tree: Tree, docs: Path, out: Path, stamps: dict[str, str]) -> str:
    """The config of one language, as YAML. `stamps`: asset name → `?v=…`."""
    site, language = library.site, tree.language
    name = pick(site.name, language)
    contact = site.contact.strip()
    facts = {
        "organisation": pick(site.organisation, language) or "",
        "licence": pick(site.licence, language) or "",
        "contact": contact,
        "contact_address": contact
        if contact.startswith(("https://", "http://"))
        else f"mailto:{contact}"
        if "@" in contact
        else "",
    }
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "site_name": name,
        "docs_dir": str(docs),
        "site_dir": str(out),
        "nav": [entry for group in tree.nav for entry in group.as_mkdocs()],
        "theme": {"language": language, "custom_dir": str(TEMPLATES / "theme")},
        "extra": {
            "policy": POLICY,
            "words": {room: words(language)["site"][room] for room in ("frame", "search")},
            "languages": [
                {"code": other, "name": words(other)["site"]["frame"]["language"]} for other in library.languages
            ],
            "site": facts,
            "stamps": stamps,
        },
    }
    if site.url:
        config["site_url"] = f"{site.url.rstrip('/')}/{language}/"
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False)


def render_tree(config: Path) -> list[Warned]:
    """Renders the tree that the config file names, and takes away what the site does not have."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's advertisement on every build
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
