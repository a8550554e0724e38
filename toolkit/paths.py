"""Where things stand in a checkout."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
NODE_MODULES = ROOT / "node_modules"
CONTENT = ROOT / "content"
SITE = ROOT / "site"


OURS = "brobygger"  # what `extends` calls the content of this checkout
_DEEPEST = 8  # content folders that extend each other


def layers_of(content: Path) -> tuple[Path, ...]:
    """The content folder, the one that its site.yaml extends, and so on. What is wrong with `extends` is for lint to say; it ends the row."""
    found = [content]
    while len(found) < _DEEPEST and (base := base_of(found[-1])) and base.is_dir():
        if any(base.resolve() == one.resolve() for one in found):
            break
        found.append(base)
    return tuple(found)


def base_of(content: Path) -> Path | None:
    """What `extends` in the site.yaml of a content folder names, whether it is there or not."""
    named = _site(content).get("extends")
    if not isinstance(named, str) or not named.strip():
        return None
    return CONTENT if named.strip() == OURS else content / Path(named.strip()).expanduser()


def without_of(content: Path) -> tuple[str, ...]:
    """The files of the base that a content folder leaves out."""
    named = _site(content).get("without")
    return tuple(one for one in named if isinstance(one, str)) if isinstance(named, list) else ()


def _site(content: Path) -> dict[str, object]:
    import yaml

    try:
        read = yaml.load((content / "site.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError, ValueError, RecursionError):  # lint says what is wrong with it
        return {}
    return read if isinstance(read, dict) else {}


def cache_folder() -> Path:
    """Where everything is kept that can be made again. Looked up each time, so that it can be set at any time."""
    return Path(os.environ.get("BROBYGGER_CACHE") or ROOT / ".cache")
