"""What pages from disk load of worksheets and packs: scripts, a file for each and language (`site/assets/models/<id>-<language>.js`)."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from toolkit.contract.document import Document
from toolkit.pages.worksheets.reader_pages import model_script


def write_models(folder: Path, models: dict[str, dict[str, Document]]) -> str:
    """Writes one script per worksheet and language; returns the `?v=…` that all of them share."""
    known = (model for by_language in models.values() for model in by_language.values())
    return write_scripts(folder, ((f"{model['id']}-{model['language']}", model_script(model)) for model in known))


def write_scripts(folder: Path, scripts: Iterable[tuple[str, str]]) -> str:
    """Writes `<name>.js` for each (name, text); returns the `?v=…` that all of them share."""
    folder.mkdir(parents=True, exist_ok=True)
    total = hashlib.sha256()
    for name, script in scripts:
        (folder / f"{name}.js").write_text(script, "utf-8")
        total.update(script.encode())
    return f"?v={total.hexdigest()[:8]}"
