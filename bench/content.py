"""A content folder with as many worksheets as asked for: the real ones, again and again under new names."""

import re
import shutil
from pathlib import Path

from bench.run import ROOT


def make_content(folder: Path, sheets: int) -> Path:
    """Copies `content/` to `folder` with exactly `sheets` worksheets."""
    shutil.copytree(ROOT / "content", folder, ignore=lambda at, names: names if at.endswith("worksheets") else [])
    originals = sorted((ROOT / "content" / "worksheets").glob("*.yaml"))
    (folder / "worksheets").mkdir(exist_ok=True)
    for number in range(sheets):
        original = originals[number % len(originals)]
        again = number // len(originals)
        name = f"{original.stem}-{again}" if again else original.stem
        text = re.sub(r"(?m)^id: .*$", f"id: {name}", original.read_text("utf-8"), count=1)
        (folder / "worksheets" / f"{name}.yaml").write_text(text, "utf-8")
    return folder
