"""Where things stand in a checkout."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
NODE_MODULES = ROOT / "node_modules"
CACHE = Path(os.environ.get("BROBYGGER_CACHE") or ROOT / ".cache")  # what can be made again
CONTENT = ROOT / "content"
SITE = ROOT / "site"
