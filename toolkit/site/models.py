"""The worksheets as scripts, for pages that read files: `site/assets/models/<id>-<language>.js`."""

import hashlib
from pathlib import Path

from toolkit.contract.document import Document
from toolkit.pages.worksheets.reader_pages import model_script


def write_models(folder: Path, models: dict[str, dict[str, Document]]) -> str:
    """Writes one script per worksheet and language; returns the `?v=…` that all of them share."""
    folder.mkdir(parents=True, exist_ok=True)
    total = hashlib.sha256()
    for by_language in models.values():
        for language, model in by_language.items():
            script = model_script(model)
            (folder / f"{model['id']}-{language}.js").write_text(script, "utf-8")
            total.update(script.encode())
    return f"?v={total.hexdigest()[:8]}"
