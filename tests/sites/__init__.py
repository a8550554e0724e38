"""Tiny real sites: worksheets alone, with pages, with all that a guide can have. `copy_of` gives one that a test may spoil."""

import shutil
from pathlib import Path

HERE = Path(__file__).parent
MINIMAL, GUIDED, TOLD = HERE / "minimal", HERE / "guided", HERE / "told"


def copy_of(site: Path, target: Path) -> Path:
    shutil.copytree(site, target)
    return target
