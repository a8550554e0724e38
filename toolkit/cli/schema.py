"""`build.py schema`: writes `schema/` from the typed model and what the scripts are told of the contract, or says with `--check` that it is not current."""

import argparse
import json
import sys
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from toolkit.author.parts import Id
from toolkit.author.question import Options, Scale
from toolkit.cli.options import add_common, add_verb
from toolkit.content.described import described
from toolkit.content.guide.figures import AnyFigure
from toolkit.content.guide.model import Case, Fact, ForeignWords, Head, Literature, Story, StrangeWord, Term, Theme
from toolkit.content.model import Worksheet
from toolkit.content.packs.model import Pack
from toolkit.content.site_model import Site, Source
from toolkit.contract.javascript import made_files
from toolkit.contract.schemas import ANSWERS, FINDINGS
from toolkit.output import write_whole
from toolkit.paths import ROOT
from toolkit.words.locale import say

SCHEMAS: dict[str, Any] = {
    "worksheet": Worksheet,
    "pack": Pack,
    "site": Site,
    "lists": dict[str, Scale | Options | dict[str, Scale | Options]],
    "sources": dict[Id, Source],
    "literature": dict[Id, Literature],
    "facts": dict[Id, Fact],
    "figure": AnyFigure,
    "case": Case,
    "glossary": dict[Id, Term],
    "story": Story,
    "words": dict[Id, StrangeWord],
    "foreign": dict[Id, ForeignWords],
    "themes": dict[Id, Theme],
    "page": Head,  # the block at the head of a page
}
MACHINES: dict[str, dict[str, Any]] = {"answers": ANSWERS, "findings": FINDINGS}  # what programs read and write


def register(subparsers: Any) -> None:
    parser, language = add_verb(subparsers, "schema", "cli.verbs.schema")
    parser.add_argument("--check", action="store_true", help=say(language, "cli.schema.check"))
    add_common(parser, language)


def run(args: argparse.Namespace) -> int:
    stale = []
    schemas = {ROOT / "schema" / f"{name}.schema.json": schema_text(name) for name in (*SCHEMAS, *MACHINES)}
    for path, text in (schemas | made_files()).items():
        if path.exists() and path.read_text("utf-8") == text:
            continue
        stale.append(path.name)
        if not args.check:
            write_whole(path, text.encode(), force=True)
    if args.check and stale:
        print(say(args.language, "cli.schema.stale", files=", ".join(stale)), file=sys.stderr)
        return 1
    return 0


class _Described(GenerateJsonSchema):
    """Every key says what it means, in every language: editors show it."""

    def model_schema(self, schema: Any) -> JsonSchemaValue:
        made = super().model_schema(schema)
        for key, part in made.get("properties", {}).items():
            words = described(schema["cls"], key)
            if words:
                part["description"] = "\n".join(words.values())
        return made


def schema_text(name: str) -> str:
    """The JSON Schema (2020-12) of one kind of file."""
    if name in MACHINES:
        made = MACHINES[name]
    else:
        kind = SCHEMAS[name]
        made = _tidied(TypeAdapter(kind).json_schema(by_alias=True, schema_generator=_Described))
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | made | {"title": name}
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _tidied(schema: Any, names: bool = False) -> Any:
    """Without titles that only repeat a key, and with no other keys where keys have a pattern. `names`: the keys are the author's."""
    if isinstance(schema, list):
        return [_tidied(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if names:
        return {key: _tidied(item) for key, item in schema.items()}
    made = {
        key: _tidied(item, names=key in ("properties", "patternProperties", "$defs"))
        for key, item in schema.items()
        if key != "title" and not (key == "default" and item in (None, [], {}))
    }
    return made | ({"additionalProperties": False} if "patternProperties" in made else {})
