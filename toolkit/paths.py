"""Where things stand in a checkout."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
NODE_MODULES = ROOT / "node_modules"
CONTENT = ROOT / "content"
SITE = ROOT / "site"


def cache_folder() -> Path:
    """Where everything is kept that can be made again. Looked up each time, so that it can be set at any time."""
    return Path(os.environ.get("BROBYGGER_CACHE") or ROOT / ".cache")


def real_path(path: Path) -> Path:
    """Where a path of somebody else's leads, without links; of one that leads to itself as far as it goes (`Path.resolve` gives up there, until Python 3.13)."""
    return Path(os.path.realpath(path))
