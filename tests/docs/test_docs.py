"""The docs say what the code does: what they show lints, and nothing that a user meets is left out."""

import argparse
import importlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from toolkit.author.parts import Part
from toolkit.author.question import Question
from toolkit.cli.main import VERBS
from toolkit.content import model, site_model
from toolkit.content.guide import figures, pages
from toolkit.content.guide import model as guide_model
from toolkit.content.lint import lint
from toolkit.content.lint.folder import FILES
from toolkit.content.packs import model as pack_model
from toolkit.content.yaml.file import parse_yaml
from toolkit.contract.javascript import field_types
from toolkit.fields.registry import author
from toolkit.paths import CONTENT, ROOT
from toolkit.reading.date import parse_date
from toolkit.reading.number import parse_number
from toolkit.words.locale import bilingual

DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
MARKDOWN = [*DOCS, *(ROOT / name for name in ("CONTRIBUTING.md", "CHANGELOG.md", "LICENSE-content.md"))]
AUTHORS = (ROOT / "docs/write-a-worksheet.md").read_text("utf-8")
PACK_AUTHORS = (ROOT / "docs/write-a-pack.md").read_text("utf-8")
GUIDE_AUTHORS = (ROOT / "docs/write-the-guide.md").read_text("utf-8")
EVERYTHING = "\n".join(path.read_text("utf-8") for path in DOCS)
FIELD_TYPES: dict[str, Any] = {kind: author(kind) for kind in field_types()}
# A comment before a block says what it is: a whole worksheet, a file beside it, some fields, or some keys of a worksheet.
_BLOCK = re.compile(r"<!-- (worksheet|file|fields|part)(?:: (\S+))? -->\n```yaml\n(.*?)```", re.DOTALL)
BLOCKS = _BLOCK.findall(AUTHORS)
_CODE = (".py", ".js", ".mjs", ".j2", ".css", ".yaml")
_BOTH = "{da: Tekst, en: Text}"
_DEFAULTS = {
    "title": _BOTH,
    "purpose": _BOTH,
    "personal_data": "none",
    "sections": "",
    "examples": f"[{{id: one, title: {_BOTH}, answers: {{}}}}]",
}


def whole(kind: str, text: str, name: str) -> str:
    """A block as a whole worksheet called `name`."""
    if kind == "worksheet":
        return text
    if kind == "fields":
        text = f"sections:\n  - id: only\n    title: {_BOTH}\n    fields:\n" + re.sub(r"^", "      ", text, flags=re.M)
    missing = [f"{key}: {value}\n" for key, value in _DEFAULTS.items() if not re.search(rf"^{key}:", text, re.M)]
    return f"id: {name}\n" + "".join(missing) + text


def test_everything_shown_to_authors_lints(tmp_path: Path) -> None:
    (tmp_path / "worksheets").mkdir()
    for number, (kind, name, text) in enumerate(BLOCKS, 1):
        if kind == "file":
            (tmp_path / name).write_text(text, "utf-8")
        else:
            made = name or f"shown-{number}"
            (tmp_path / "worksheets" / f"{made}.yaml").write_text(whole(kind, text, made), "utf-8")
    library, problems = lint(tmp_path)
    assert [
        f"{problem.file}:{problem.line} {problem.sentence('en')}"
        for problem in problems
        if problem.code not in ("placeholder-contact", "same-title")
    ] == []
    assert len(library.sheets) == sum(kind != "file" for kind, _, _ in BLOCKS) > 12
    assert library.scales, library.options


