"""Scripts, styles, words and search documents of the site: `site/assets/`."""

import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from toolkit.build.report import Refused
from toolkit.locale import words
from toolkit.paths import NODE_MODULES, TEMPLATES
from toolkit.render.form import words_script
from toolkit.render.page import Page

_SCRIPTS = {
    "brobygger": "js/site/main.js",
    "scheme": "js/site/scheme.js",
    "form": "js/main.js",
    "check": "js/check/main.js",
    "pdf": "js/pdf/main.js",
    "filled": "js/form/pdf-main.js",
}
_TARGET = "es2020,chrome100,firefox100,safari15"
_LICENCES = "licences.txt"
# Material keeps its icons as data: addresses in custom properties. Ours stand in the HTML, and the policy allows no data: address.
_DATA_ICON = re.compile(r'--[\w-]+:url\("data:[^"]*"\);?')


def make_assets(out: Path, work: Path, pages: dict[str, list[Page]]) -> dict[str, str]:
    """Writes everything into `out` and returns name → `?v=…`, which changes when the file does: hosts tell browsers to keep files.

    `work`: a folder for what is between; `pages`: language → the pages that search shall find.
    Raises Refused where esbuild is missing or fails.
    """
    out.mkdir(parents=True, exist_ok=True)
    work.mkdir(parents=True, exist_ok=True)
    _bundle(out, work)
    for language, found in pages.items():
        (out / f"words-{language}.js").write_text(words_script(language), "utf-8")
        (out / f"search-{language}.js").write_text(search_script(language, found), "utf-8")
    shutil.copyfile(TEMPLATES / "assets" / "icons" / "icon.svg", out / "icon.svg")
    return {path.name: f"?v={hashlib.sha256(path.read_bytes()).hexdigest()[:8]}" for path in sorted(out.iterdir())}


def search_script(language: str, pages: Iterable[Page]) -> str:
    """A classic script that sets `window.brobyggerSearch` to `{words, documents}`."""
    known = {"words": words(language)["site"]["search"], "documents": [page.search_document() for page in pages]}
    return f"window.brobyggerSearch={json.dumps(known, ensure_ascii=False, separators=(',', ':'))};\n"


def _bundle(out: Path, work: Path) -> None:
    material = work / "material.css"
    material.write_text(_DATA_ICON.sub("", _material_styles().read_text("utf-8")), "utf-8")
    styles = [material, *(TEMPLATES / "assets" / "css" / f"{name}.css" for name in ("form", "site", "check"))]
    entry = work / "site.css"
    entry.write_text("".join(f'@import "{path.as_posix()}";\n' for path in styles), "utf-8")
    meta = work / "meta.json"
    scripts = [f"{name}={TEMPLATES / 'assets' / path}" for name, path in _SCRIPTS.items()]
    common = [
        "--bundle",
        "--minify",
        "--charset=utf8",
        "--legal-comments=none",
        f"--target={_TARGET}",
        f"--outdir={out}",
    ]
    _esbuild([*common, "--format=iife", f"--metafile={meta}", *scripts])
    _esbuild([*common, f"site={entry}"])
    (out / _LICENCES).write_text(_licences(json.loads(meta.read_text("utf-8"))["inputs"]), "utf-8")


def _esbuild(arguments: list[str]) -> None:
    # The program itself, not its Node wrapper: a build needs no Node.
    found = sorted((NODE_MODULES / "@esbuild").glob("*/bin/esbuild"))
    if not found:
        raise Refused("no_tool", tool="esbuild")
    done = subprocess.run(
        [found[0], "--log-level=warning", "--color=false", *arguments],
        cwd=TEMPLATES,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or done.stderr.strip():
        raise Refused("tool", tool="esbuild", reason=done.stderr.strip())


def _material_folder() -> Path:
    spec = find_spec("material")
    if spec is None or not spec.origin:
        raise Refused("no_tool", tool="mkdocs-material")
    return Path(spec.origin).parent


def _material_styles() -> Path:
    return next((_material_folder() / "templates" / "assets" / "stylesheets").glob("main.*.min.css"))


def _licences(inputs: dict[str, Any]) -> str:
    """The licences of what others wrote and the bundles hold: they ask to be there."""
    packages = {
        re.sub(r"^.*node_modules/((?:@[^/]+/)?[^/]+)/.*$", r"\1", name) for name in inputs if "node_modules/" in name
    }
    texts = {name: next(iter(sorted((NODE_MODULES / name).glob("LICEN[CS]E*"))), None) for name in sorted(packages)}
    own = sorted(_material_folder().parent.glob("mkdocs_material-*.dist-info/licenses/LICENSE"))
    texts["mkdocs-material"] = own[0] if own else None
    return "\n\n".join(f"{name}\n\n{path.read_text('utf-8').strip()}" for name, path in texts.items() if path) + "\n"
