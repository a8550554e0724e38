"""The engine behind the pages can be exchanged: the same tree through MkDocs and through its maintainers' fork, compared page by page."""

import os
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import GUIDED, TOLD
from tests.tiers import ALL
from toolkit.content.lint import lint
from toolkit.pages.site import normalised, plan_site
from toolkit.paths import CONTENT, ROOT
from toolkit.site.frame import frame
from toolkit.site.pack_files import packs_planned
from toolkit.site.renderer import TreeJob
from toolkit.site.target import files_in

CONTENTS = (GUIDED, TOLD, CONTENT) if ALL else (GUIDED,)
_RENDER = """
import pickle, sys
from toolkit.site.renderer import render
sys.exit("".join(said.text for said in render(pickle.load(sys.stdin.buffer), sys.argv[1])) or None)
"""
STAMPS = dict.fromkeys(("brobygger.js", "check.js", "filled.js", "group.js", "match.js", "form.js", "pdf.js", "scheme.js", "site.css", "models"), "?v=1")  # fmt: skip


def rendered(engine: str, content: Path, language: str, folder: Path) -> dict[str, str]:
    library, _ = lint(content)
    trees, problems = plan_site(library, normalised(library), packs_planned(library))
    assert not problems
    tree = trees[language]
    tree.write(folder / "docs")
    stamps = STAMPS | {f"{name}-{language}.js": "?v=1" for name in ("words", "search")}
    job = TreeJob(folder / "docs", folder / "out", [page.path for page in tree.pages], frame(library, tree, stamps))
    environment = os.environ | {"BROBYGGER_CACHE": str(folder / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", _RENDER, engine], cwd=ROOT, env=environment, input=pickle.dumps(job), capture_output=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return {name: (folder / "out" / name).read_text("utf-8") for name in files_in(folder / "out")}


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: content.name)
@pytest.mark.parametrize("language", ["da", "en"] if ALL else ["da"])
def test_the_fork_makes_the_same_pages(content: Path, language: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs").mkdir()
    (tmp_path / "properdocs").mkdir()
    ours = rendered("mkdocs", content, language, tmp_path / "mkdocs")
    theirs = rendered("properdocs", content, language, tmp_path / "properdocs")
    assert len(ours) > 5 and set(ours) == set(theirs)
    assert [name for name in ours if without_day(ours[name]) != without_day(theirs[name])] == []


def without_day(text: str) -> str:
    return re.sub(r"<lastmod>[^<]*</lastmod>", "", text)


def test_nothing_else_knows_the_engine() -> None:
    knows = re.compile(r"^\s*(?:import|from) (?:mkdocs|properdocs)\b|import_module\(.*mkdocs|commands\.build|MKDOCS", re.MULTILINE)  # fmt: skip
    found = [path for path in (ROOT / "toolkit").rglob("*.py") if knows.search(path.read_text("utf-8"))]
    assert found == [ROOT / "toolkit/site/renderer.py"]
