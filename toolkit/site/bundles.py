"""Scripts, styles and fonts as esbuild makes them of the sources in `templates/assets/` and of what npm and Material bring. Kept until one changes."""

import hashlib
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from toolkit.inputs import files_below, makers, versions
from toolkit.memory import made_by
from toolkit.paths import NODE_MODULES, ROOT, TEMPLATES, cache_folder
from toolkit.site.report import Refused
from toolkit.site.theme import PACKAGE as THEME
from toolkit.site.theme import naming, theme_digest, theme_licence, theme_rules
from toolkit.site.typeface import PACKAGE, write_typeface
from toolkit.site.validator import alias, validator_key

_SOURCES = TEMPLATES / "assets"
_SCRIPTS = {
    "brobygger": "js/site/main.js",
    "scheme": "js/site/scheme.js",
    "chooser": "js/site/chooser.js",
    "form": "js/main.js",
    "check": "js/check/main.js",
    "match": "js/match/main.js",
    "group": "js/group/main.js",
    "results": "js/group/results-main.js",
    "kept": "js/kept/main.js",
    "reads": "js/check/reads-main.js",
    "pdf": "js/pdf/main.js",
    "tools": "js/form/tools-main.js",
    "boards": "js/form/boards-main.js",
    "filled": "js/form/open-main.js",
    "pictures": "js/pictures/main.js",
    "fill": "js/fill/main.js",
    "offline": "js/offline/main.js",
    "sw": "js/offline/worker.js",
    "pack": "js/packs/main.js",
    "which": "js/which/main.js",
    "engine": "js/search/engine-main.js",
    "collate": "js/packs/collate-main.js",
}
_STYLES = (
    "form",
    "boards",
    "site",
    "guide",
    "signs",
    "check",
    "match",
    "group",
    "kept",
    "pictures",
    "packs",
    "offline",
    "print",
)
_LICENCES = "licences.txt"
_COMMON = (
    "--bundle",
    "--minify",
    "--charset=utf8",
    "--legal-comments=none",
    "--target=es2020,chrome100,firefox100,safari15",
)
_KEPT = 4  # a developer goes to and fro between a few states


def bundles() -> Path:
    """A folder with `brobygger.js`, `site.css`, the fonts and the others, and the licences of what is in them.

    Raises Refused where esbuild is missing or finds a fault.
    """
    folder = cache_folder() / "bundles"
    ready = folder / _key()
    if not ready.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".") as scratch:
            _bundle(Path(scratch) / "out", Path(scratch))
            try:
                (Path(scratch) / "out").rename(ready)
            except OSError:  # another build was first
                if not ready.is_dir():
                    raise
        _forget(folder, ready)
    return ready


def _key() -> str:
    total = hashlib.sha256(
        made_by("bundles", _made_from) + versions("fonttools", "brotli") + validator_key().encode() + theme_digest()
    )
    return total.hexdigest()[:32]


def _made_from() -> list[Path]:
    """What the bundles are made from and is ours."""
    return [
        Path(__file__),
        *makers("toolkit.site.typeface"),
        *files_below(_SOURCES),
        *naming(),
        *(path for path in files_below(ROOT / "toolkit") if path.suffix in (".js", ".json")),
        ROOT / "package.json",
        ROOT / "package-lock.json",
    ]


def _forget(folder: Path, but: Path) -> None:
    others = sorted(
        (path for path in folder.iterdir() if path != but and not path.name.startswith(".")),
        key=lambda path: path.stat().st_mtime,
    )
    for path in others[: 1 - _KEPT]:
        shutil.rmtree(path, ignore_errors=True)


def _bundle(out: Path, work: Path) -> None:
    material = work / "material.css"
    material.write_text(theme_rules(), "utf-8")
    typeface = work / "typeface.css"
    try:
        typeface.write_text(write_typeface(work), "utf-8")
    except FileNotFoundError as error:
        raise Refused("no_tool", tool=PACKAGE) from error
    styles = [typeface, material, *(_SOURCES / "css" / f"{name}.css" for name in _STYLES)]
    entry = work / "site.css"
    entry.write_text("".join(f'@import "{path.as_posix()}";\n' for path in styles), "utf-8")
    meta = work / "meta.json"
    scripts = [f"{name}={_SOURCES / path}" for name, path in _SCRIPTS.items()]
    _esbuild([*_COMMON, alias(), f"--outdir={out}", "--format=iife", f"--metafile={meta}", *scripts])
    # A font's name carries its hash: the style sheet names it without the `?v=` that pages give to what they name.
    _esbuild([*_COMMON, "--loader:.woff2=file", "--asset-names=[name]-[hash]", f"--outdir={out}", f"site={entry}"])
    (out / _LICENCES).write_text(_licences(json.loads(meta.read_text("utf-8"))["inputs"]), "utf-8")


def _esbuild(arguments: list[str]) -> None:
    # The program itself, not its Node wrapper, which costs a second.
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


def _licences(inputs: dict[str, Any]) -> str:
    """The licences of what others wrote and the bundles hold: they ask to be there."""
    packages = {
        re.sub(r"^.*node_modules/((?:@[^/]+/)?[^/]+)/.*$", r"\1", name) for name in inputs if "node_modules/" in name
    }
    texts = {name: next(iter(sorted((NODE_MODULES / name).glob("LICEN[CS]E*"))), None) for name in sorted(packages)}
    texts[PACKAGE] = next(iter(sorted((NODE_MODULES / PACKAGE).glob("LICEN[CS]E*"))), None)
    texts[THEME] = theme_licence()
    return "\n\n".join(f"{name}\n\n{path.read_text('utf-8').strip()}" for name, path in texts.items() if path) + "\n"
