"""A built site for the tests in the browser, with stand-ins for its PDFs, and its kinds of page."""

import functools
import zipfile
from pathlib import Path

from tests.real import PACK
from tests.site import fakes
from toolkit.paths import CONTENT
from toolkit.site.build import build_site
from toolkit.site.root_files import NOT_FOUND


def where(case: Path) -> str:
    """The line that says where a case is."""
    return next((line for line in case.read_text("utf-8").splitlines() if line.startswith("where:")), "")


SHEET = f"worksheets/{max(path.stem for path in (CONTENT / 'worksheets').glob('*.yaml'))}.html"
STEP = "step-5/index.html"
FACTS = f"facts/{min(path.stem for path in (CONTENT / 'facts').glob('*.yaml'))}.html"
FIGURE = f"figures/{min(path.stem for path in (CONTENT / 'figures').glob('*.yaml'))}.html"
CASE = (
    f"cases/{max((CONTENT / 'cases').glob('*.yaml'), key=lambda path: len(where(path))).stem}.html"  # the longest place
)
STORY = f"stories/{min(path.stem for path in (CONTENT / 'stories').glob('*.yaml'))}/index.html"


SITE = "brobygger"  # the folder in which the site stands: it works in any


def built_site(content: Path, folder: Path) -> Path:
    """The site of `content` in `folder`; of the packs one is made in earnest."""
    packs = functools.partial(fakes.quick_pack, real=PACK)
    with fakes.making_sheets_by(fakes.quick_sheet), fakes.making_packs_by(packs):
        report = build_site(content, folder / SITE)
    assert report.ok, [problem.sentence("en") for problem in report.problems]
    return folder / SITE


def unpacked_zip(site: Path, folder: Path) -> Path:
    """The site as its zip unpacks in `folder`."""
    with zipfile.ZipFile(site / "offline.zip") as packed:
        packed.extractall(folder)
    (only,) = folder.iterdir()
    return only


def pages_of(site: Path) -> list[Path]:
    """Every page but the one that only a host can show."""
    return sorted(path for path in site.rglob("*.html") if path != site / NOT_FOUND)


def templates_of(site: Path) -> list[Path]:
    """One page of each kind, in each language."""
    kinds = (
        "index.html",
        STEP,
        "about/index.html",
        "worksheets/index.html",
        SHEET,
        "sources.html",
        "findings.html",
        "check.html",
        "match.html",
        "group.html",
        "kept.html",
        "step-1/life-phases.html",
        "cases/index.html",
        CASE,
        STORY,
        "glossary.html",
        "facts/index.html",
        FACTS,
        "figures/index.html",
        FIGURE,
        "which-worksheet.html",
    )
    return [site / language / kind for language in ("da", "en") for kind in kinds]
