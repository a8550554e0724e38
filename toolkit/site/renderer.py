"""The one module that knows MkDocs: a tree of Markdown and its frame go in, pages come out, and what was said about them.

MkDocs rests; its maintainers' fork ProperDocs makes the same pages (tests/site/test_renderer.py, in the full matrix). Four things of
both are worked around here, so that nothing outside has to know them:

- **What they say** is a sentence of a log, so it is taken apart by a pattern; what does not fit it is about the whole tree.
- **They compile the theme's templates** in every build and for every language, which takes as long as the pages of a small site; they are
  kept like our own.
- **They render everything or what is older than its source** ("dirty"). Pages that page_cache knows are put in place a second newer
  than their source, and so left alone.
- **A page names the versions of assets** (`?v=…`), and some assets (the search documents) change with any page. So pages are rendered,
  and kept, with `?late=name`, and get the versions afterwards: a page is the same page when only another one has changed.

Runs in a worker, so it imports little, and the engine only there.
"""

import importlib
import json
import logging
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from toolkit.inputs import versions
from toolkit.paths import ROOT, TEMPLATES, cache_folder
from toolkit.reading.foreign import Foreign
from toolkit.site import page_cache
from toolkit.templating.compiled import compiled
from toolkit.templating.foreign import with_foreign

ENGINE = "mkdocs"
_LINK_WARNING = re.compile(
    r"Doc file '(?P<page>[^']+)' contains an? (?:\w+ )?link '(?P<target>[^']*)', (?P<rest>.*)", re.DOTALL
)
# What the engine makes and the site does not have: the theme's own scripts and styles (ours are in `site/assets/`), an error page that
# cannot know how deep it stands, and a sitemap of one language: those of the whole site stand at its root (root_files.py).
_NOT_OURS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
_LATE = re.compile(r"\?late=([\w.-]+)")

Entry = tuple[str | None, str | None, list[Any]]  # of the navigation: title, path, entries below


@dataclass(frozen=True)
class Frame:
    """What the pages of one language have around them. `url`: where the site shall stand, or empty; `extra`: for the theme's templates;
    `stamps`: asset → `?v=…`;
    `foreign`: words that get `lang` wherever they stand."""

    name: str
    language: str
    url: str
    nav: list[Entry]
    extra: dict[str, Any]
    stamps: dict[str, str]
    foreign: Foreign | None = None


@dataclass(frozen=True)
class TreeJob:
    """`docs`: the folder of Markdown; `out`: the new folder of pages; `pages`: paths in `docs`."""

    docs: Path
    out: Path
    pages: list[str]
    frame: Frame


@dataclass(frozen=True)
class Said:
    """Something the engine said: about which page of the tree (None: about the whole), which link, and in its words."""

    page: str | None
    target: str
    is_anchor: bool
    text: str


def warm_up(engine: str = ENGINE) -> None:
    """What every worker of a build will need."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's advertisement on every build
    importlib.import_module(f"{engine}.commands.build")


def render(job: TreeJob, engine: str = ENGINE) -> list[Said]:
    """Renders the pages that page_cache does not have, puts the others in place, and takes away what the site does not have."""
    warm_up(engine)
    config = job.docs.with_name(f"{job.docs.name}.yml")
    config.write_text(config_text(job.frame, job.docs, job.out), "utf-8")
    frame = config_text(job.frame, Path("docs"), Path("out")) + repr(job.frame.foreign)
    keys = {path: page_cache.key_of(path, (job.docs / path).read_text("utf-8"), engine + frame) for path in job.pages}
    placed = {path for path, key in keys.items() if _place(key, job.docs / path, page_of(job.out, path))}
    said = _run(engine, config)
    _take_away(job)
    faulty = {one.page for one in said}
    for path, key in keys.items():
        page = page_of(job.out, path)
        if not page.is_file():  # the engine stopped on the way, and said so
            continue
        text = page.read_text("utf-8")
        if path not in placed:
            text = with_foreign(text, job.frame.foreign)
        if path not in placed and not faulty & {path, None}:
            page_cache.STORE.store(key, text.encode())
        page.write_text(_LATE.sub(lambda sign: job.frame.stamps[sign[1]], text), "utf-8")
    return said


def config_text(frame: Frame, docs: Path, out: Path) -> str:
    """The config of one language, as YAML, over the base that all languages share."""
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "site_name": frame.name,
        "docs_dir": str(docs),
        "site_dir": str(out),
        "nav": list(_nav(frame.nav)),
        "theme": {"language": frame.language, "custom_dir": str(TEMPLATES / "theme")},
        "extra": {**frame.extra, "stamps": {name: f"?late={name}" for name in sorted(frame.stamps)}},
    }
    if frame.url:
        config["site_url"] = frame.url
    # Texts that are lent are texts of a kind that YAML does not know.
    return yaml.safe_dump(json.loads(json.dumps(config)), allow_unicode=True, sort_keys=False)


def _nav(entries: list[Entry]) -> Iterator[Any]:
    for title, path, below in entries:
        if title is None:
            yield from _nav(below)
        elif below:
            yield {title: [*([{title: path}] if path else []), *_nav(below)]}
        else:
            yield {title: path}


def _run(engine: str, config: Path) -> list[Said]:
    build = importlib.import_module(f"{engine}.commands.build").build
    load_config = importlib.import_module(f"{engine}.config").load_config
    faults = importlib.import_module(f"{engine}.exceptions")
    heard = Listener()
    logger = logging.getLogger(engine)
    logger.addHandler(heard)
    logger.propagate = False
    try:
        loaded = load_config(str(config))
        _keep_templates(loaded.theme, engine)
        build(loaded, dirty=True)
    except (faults.BuildError, faults.ConfigurationError, SystemExit) as error:
        heard.said.append(Said(None, "", False, str(error)))
    finally:
        logger.removeHandler(heard)
    return heard.said


def _keep_templates(theme: Any, engine: str) -> None:
    make, folder = theme.get_env, cache_folder() / "templates" / versions(engine).decode().replace(" ", "-")

    def made() -> Any:
        environment = make()
        environment.bytecode_cache = compiled(folder)
        return environment

    theme.get_env = made


def _take_away(job: TreeJob) -> None:
    assets = job.out / "assets"
    for path in sorted(assets.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    if assets.is_dir():
        assets.rmdir()
    for name in _NOT_OURS:
        (job.out / name).unlink(missing_ok=True)


def _place(key: str, source: Path, page: Path) -> bool:
    """Puts the page in place that an earlier build has made of the same, if there is one."""
    data = page_cache.STORE.fetch(key)
    if data is None:
        return False
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(data)
    newer = source.stat().st_mtime_ns + 1_000_000_000
    os.utime(page, ns=(newer, newer))
    return True


def page_of(out: Path, path: str) -> Path:
    """Where the page of the Markdown file `path` comes out."""
    return out / f"{path.removesuffix('.md')}.html"


class Listener(logging.Handler):
    """Every warning and error of the engine; what it says about links is taken apart."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[Said] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if text.startswith("A 'dirty' build"):
            return  # page_cache answers for what it warns of
        about = _LINK_WARNING.match(text)
        if about:
            self.said.append(Said(about["page"], about["target"], "anchor" in about["rest"], text))
        else:
            self.said.append(Said(None, "", False, text))
