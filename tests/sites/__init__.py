"""Tiny real sites. `copy_of` gives one that a test may spoil."""

import shutil
from pathlib import Path

HERE = Path(__file__).parent
MINIMAL, GUIDED = HERE / "minimal", HERE / "guided"


def copy_of(site: Path, target: Path) -> Path:
    shutil.copytree(site, target)
    return target
