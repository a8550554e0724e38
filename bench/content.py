"""A content folder with as many worksheets as asked for: the real ones, again and again under new names.

Without guide and packs where there are fewer than the real ones, since these name worksheets that would not be there.
"""

import re
import shutil
from pathlib import Path

from bench.run import ROOT

_REFERRED_TO = ("site.yaml", "lists.yaml", "sources.yaml")  # what worksheets refer to


def make_content(folder: Path, sheets: int) -> Path:
    """Copies `content/` to `folder` with exactly `sheets` worksheets."""
    originals = sorted((ROOT / "content" / "worksheets").glob("*.yaml"))
    everything = {path.name for path in (ROOT / "content").iterdir()}
    left_out = {"worksheets"} if sheets >= len(originals) else everything - set(_REFERRED_TO)
    shutil.copytree(ROOT / "content", folder, ignore=lambda at, names: left_out if at == str(ROOT / "content") else [])
    (folder / "worksheets").mkdir(exist_ok=True)
    for number in range(sheets):
        original = originals[number % len(originals)]
        again = number // len(originals)
        name = f"{original.stem}-{again}" if again else original.stem
        text = re.sub(r"(?m)^id: .*$", f"id: {name}", original.read_text("utf-8"), count=1)
        (folder / "worksheets" / f"{name}.yaml").write_text(text, "utf-8")
    return folder
