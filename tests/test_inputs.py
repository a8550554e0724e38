"""Nothing that a build reads may change without a new key: every file of the content, every module that makes a PDF, a page, a script."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.inputs import code_files, content_files, digest, makers
from toolkit.paths import CONTENT, ROOT
from toolkit.site import pack_cache, page_cache, pdf_cache
from toolkit.site.fingerprint import fingerprint, watched


def test_every_file_of_the_content_counts(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    files = sorted(path for path in content.rglob("*") if path.is_file())
    assert files and set(files) == set(content_files(content)) == {
        path for path in watched(content) if path.is_relative_to(content)
    }
    before = digest(files, content)
    for path in files[:: len(files) // 10]:
        kept = path.read_bytes()
        path.write_bytes(kept + b"\n")
        assert digest(files, content) != before, path
        path.write_bytes(kept)
    assert digest(files, content) == before


@pytest.mark.parametrize(
    "name", ["facts/new.yaml", "stories/new.yaml", "packs/new.yaml", "a/folder/of/tomorrow.txt", "glossary.yaml"]
)
def test_a_new_file_anywhere_is_seen(name: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "worksheets").mkdir(parents=True)
    before = fingerprint(content)
    (content / name).parent.mkdir(parents=True, exist_ok=True)
    (content / name).write_text("new")
    assert fingerprint(content) != before


def test_a_name_that_is_no_utf8_counts(tmp_path: Path) -> None:
    before = fingerprint(tmp_path)
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.png")).write_bytes(b"")
    assert fingerprint(tmp_path) != before


def test_what_is_hidden_or_built_is_no_content(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ".brobygger.json").write_text("{}")
    (tmp_path / "site" / "index.html").write_text("")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").write_text("")
    (tmp_path / "a.md~").write_text("")
    assert list(content_files(tmp_path)) == []


MAKERS = {
    "pdf": (
        "toolkit.pdf.make.worksheet",
        "toolkit.pdf.make.fill",
        "toolkit.pdf.make.lint",
        "toolkit.paper.sheet",
        "toolkit.site.sheets",
    ),
    "pack": ("toolkit.packs.book", "toolkit.pdf.make.merge", "toolkit.site.pack_files"),
    "page": ("toolkit.site.renderer",),
    "validator": ("toolkit.intake.trusted",),
    "font": ("toolkit.pdf.make.font",),
}


@pytest.mark.parametrize("kind", MAKERS)
def test_every_module_that_is_really_imported_is_a_maker(kind: str) -> None:
    script = f"import sys, {', '.join(MAKERS[kind])}; print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('toolkit.') and m.__file__))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    imported = {Path(name) for name in done.stdout.split()}
    assert imported and imported <= set(makers(*MAKERS[kind]))


def test_every_maker_is_in_the_key() -> None:
    assert set(makers(*MAKERS["pdf"])) <= set(pdf_cache.sources())
    assert set(makers(*MAKERS["pack"])) <= set(pack_cache.sources())
    assert set(makers(*MAKERS["page"])) <= set(page_cache.sources())


def test_the_code_that_counts_is_all_of_it() -> None:
    files = set(code_files())
    assert set((ROOT / "toolkit").rglob("*.py")) <= files
    assert set((ROOT / "templates").rglob("*.j2")) <= files