def test_own_content_as_shown_lints_over_ours(tmp_path: Path) -> None:
    text = (ROOT / "docs/own-content.md").read_text("utf-8")
    shown = re.findall(r"<!-- (?:add to )?site\.yaml -->\n```yaml\n(.*?)```", text, re.DOTALL)
    assert len(shown) == 2
    (tmp_path / "site.yaml").write_text("".join(shown), "utf-8")
    library, problems = lint(tmp_path)
    assert [f"{problem.file}:{problem.line} {problem.sentence('en')}" for problem in problems] == []
    assert library.layers.used == set(parse_yaml(shown[1], "shown").data["without"])
    assert "activity-plan" not in library.sheets
    named = set(re.findall(r"`(\w+\.yaml)`", text)) - {"site.yaml"}
    assert named == set(FILES) - {"site.yaml"}, "the files that are merged"
    verbs = re.search(r"Every command takes your folder: (.*?), each with", text)
    assert verbs
    assert set(re.findall(r"`(\w+)`", verbs[1])) == set(VERBS) - {"schema"}


def test_editors_accept_what_is_shown_and_what_is_written() -> None:
    """The schemas behind the editors and the lint agree on what is good."""
    shown = [parse_yaml(whole(kind, text, "shown"), "shown").data for kind, _, text in BLOCKS if kind != "file"]
    written = [parse_yaml(path.read_text("utf-8"), path.name).data for path in (CONTENT / "worksheets").glob("*.yaml")]
    sheets = Draft202012Validator(json.loads((ROOT / "schema/worksheet.schema.json").read_text("utf-8")))
    # Keys of a mapping are texts in JSON; in YAML the steps of a scale are numbers.
    assert [
        error.message for sheet in shown + written for error in sheets.iter_errors(json.loads(json.dumps(sheet)))
    ] == []
    assert list(sheets.iter_errors(shown[0] | {"persnal_data": "none"}))


@pytest.mark.parametrize("language", ["da", "en"])
def test_numbers_shown_are_read(language: str) -> None:
    table = re.search(r"\| in Danish \| in English \|.*?\n\n", AUTHORS, re.DOTALL)
    assert table
    rows = [line.split("|")[1:3] for line in table[0].strip().splitlines()[2:]]
    forms = [re.findall("`([^`]+)`", row[language == "en"] if "`" in row[1] else row[0]) for row in rows]
    assert len(forms) == 5
    for form in (form for row in forms for form in row):
        assert parse_number(form, language, {"da": "kr.", "en": "DKK"}[language]) is not None, form
    assert parse_number("1.5", "da") is None


def test_days_shown_are_read() -> None:
    sentence = re.search(r"People may write, day first(.*?)A year of two", AUTHORS, re.DOTALL)
    assert sentence
    forms = re.findall("`([^`]+)`", sentence[1])
    assert len(forms) >= 12
    assert {parse_date(form) for form in forms} == {"2026-11-20"}


def test_a_broken_block_would_be_seen(tmp_path: Path) -> None:
    """The test above can fail."""
    (tmp_path / "worksheets").mkdir()
    (tmp_path / "worksheets/shown.yaml").write_text(
        whole("fields", "- {id: a, type: txt, label: x}\n", "shown"), "utf-8"
    )
    assert lint(tmp_path)[1]


@pytest.mark.parametrize("name", FIELD_TYPES)
def test_every_field_type_is_documented_with_its_keys_and_defaults(name: str) -> None:
    found = re.search(rf"^### `{name}`\n(.*?)(?=^##)", AUTHORS, re.DOTALL | re.MULTILINE)
    assert found, f"docs/write-a-worksheet.md has no section on {name}"
    prose = found[1].split("```yaml")[0]
    for key, info in FIELD_TYPES[name].model_fields.items():
        if key in Question.model_fields or key == "type":
            continue
        assert f"`{key}`" in prose, key
        if info.default not in (None, False) and not info.is_required():
            assert re.search(rf"`{key}` \({info.default}[;)]", prose), f"the default of {key} is {info.default}"
        limits = {end: getattr(one, end) for one in info.metadata for end in ("ge", "le") if hasattr(one, end)}
        if len(limits) == 2:
            said = rf"`{key}` \([^)]*\b{limits['ge']} to {limits['le']}\b"
            assert re.search(said, prose), f"the limits of {key} are {limits}"
    assert any(kind == "fields" and re.search(rf"type: {name}$", text, re.M) for kind, _, text in BLOCKS), (
        f"no example of {name}"
    )


