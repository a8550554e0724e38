"""What the browser's half is told of the contract by files that are made: the types, and which field types there are. `build.py schema` writes them."""

import json
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, is_typeddict

from toolkit.contract.codes import FindingCode, Severity, Verdict
from toolkit.contract.document import Document, Field, Optioned, Question, Scaled
from toolkit.contract.marks import hints_of, marks_of, parts_of
from toolkit.contract.parts import UNREAD, Condition
from toolkit.contract.shape import FIELDS

_MADE = "// Made by build.py schema from the folders of toolkit/fields/.\n"
_TYPES = FIELDS.parents[1] / "templates" / "assets" / "js" / "contract" / "document.d.ts"
_ABSENT = ("required", "exclusive")  # left out of a page where false
_READERS = '/** What reads the cells of a type gets all readers: a grid does not import the others. @type {import("#js/reading/reading.js").Readers} */\n'
_PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null", Any: "any"}
_BASES: tuple[Any, ...] = (Question, Optioned, Scaled)  # what several parts have in common
_NAMED = (
    ("Field", Field),
    ("Condition", Condition),
    ("FindingCode", FindingCode),
    ("Verdict", Verdict),
    ("Severity", Severity),
)


def made_files() -> dict[Path, str]:
    """Path → text of every made file."""
    return {
        _TYPES: document_types(),
        FIELDS / "made.js": _field_types(),
    }


def field_types() -> list[str]:
    """Every field type, by its folder."""
    return sorted(path.parent.name for path in FIELDS.glob("*/shape.json"))


def _field_types() -> str:
    """A script that gathers what the browser needs of every folder: bundled scripts cannot look into folders."""
    kinds = field_types()
    read = [kind for kind in kinds if (FIELDS / kind / "read.js").is_file()]
    lines = [f'import {{ read as {kind} }} from "./{kind}/read.js";\n' for kind in read]
    lines += [f'import {kind}Shape from "./{kind}/shape.json" with {{ type: "json" }};\n' for kind in kinds]
    shapes = "".join(f"  {kind}: {kind}Shape,\n" for kind in kinds)
    readers = "".join(f"  {kind},\n" for kind in read)
    return f"{_MADE}{''.join(lines)}\nexport const shapes = {{\n{shapes}}};\n\n{_READERS}export const readers = {{\n{readers}}};\n"


def document_types() -> str:
    """`document.d.ts`: the document and the codes as TypeScript has them. Keys that a page leaves out are optional."""
    lines = ["// Made by build.py schema from toolkit/contract/document.py and codes.py.\n"]
    for part in (*_BASES, *parts_of(Document)):
        bases = [base for base in _BASES if base is not part and hints_of(base).items() <= hints_of(part).items()]
        common = {key for base in bases for key in hints_of(base)}
        below = f" extends {', '.join(base.__name__ for base in bases)}" if bases else ""
        lines.append(f"export interface {part.__name__}{below} {{\n")
        for key, hint in hints_of(part).items():
            mark = "?" if UNREAD in marks_of(hint) or key in _ABSENT else ""
            lines += [] if key in common else [f"  {key}{mark}: {_typescript(hint)};\n"]
        lines.append("}\n")
    lines += [f"export type {name} = {_typescript(kind, named=False)};\n" for name, kind in _NAMED]
    return "".join(lines)


def _typescript(hint: Any, named: bool = True) -> str:
    """`named`: a type that has a name of its own is called by it."""
    for name, kind in _NAMED if named else ():
        if hint == kind:
            return name
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _typescript(parts[0], named)
    if origin is Literal:
        return " | ".join(json.dumps(value) for value in parts)
    if origin in (Union, UnionType):
        return " | ".join(dict.fromkeys(_typescript(part) for part in parts))
    if origin is list:
        inner = _typescript(parts[0])
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    if origin is dict:
        return f"Record<string, {_typescript(parts[1])}>"
    return str(hint.__name__) if is_typeddict(hint) else _PLAIN[hint]
