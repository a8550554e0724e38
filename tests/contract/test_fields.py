"""A field type is its folder: what must be in it, and the few places outside that name it on purpose."""

import json
import re
from collections.abc import Callable
from typing import Any, get_args

import pytest

from tests.rules.test_cases import ALL, model_of
from toolkit.content.described import also_types
from toolkit.content.yaml.typed import FORMS
from toolkit.contract import document
from toolkit.contract.javascript import field_types, made_files
from toolkit.contract.marks import hints_of
from toolkit.contract.shape import (
    FIELDS,
    Value,
    fields_of,
    has_columns,
    has_lines,
    has_options,
    has_rows,
    has_steps,
    has_text,
    is_alike,
    shape_of,
)
from toolkit.fields.registry import author, normaliser, reader, tries
from toolkit.paths import ROOT
from toolkit.words.locale import bilingual

_ALWAYS = ("__init__.py", "author.py", "shape.json", "web.html.j2", "print.html.j2", "{kind}.yaml")
_WITH_ANSWERS = ("read.py", "read.js")
every_type = pytest.mark.parametrize("kind", field_types())


def typed(union: Any) -> set[str]:
    """The types in a union of the document."""
    return {get_args(hints_of(part)["type"])[0] for part in get_args(get_args(union)[0])}


def plainly_typed(union: Any) -> set[str]:
    """The types in a union that nothing is said of, which may be of one."""
    return {get_args(hints_of(part)["type"])[0] for part in get_args(union) or (union,)}


def every_field() -> tuple[Any, ...]:
    """Every kind of field of the document."""
    return get_args(get_args(document.Field)[0])


def is_asked(kind: str) -> bool:
    """Whether a condition can ask about an answer of the type, not only about its cells."""
    shape = shape_of(kind)
    return shape["answer"] not in ("none", "rows") or any("count" in axis for axis in shape.get("axes", ()))


@every_type
def test_the_folder_has_everything(kind: str) -> None:
    has_answer = shape_of(kind)["answer"] != "none"
    wanted = [*_ALWAYS, *(_WITH_ANSWERS if has_answer else ()), *(["lint.py"] if is_asked(kind) else [])]
    missing = [name for name in (name.format(kind=kind) for name in wanted) if not (FIELDS / kind / name).is_file()]
    assert not missing, f"toolkit/fields/{kind}/ lacks {missing}"
    assert author(kind).model_fields["type"].annotation and normaliser(kind)
    assert not has_answer or reader(kind)
    assert not is_asked(kind) or tries(kind)
    is_asked_by_row = shape_of(kind).get("cell") == "cell"
    assert not is_asked_by_row or hasattr(author(kind), "cell_type"), f"toolkit/fields/{kind}/author.py: cell_type"


@every_type
def test_what_a_key_must_look_like_is_said(kind: str) -> None:
    """Where a value has not the form that its pattern asks for, the remedy says that form in words."""
    patterns: set[str] = set()

    def keep(part: dict[str, Any]) -> dict[str, Any]:
        if isinstance(part.get("pattern"), str):
            patterns.add(part["pattern"])
        return part

    json.loads(json.dumps(author(kind).model_json_schema()), object_hook=keep)
    patterns -= {r"\S", "^-?[0-9]+$"}  # told as texts and as steps
    assert patterns <= set(FORMS), "toolkit/content/yaml/typed.py: FORMS"
    assert set(FORMS.values()) <= set(bilingual("lint")["how"]), "templates/locale/lint.yaml: how"


def test_a_word_leads_to_one_type() -> None:
    """What others call a type, for the remedy of lint."""
    words = [word for also in also_types().values() for word in also]
    again = {word for word in words if words.count(word) > 1} | set(words) & set(field_types())
    assert not again, f"also in toolkit/fields/<type>/<type>.yaml: {again}"


def test_a_folder_is_a_type() -> None:
    """Without a shape it is found by nobody, and what is said of the other places leads astray."""
    folders = [path for path in FIELDS.iterdir() if (path / "author.py").is_file()]
    lacking = [f"toolkit/fields/{path.name}/shape.json" for path in folders if not (path / "shape.json").is_file()]
    assert not lacking, f"missing: {lacking}"


def test_the_document_knows_every_type() -> None:
    assert typed(document.Field) == set(field_types()), "toolkit/contract/document.py: Field"
    columns = {kind for kind in field_types() if shape_of(kind).get("column")}
    assert typed(document.ColumnField) == columns, "toolkit/contract/document.py: ColumnField"


KINDS: dict[str, Callable[[Any], bool]] = {
    "TextsField": has_text,
    "LinesField": has_lines,
    "OptionsField": has_options,
    "StepsField": has_steps,
    "RowsField": has_rows,
    "AlikeField": is_alike,
    "ColumnsField": has_columns,
}


@pytest.mark.parametrize("name", KINDS)
def test_kinds_of_fields_are_those_of_their_shapes(name: str) -> None:
    """The unions that guards of `shape.py` narrow a field to."""
    keys = {get_args(hints_of(part)["type"])[0]: dict.fromkeys(hints_of(part)) for part in every_field()}
    guarded = {kind for kind in field_types() if KINDS[name]({**keys[kind], "type": kind})}
    assert plainly_typed(getattr(document, name)) == guarded, f"toolkit/contract/document.py: {name}"


