"""What pages load: scripts, styles, words and search documents: `site/assets/`."""

import hashlib
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from toolkit.content.colours import style_sheet
from toolkit.content.logo import logo_name
from toolkit.content.site_model import Site
from toolkit.memory import hashed, remembered
from toolkit.pages.page import Page
from toolkit.pages.site import Models
from toolkit.pages.worksheets.form_words import findings_script, picture_script, words_script
from toolkit.paths import TEMPLATES
from toolkit.site.bundles import bundles
from toolkit.words.locale import words

OWN = "own.css"  # an organisation's colours; stands after site.css


def make_assets(out: Path, pages: dict[str, list[Page]], models: Models, site: Site, folder: Path) -> dict[str, str]:
    """Writes everything into `out` and returns name → `?v=…`, which changes when the file does: hosts tell browsers to keep files.

    `pages`: language → the pages that search shall find; `models`: worksheet → language → model; `site`: whose colours and logo, which lies in `folder`. Raises Refused where esbuild is missing or finds a fault.
    """
    shutil.copytree(bundles(), out, copy_function=shutil.copyfile)
    engine = (out / "engine.js").read_text("utf-8")
    (out / "engine.js").unlink()
    for language, found in pages.items():
        (out / f"words-{language}.js").write_text(words_script(language), "utf-8")
        (out / f"pictures-{language}.js").write_text(picture_script(language), "utf-8")
        known = [of[language] for of in models.values()]
        (out / f"findings-{language}.js").write_text(findings_script(language, known), "utf-8")
        (out / f"search-{language}.js").write_text(search_script(language, found) + engine, "utf-8")
    if site.colours is not None:
        (out / OWN).write_text(style_sheet(site.colours.main.lower(), site.colours.mark.lower()), "utf-8")
    if site.logo:
        shutil.copyfile(folder / site.logo, out / logo_name(site.logo))
    for name in ("icon.svg", "shared.png"):
        shutil.copyfile(TEMPLATES / "assets" / "icons" / name, out / name)
    return stamps_of(out)


def stamps_of(assets: Path) -> dict[str, str]:
    """Name → `?v=…` of each file in the folder."""
    files = sorted(path for path in assets.iterdir() if path.is_file())
    return {path.name: f"?v={hashlib.sha256(path.read_bytes()).hexdigest()[:8]}" for path in files}


def search_script(language: str, pages: Iterable[Page]) -> str:
    """A classic script that sets `window.brobyggerSearch` to `{words, documents}`; the engine stands behind it in the same file."""
    documents = [
        document for page in pages for document in remembered("search", hashed(repr(page)), page.search_documents)
    ]
    known = {"words": words(language)["site"]["search"], "documents": documents}
    return f"window.brobyggerSearch={json.dumps(known, ensure_ascii=False, separators=(',', ':'))};\n"