def section(page: str, heading: str) -> str:
    """The text under a heading, as far as the next."""
    text = re.sub(
        r"^```yaml\n(.*?)^```", lambda block: re.sub(r"^#", " #", block[0], flags=re.M), page, flags=re.S | re.M
    )
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#+ |\Z)", text, re.S | re.M)
    assert found, f"no section {heading}"
    return found[1]


def shows_key(text: str, key: str) -> bool:
    """`key` stands in code marks or is written in a block of YAML."""
    blocks = "\n".join(re.findall(r"^```yaml\n(.*?)^```", text, re.S | re.M))
    marks = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.S | re.M))
    return any(re.search(rf"(?:^|[{{,]\s*){key}(?:$|:)", mark) for mark in marks) or bool(
        re.search(rf"(?:^[ -]*|[{{,]\s*){key}:", blocks, re.M)
    )


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        (model.Worksheet, "A whole worksheet"),
        (model.Score, "Scores and bands"),
        (model.Change, "When a worksheet changes"),
        (model.Match, "Match"),
        (model.Example, "Examples"),
        (model.Condition, "Conditions"),
        (site_model.Site, "`site.yaml`"),
        (site_model.Source, "`sources.yaml`"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_key_of_a_file_is_documented(part: Any, heading: str) -> None:
    text = section(AUTHORS, heading)
    keys = [info.alias or key for key, info in part.model_fields.items()]
    assert [key for key in keys if not shows_key(text, key)] == []
    assert not shows_key(text, "nonsense")


@pytest.mark.parametrize(
    "part",
    [kind for kind in [*vars(guide_model).values(), *vars(figures).values(), pages.Head] if isinstance(kind, type) and issubclass(kind, Part)],
    ids=lambda part: part.__name__,
)  # fmt: skip
def test_every_key_of_the_guide_is_documented(part: Any) -> None:
    for key, info in part.model_fields.items():
        assert re.search(rf"\b{info.alias or key}\b", GUIDE_AUTHORS), key


_BOARD = f"""\
sections:
  - id: only
    title: {_BOTH}
    fields:
      - {{id: map, type: placement, label: {_BOTH}, rows: [{{id: a, label: {_BOTH}}}], columns: [{{id: b, label: {_BOTH}}}]}}
      - {{id: claims, type: cards, label: {{da: Kort, en: Cards}}, statements: [{{id: c, text: {_BOTH}}}]}}
"""


def test_the_pack_shown_lints(tmp_path: Path) -> None:
    (text,) = re.findall(r"^```yaml\n(.*?)^```", PACK_AUTHORS, re.S | re.M)
    for name, written in (
        ("packs/two-tables.yaml", text),
        ("worksheets/board.yaml", whole("worksheet", whole("part", _BOARD, "board"), "board")),
        ("lists.yaml", f"sectors: [{{value: public, label: {_BOTH}}}]\n"),
        ("sources.yaml", "handbook: {title: H, publisher: H, year: 2011, rights: H}\n"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(written, "utf-8")
    library, problems = lint(tmp_path)
    assert [problem for problem in problems if problem.code != "placeholder-contact"] == []
    assert list(library.packs) == ["two-tables"]


@pytest.mark.parametrize(
    "part",
    [kind for kind in vars(pack_model).values() if isinstance(kind, type) and issubclass(kind, Part)],
    ids=lambda part: part.__name__,
)
def test_every_key_of_a_pack_is_documented(part: Any) -> None:
    for key, info in part.model_fields.items():
        assert shows_key(PACK_AUTHORS, info.alias or key), key


def test_every_kind_of_figure_is_documented() -> None:
    assert [kind for kind in figures.KINDS if f"| `{kind}` |" not in GUIDE_AUTHORS] == []


def test_every_finding_code_is_documented() -> None:
    """In code marks, in the first column of the table on what the check says, or of the one on verdicts."""
    verbs = (ROOT / "docs/verbs.md").read_text("utf-8")
    tables = section(AUTHORS, "What the check of answers says") + section(verbs, "Verdicts: why a file cannot be read")
    rows = re.findall(r"^\| ([^|]+) \|", tables, re.M)
    told = {code for row in rows for code in re.findall(r"`([^`]+)`", row)}
    assert [code for code in bilingual("findings") if code not in told] == []


def test_every_verb_is_documented() -> None:
    verbs = {
        path.stem
        for path in (ROOT / "toolkit/cli").glob("*.py")
        if hasattr(importlib.import_module(f"toolkit.cli.{path.stem}"), "register")
    }
    assert verbs == set(VERBS)
    assert [verb for verb in sorted(verbs) if f"build.py {verb}" not in EVERYTHING] == []


def test_every_make_target_is_documented() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert phony
    assert [target for target in phony[1].split() if f"make {target}" not in EVERYTHING] == []


def test_every_direct_dependency_has_its_line() -> None:
    lines = [line for path in ROOT.glob("requirements*.in") for line in path.read_text("utf-8").splitlines()]
    direct = {re.split(r"[=<>~\[ ]", line)[0].lower() for line in lines if line and line[0] not in "#-"}
    package = yaml.safe_load((ROOT / "package.json").read_text("utf-8"))
    direct |= set(package["dependencies"]) | set(package["devDependencies"])
    named = re.findall(r"^\| `([^`]+)`", (ROOT / "docs/dependencies.md").read_text("utf-8"), re.M)
    assert sorted(direct) == sorted(named)


def test_the_architecture_names_every_room_and_what_it_imports() -> None:
    rows = re.findall(
        r"^\| `toolkit/(\w+)/` \|[^|]*\|([^|]*)\|$", (ROOT / "docs/architecture.md").read_text("utf-8"), re.M
    )
    written = {name: set(re.findall(r"`(\w+)`", allowed)) for name, allowed in rows}
    assert sorted(written) == sorted(path.parent.name for path in (ROOT / "toolkit").glob("*/__init__.py"))
    open_to_all = {path.stem for path in (ROOT / "toolkit").glob("*.py")} - {"__init__"}
    for name, allowed in written.items():
        text = "\n".join(path.read_text("utf-8") for path in (ROOT / "toolkit" / name).rglob("*.py"))
        found = set(re.findall(r"^\s*(?:from|import) toolkit\.(\w+)", text, re.M)) - {name, *open_to_all}
        assert found <= (set(written) if name == "cli" else allowed), (
            f"toolkit/{name}/ imports {found}, the docs say {allowed}"
        )


def test_the_architecture_names_every_cache_and_every_room_of_scripts_and_templates() -> None:
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "toolkit").rglob("*.py"))
    caches = set(re.findall(r"cache_folder\(\)\s*/\s*\"([\w-]+)\"|\bStore\(\"([\w-]+)\"", code))
    assert {a or b for a, b in caches} == set(re.findall(r"^\| `\.cache/([\w-]+)/` \|", text, re.M))
    scripts = re.search(r"\bjs \(([^)]*)\)", text)
    assert scripts
    rooms = (ROOT / "templates/assets/js").iterdir()
    assert sorted(scripts[1].replace("/", "").split()) == sorted(room.name for room in rooms if room.is_dir())
    tree = text.split("```")[1]
    assert [room.name for room in (ROOT / "templates").iterdir() if room.is_dir() and f"{room.name}/" not in tree] == []


def test_every_option_of_a_verb_is_documented() -> None:
    text = (ROOT / "docs/verbs.md").read_text("utf-8")
    general = re.search(r"^\| all \| (.*) \|", text, re.M)
    assert general
    for verb in VERBS:
        parsers = argparse.ArgumentParser().add_subparsers()
        importlib.import_module(f"toolkit.cli.{verb}").register(parsers)
        row = re.search(rf"^\| `{verb}\b.*$", text, re.M)
        assert row, verb
        for action in parsers.choices[verb]._actions:
            if action.option_strings and "-h" not in action.option_strings:
                assert any(f"`{option}" in row[0] + general[0] for option in action.option_strings), (
                    f"{verb} {action.option_strings}"
                )


def test_pages_that_the_code_refers_to_are_there() -> None:
    code = [
        path
        for folder in ("toolkit", "templates", "tests", "bench")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in _CODE
    ]
    for path in [*code, *ROOT.glob("*.yml"), *ROOT.glob("*.in"), ROOT / "Makefile"]:
        for page in re.findall(r"\bdocs/[\w/-]+\.md\b", path.read_text("utf-8")):
            assert (ROOT / page).is_file(), f"{path.relative_to(ROOT)} refers to {page}"


def test_decisions_are_numbered_one_by_one() -> None:
    pages = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    titles = [page.read_text("utf-8").split(".")[0] for page in pages]
    assert titles == [f"# {number}" for number in range(1, len(pages) + 1)]


# Named as what a reader is about to make.
_IMAGINED = {
    "toolkit/fields/email/",
    "content/worksheets/my-sheet.yaml",
    "content/packs/my-pack.yaml",
    "templates/locale/languages/<tag>.yaml",
}
_PATH = r"(?:toolkit|templates|tests|content|bench)/[\w./*<>-]*[\w/*>]"


@pytest.mark.parametrize("path", [path for path in MARKDOWN if path.name != "CHANGELOG.md"], ids=lambda path: path.name)
def test_places_in_the_tree_that_the_docs_name_are_there(path: Path) -> None:
    text = path.read_text("utf-8")
    for place in set(re.findall(rf"(?<![\w./-]){_PATH}", text)) - _IMAGINED:
        assert any(ROOT.glob(re.sub(r"<\w+>", "*", place).rstrip("/"))), place
    for place, names in re.findall(rf"`({_PATH})`((?:[ ,(]{{1,2}}`[^`\n]+`)+)", text):
        if set(place) & set("<*"):
            continue
        there = ROOT / place
        files = [file for file in there.rglob("*") if file.suffix in _CODE] if there.is_dir() else [there]
        for name in re.findall(r"`([^`]+)`", names):
            if re.search(r"/|\.\w+$", name):  # another file, from the top or beside this one
                beside = there if there.is_dir() else there.parent
                assert (ROOT / name).exists() or (beside / name).exists(), f"{place}: {name}"
            else:
                word = re.compile(rf"\b{re.escape(name.split('(')[0])}\b")
                assert any(word.search(file.read_text("utf-8")) for file in files), f"{place}: {name}"


def anchor(heading: str) -> str:
    """The anchor that a heading gets where Markdown is shown."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_relative_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", text):
        name, _, place = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), target
        if place:
            assert place in {anchor(heading) for heading in re.findall(r"^#+ (.*)$", there.read_text("utf-8"), re.M)}, (
                target
            )


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.name)
def test_docs_name_no_machine(path: Path) -> None:
    assert not re.search(r"(?<![\w.])/(?:work|farm|home|root|tmp)/", path.read_text("utf-8"))


def test_the_pictures_of_the_readme_can_be_made_again() -> None:
    made = yaml.safe_load((ROOT / "docs/pictures/pictures.yaml").read_text("utf-8"))
    shown = re.findall(r"\]\(docs/pictures/([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert set(shown) == set(made)
    stems = [re.sub(r"^pack-", "", Path(what.get("page") or what["pdf"]).stem) for what in made.values()]
    known = {path.stem for path in CONTENT.rglob("*") if path.is_file()}
    assert set(stems) <= known
