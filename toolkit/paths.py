"""Where things stand in a checkout."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
NODE_MODULES = ROOT / "node_modules"
CACHE = ROOT / ".cache"
CONTENT = ROOT / "content"
SITE = ROOT / "site"
