"""Pages as MkDocs made them in earlier builds: when one worksheet changes, only the pages that it stands on are rendered anew."""

import hashlib
from functools import lru_cache
from importlib.metadata import version

from toolkit.paths import CACHE, ROOT, TEMPLATES
from toolkit.site.store import Store

STORE = Store(CACHE / "pages", ".html", 200_000_000)  # a page has about 40,000 bytes
_PROGRAMS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2")


@lru_cache(maxsize=1)
def _makers() -> bytes:
    """What turns Markdown into a page, besides the generated config: the base config, our theme, the libraries."""
    total = hashlib.sha256((ROOT / "mkdocs.yml").read_bytes())
    for path in sorted(path for path in (TEMPLATES / "theme").rglob("*") if path.is_file()):
        total.update(path.relative_to(TEMPLATES).as_posix().encode() + b"\0" + path.read_bytes())
    total.update(" ".join(f"{name} {version(name)}" for name in _PROGRAMS).encode())
    return total.digest()


def key_of(path: str, markdown: str, config: str) -> str:
    """The key of the page at `path`. `config`: the generated one, without the folders that differ from build to build."""
    return hashlib.sha256(_makers() + f"{path}\0{config}\0{markdown}".encode()).hexdigest()
