"""Parts of the build by themselves: the fingerprint, the cache of PDFs, the check of links, what MkDocs is told."""

import os
from pathlib import Path

import pytest
import yaml

from tests.sites import GUIDED, MINIMAL, copy_of
from toolkit.content.lint import lint
from toolkit.pages.site import normalised, plan_site
from toolkit.paths import ROOT, TEMPLATES
from toolkit.site import pdf_cache
from toolkit.site.fingerprint import fingerprint, watched
from toolkit.site.frame import POLICY, frame
from toolkit.site.links import check_links
from toolkit.site.renderer import Listener, config_text
from toolkit.site.store import Store


def test_fingerprint_sees_bytes_and_names_and_nothing_else(tmp_path: Path) -> None:
    site = copy_of(GUIDED, tmp_path / "site")
    first = fingerprint(site)
    assert fingerprint(copy_of(GUIDED, tmp_path / "elsewhere")) == first, "neither place nor time counts"
    (site / ".notes.txt").write_text("not an input")
    (site / "guide/da/.hidden.swp").write_text("not an input")
    assert fingerprint(site) == first
    (site / "guide/da/new.md").write_text("input")
    assert fingerprint(site) != first


def test_watching_sees_what_the_fingerprint_sees(tmp_path: Path) -> None:
    site = copy_of(MINIMAL, tmp_path / "site")
    before = watched(site)
    assert {
        site / "worksheets/tiny.yaml",
        TEMPLATES / "theme/main.html",
        ROOT / "toolkit/paths.py",
        ROOT / "mkdocs.yml",
    } <= set(before)
    os.utime(site / "worksheets/tiny.yaml", ns=(1, 1))
    assert {path for path, _ in set(watched(site).items()) ^ set(before.items())} == {site / "worksheets/tiny.yaml"}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BROBYGGER_CACHE", str(tmp_path))
    monkeypatch.setattr(pdf_cache, "STORE", Store("pdf", ".pdf", 200))
    return tmp_path / "pdf"


def test_cache_gives_back_what_was_stored(cache: Path) -> None:
    assert pdf_cache.STORE.fetch("ab" * 32) is None
    pdf_cache.STORE.store("ab" * 32, b"%PDF")
    assert pdf_cache.STORE.fetch("ab" * 32) == b"%PDF"
    assert [path.suffix for path in cache.rglob("*") if path.is_file()] == [".pdf"]


def test_cache_is_bounded_and_keeps_what_was_used_last(cache: Path) -> None:
    for number, key in enumerate(("aa", "bb", "cc")):
        pdf_cache.STORE.store(key, b"x" * 100)
        os.utime(pdf_cache.STORE.path_of(key), ns=(number, number))
    pdf_cache.STORE.fetch("aa")
    pdf_cache.STORE.trim()
    assert [key for key in ("aa", "bb", "cc") if pdf_cache.STORE.fetch(key)] == ["aa", "cc"]


def test_the_key_of_a_pdf() -> None:
    library, _ = lint(GUIDED)
    model = normalised(library)["every-answer"]["da"]
    key = pdf_cache.key_of(model, "CC BY 4.0")
    assert pdf_cache.key_of({**model, "examples": []}, "CC BY 4.0") == key, "an example is not in the empty PDF"
    assert pdf_cache.key_of(model, "CC0") != key
    assert pdf_cache.key_of({**model, "hash": "0"}, "CC BY 4.0") != key
    assert pdf_cache.key_of_filled(key, {"a": 1}) != pdf_cache.key_of_filled(key, {"a": 2})


def site_with(folder: Path, **pages: str) -> list[str]:
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("markup", "codes"),
    [
        ('<a href="b.html">', []),
        ('<a href="b.html#there">', []),
        ('<a class="x" href="b.html?v=1#there">', []),
        ('<a href="#here">', []),
        ('<a href="mailto:a@b.c"><a href="https://example.org/">', []),
        ('<link rel="canonical" href="https://example.org/">', []),
        ('<a href="c.html">', ["broken-link"]),
        ('<a href="../a.html">', ["broken-link"]),
        ('<a href="b.html#gone">', ["broken-anchor"]),
        ('<a href="b.html#%C3%A6">', []),
        ('<img alt="" src="https://example.org/x.png">', ["outside-request"]),
        ('<script src="//example.org/x.js">', ["outside-request"]),
        ('<img srcset="a.html 1x, gone.png 2x">', ["broken-link"]),
        ('<img src="data:image/png;base64,AAAA">', ["outside-request"]),
    ],
)
def test_links_of_finished_pages(tmp_path: Path, markup: str, codes: list[str]) -> None:
    files = site_with(tmp_path, a=f'<p id="here">{markup}', b='<p id="there"></p><p id="æ">')
    problems = check_links(tmp_path, files, {"a.html": "guide/da/a.md"})
    assert [(problem.code, problem.file) for problem in problems] == [(code, "guide/da/a.md") for code in codes]


def test_the_config_inherits_and_names_one_language(tmp_path: Path) -> None:
    library, _ = lint(GUIDED)
    trees, _ = plan_site(library, normalised(library))
    config = yaml.safe_load(
        config_text(frame(library, trees["en"], {"site.css": "?v=1"}), tmp_path / "docs", tmp_path / "out")
    )
    assert config["INHERIT"] == str(ROOT / "mkdocs.yml")
    assert config["theme"]["language"] == "en"
    assert config["site_url"] == "https://brobygger.test/proeve/en/"
    assert config["extra"]["words"]["frame"]["skip"] == "Skip to the content"
    assert config["extra"]["stamps"] == {"site.css": "?late=site.css"}, "a version changes no page"
    assert "plugins" not in config
    assert yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["plugins"] == []


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    directives = dict(part.strip().split(" ", 1) for part in POLICY.split(";"))
    assert directives.pop("default-src") == "'self'"
    assert set(directives.values()) == {"'none'"}, "everything else is only stricter"


def test_what_mkdocs_says_is_taken_apart() -> None:
    import logging

    heard = Listener()
    for text in (
        "Doc file 'step-1/index.md' contains a link '../x.md', but the target 'x.md' is not found among documentation files.",
        "Doc file 'a.md' contains a link '#x', but there is no such anchor on this page.",
        "Doc file 'a.md' contains an absolute link '/x', it was left as is.",
        "Something else.",
    ):
        heard.emit(logging.LogRecord("mkdocs", logging.WARNING, "", 0, text, None, None))
    assert [(said.page, said.target, said.is_anchor) for said in heard.said] == [
        ("step-1/index.md", "../x.md", False),
        ("a.md", "#x", True),
        ("a.md", "/x", False),
        (None, "", False),
    ]
