"""What the browser's half is told of the contract by files that are made: which field types there are. `build.py schema` writes them."""

from pathlib import Path

from toolkit.contract.shape import FIELDS

_MADE = "// Made by build.py schema from the folders of toolkit/fields/.\n"


def made_files() -> dict[Path, str]:
    """Path → text of every made file."""
    return {
        FIELDS / "shapes.js": _index("shape.json", "import {kind} from", "shapes"),
        FIELDS / "readers.js": _index("read.js", "import {{ read as {kind} }} from", "readers"),
    }


def field_types() -> list[str]:
    """Every field type, by its folder."""
    return sorted(path.parent.name for path in FIELDS.glob("*/shape.json"))


def _index(file: str, how: str, name: str) -> str:
    """A script that gathers one file of every folder that has it: bundled scripts cannot look into folders."""
    types = [kind for kind in field_types() if (FIELDS / kind / file).is_file()]
    json = ' with { type: "json" }' if file.endswith(".json") else ""
    imports = [f'{how.format(kind=kind)} "./{kind}/{file}"{json};\n' for kind in types]
    return f"{_MADE}{''.join(imports)}\nexport const {name} = {{ {', '.join(types)} }};\n"