@every_type
def test_its_shape_is_one_that_the_contract_explains(kind: str) -> None:
    """What no code carries would be lost on the way through a PDF, or said as the browser or Python writes it."""
    shape = shape_of(kind)
    axes, cell = shape.get("axes", []), shape.get("cell")
    where = f"toolkit/fields/{kind}/shape.json"
    assert set(shape) <= {"answer", "value", "column", "axes", "cell"}, where
    assert shape["answer"] in ("one", "none", "chosen", "order", "rows"), where
    assert (shape["answer"] in ("one", "chosen", "order")) == ("value" in shape), f"{where}: value"
    assert shape.get("value", "text") in get_args(Value), f"{where}: value"
    assert len(axes) in {"chosen": (1,), "order": (1,), "rows": (1, 2)}.get(shape["answer"], (0,)), f"{where}: axes"
    assert bool(axes) == (cell is not None), f"{where}: cell"
    if shape["answer"] == "rows":
        assert len(axes) == (1 if cell == "cell" else 2), f"{where}: axes for such cells"
        assert "lines" in axes[0] or "called" in axes[0], f"{where}: called"
    assert not shape.get("column") or shape["answer"] == "one", f"{where}: column"


@every_type
def test_a_column_has_its_markup(kind: str) -> None:
    if shape_of(kind).get("column"):
        assert "{% macro cell(" in (FIELDS / kind / "web.html.j2").read_text("utf-8")


@every_type
def test_the_model_page_has_its_row(kind: str) -> None:
    assert re.search(rf"^\| `{kind}` \|", (ROOT / "docs/model.md").read_text("utf-8"), re.M), "docs/model.md"


@every_type
def test_the_model_page_says_how_it_is_read(kind: str) -> None:
    text = (ROOT / "docs/model.md").read_text("utf-8")
    assert re.search(rf"^- \*\*[^*]*\b{kind}\b[^*]*\*\*", text, re.M), "docs/model.md: Reading one answer"


def test_both_pages_name_what_may_be_a_column() -> None:
    columns = {kind for kind in field_types() if shape_of(kind).get("column")}
    for page, said in (("model", r"\(types ([a-z ]+)\)"), ("write-a-worksheet", r"of the types `([a-z ]+)`")):
        found = re.search(said, (ROOT / f"docs/{page}.md").read_text("utf-8"))
        assert found and set(found[1].split()) == columns, f"docs/{page}.md: the columns of a table"


SHOWN = ("longtext", "number", "date", "scale", "grid", "table")  # what they are, their shapes say
NAMED = re.compile(rf"""\btype\b["'\]]*(?: [!=]==? | (?:not )?in [(\[{{][^)\]}}]*)["'](?:{"|".join(SHOWN)})["']""")
# Views of their own kind, which leave other types as they are; what builds a field; a key that one type has; the block "Om jer".
VIEWS = (
    "toolkit/paper/circle.py", "toolkit/paper/forces.py", "toolkit/paper/plan.py", "toolkit/pictures/",
    "templates/assets/js/pictures/", "toolkit/fields/", "toolkit/rules/earlier.py", "templates/assets/js/rules/earlier.js",
    "toolkit/reading/total.py", "templates/assets/js/reading/total.js", "toolkit/paper/respondent.py",
)  # fmt: skip


def code_outside(*folders: str) -> dict[str, str]:
    """Path → text of every module that stands in none of these."""
    files = [
        path for ending in ("*.py", "*.js") for top in ("toolkit", "templates") for path in (ROOT / top).rglob(ending)
    ]
    texts = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in files}
    return {name: text for name, text in texts.items() if not name.startswith(folders)}


def test_no_code_lists_the_types_that_are_texts() -> None:
    """A new one would be missing there, and nothing would say so: `has_text` and `kinds_with`, in the browser `valueOf`."""
    listed = re.compile(r"""["']text["'][^\n]{0,40}["']longtext["']|["']longtext["'][^\n]{0,40}["']text["']""")
    assert [name for name, text in code_outside("-").items() if listed.search(text)] == []


def test_no_code_asks_for_a_type_where_its_shape_says_it() -> None:
    """A new type would be passed over in silence: `is_alike`, `has_columns`, `has_steps`, `has_lines`, `value_of`, in the browser `cellOf` and
    `valueOf`."""
    assert [name for name, text in code_outside(*VIEWS).items() if NAMED.search(text)] == []


@every_type
def test_the_changelog_names_it(kind: str) -> None:
    assert f"`{kind}`" in (ROOT / "CHANGELOG.md").read_text("utf-8"), f"CHANGELOG.md: no line names `{kind}`"


@every_type
def test_some_case_reads_it(kind: str) -> None:
    """In `cases.yaml` of its folder, or in `tests/cases/`."""
    read = any(field["type"] == kind for case in ALL for field in fields_of(model_of(case)))
    assert read, f"toolkit/fields/{kind}/cases.yaml: no case has a field of the type"


def test_made_scripts_are_current() -> None:
    """`build.py schema` writes them."""
    assert [path.name for path, text in made_files().items() if path.read_text("utf-8") != text] == []
