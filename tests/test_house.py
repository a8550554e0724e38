"""The rules of the house: packages without circles, code that knows no worksheet, words in both languages."""

import ast
import re
import string
import subprocess
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit.paths import CONTENT, ROOT, TEMPLATES
from toolkit.words.locale import LANGUAGES

PYTHON = sorted((ROOT / "toolkit").rglob("*.py"))
JAVASCRIPT = sorted([*(TEMPLATES / "assets" / "js").rglob("*.js"), *(ROOT / "toolkit").rglob("*.js")])
LONGEST = 320


def package_of(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if parts[0] == "toolkit" and len(parts) > 1 else None


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    froms = [(node.module, node.names) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    plain = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return {
        f"{module}.{alias.name}" if module == "toolkit" else module for module, names in froms for alias in names
    } | set(plain)


def test_packages_have_no_circles() -> None:
    graph: dict[str, set[str]] = {}
    for path in PYTHON:
        own = package_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
        if own:
            graph.setdefault(own, set()).update(p for name in imports_of(path) if (p := package_of(name)) and p != own)
    assert list(TopologicalSorter(graph).static_order())
    assert not graph["rules"] - {"contract", "fields", "reading"}, "rules/ knows nothing but the model"
    assert all("cli" not in needs for needs in graph.values()), "nothing imports cli/"


def test_rooms_of_the_scripts_have_no_circles() -> None:
    scripts = TEMPLATES / "assets" / "js"
    graph: dict[str, set[str]] = {}
    for path in scripts.rglob("*.js"):
        own = path.relative_to(scripts).parts
        if len(own) == 1:
            continue  # the worksheet page's own script is in no room
        for name in re.findall(r'\bfrom "(\.[^"]+)"', path.read_text("utf-8")):
            taken = (path.parent / name).resolve()
            if taken.is_relative_to(scripts) and (room := taken.relative_to(scripts).parts[0]) != own[0]:
                graph.setdefault(own[0], set()).add(room)
    assert list(TopologicalSorter(graph).static_order())
    assert not graph["words"] - {"contract", "reading", "rules"}, "what is said knows no page"
    assert not graph["page"] - {"files", "words"}, "elements know nothing of what they hold"


def test_modules_are_short() -> None:
    long = {
        str(path.relative_to(ROOT)): n
        for path in PYTHON + JAVASCRIPT
        if (n := len(path.read_text("utf-8").splitlines())) > LONGEST
    }
    assert not long


def test_code_knows_no_worksheet() -> None:
    ids = [path.stem for path in (CONTENT / "worksheets").glob("*.yaml")]
    places = [*PYTHON, *JAVASCRIPT, *TEMPLATES.rglob("*.j2"), *(ROOT / "toolkit").rglob("*.j2"), ROOT / "build.py"]
    # One common word may be an id too; a name with a hyphen, or in quotes, is the worksheet itself.
    named = re.compile(
        "|".join(
            [rf"\b{re.escape(i)}\b" for i in ids if "-" in i]
            + [rf"[\"']{re.escape(i)}(\.yaml)?[\"']" for i in ids if "-" not in i]
        )
    )
    told = {}
    for path in places:
        text = _without_field_keys(path)
        # To look for each as it stands takes a tenth of what the pattern takes, which begins anew at every sign.
        if any(name in text for name in ids) and (found := named.search(text)):
            told[str(path.relative_to(ROOT))] = found[0]
    assert not told


def _without_field_keys(path: Path) -> str:
    """The text without words that are the tool's own as well as somebody's worksheet: the key of an option, the drawn signs of steps."""
    text = re.sub(r"(?m)^StepSign = .*$", "", path.read_text("utf-8"))
    return text.replace('"value"', "").replace("'value'", "")


@pytest.mark.parametrize("path", sorted((TEMPLATES / "locale").glob("*.yaml")), ids=lambda path: path.stem)
def test_words_stand_in_both_languages(path: Path) -> None:
    def placeholders(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    def walk(entry: object, where: str) -> None:
        if isinstance(entry, dict):
            languages = set(entry) & set(LANGUAGES)
            if languages:
                assert set(entry) == set(LANGUAGES), f"{where}: {sorted(entry)}"
                texts = [entry[language] for language in LANGUAGES]
                if all(isinstance(text, list) for text in texts):
                    return  # words of a language, not a sentence of ours
                assert all(isinstance(text, str) and text.strip() for text in texts), where
                assert placeholders(texts[0]) == placeholders(texts[1]), where
            else:
                for key, value in entry.items():
                    walk(value, f"{where}.{key}")
        else:
            pytest.fail(f"{where}: a text without its languages")

    walk(yaml.safe_load(path.read_text("utf-8")), path.stem)


class _Strict(yaml.CSafeLoader):
    """Refuses a key that stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key) for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"{node.start_mark}: {sorted(key for key in keys if keys.count(key) > 1)}"
        return super().construct_mapping(node, deep)


def test_no_key_stands_twice() -> None:
    for path in (*(TEMPLATES / "locale").glob("*.yaml"), *(ROOT / "toolkit" / "fields").rglob("*.yaml")):
        yaml.load(path.read_text("utf-8"), _Strict)


def test_no_rule_is_for_a_class_that_nothing_has() -> None:
    """A class stands somewhere as it is, or its beginning does, with the rest put in (`bb-sign-{0}`). Those of the theme are its own."""
    places = [path for top in (TEMPLATES, ROOT / "toolkit") for path in top.rglob("*")]
    text = "\n".join(
        path.read_text("utf-8") for path in places if path.suffix in (".j2", ".html", ".js", ".py", ".json")
    )
    words, begun = set(re.findall(r"[\w-]+", text)), set(re.findall(r"([\w-]+-)(?=\$?\{|[\"'`] ?[~+])", text))
    unused = {
        f"{path.name}: .{name}"
        for path in places
        if path.suffix == ".css"
        for rule in re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL))
        for name in re.findall(r"\.([A-Za-z][\w-]*)", rule)
        if name not in words and not name.startswith("md-")
        if not any(name.startswith(first) and name.removeprefix(first) in words for first in begun)
    }
    assert not unused


def test_nothing_in_the_tree_names_this_machine() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("no git checkout")
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and path.suffix in (".md", ".py", ".yaml", ".yml", ".js", ".json", ".txt", ".toml", ".sh"):
            assert not re.search(
                r"(?<![\w.])/(work|farm)/|registry\.npmjs|pypi\.org/simple", path.read_text("utf-8")
            ), name


# Where a mapping may hold anything: JSON and PDFs of strangers, YAML that is not typed yet, words of the locale, what a template or a problem's
# sentence is given, JSON Schema. Worksheets, packs, reports and plans have types (toolkit/contract/document.py, report.py).
UNTYPED = {
    "author": {"condition", "question", "texts"},
    "cli": {"argument_words", "extract", "fill", "lint", "schema"},
    "content": {
        "described", "example", "guide/load", "lint/boxes", "lint/examples", "lint/figures", "lint/guide", "lint/named", "lint/site",
        "lint/target", "lint/voice", "model", "normalise", "problem", "yaml/file", "yaml/slip", "yaml/typed",
    },
    "contract": {"data", "document", "marks", "schemas", "shape"},
    "fields": {"ranking/read"},
    "intake": {
        "as_written", "batch", "check", "documents", "files", "forms", "jsonfile", "reading", "trusted", "worker", "workers",
    },
    "pages": {"guide/alone/canvas", "guide/figure", "packs/pack_pages", "page", "worksheets/reader_pages", "worksheets/form", "worksheets/form_words"},
    "paper": {"blocks"},
    "pdf": {"identity", "make/fill", "make/font", "make/layout", "make/values", "read/answers", "read/filled"},
    "reading": {"apart", "finding", "rows", "text"},
    "report": {"json", "matches"},
    "rules": {"aside", "change", "cpr", "earlier", "evaluate", "place"},
    "site": {"bundles", "pdf_cache", "renderer", "run", "sheets", "target"},
    "words": {"locale"},
}  # fmt: skip


def test_what_others_do_not_promise_is_named_in_one_place() -> None:
    """Where it moves, it is there that it must be found again."""
    where = {"node_modules/@cantoo": {"pdf-lib.js", "writing.js"}, '"material"': {"theme.py"}}
    for name, files in where.items():
        assert {path.name for path in PYTHON + JAVASCRIPT if name in path.read_text("utf-8")} == files, name


def test_what_has_a_type_is_typed() -> None:
    """A module that takes anything says why it must in UNTYPED; one that no more does leaves it."""
    allowed = {f"{room}/{module}" for room, modules in UNTYPED.items() for module in modules}
    found = {
        path.relative_to(ROOT / "toolkit").with_suffix("").as_posix()
        for path in PYTHON
        if re.search(r"\bdict\[str, Any\]", path.read_text("utf-8"))
    }
    assert found == allowed, "dict[str, Any]: is there no TypedDict for it?"
    named = {str(path.relative_to(ROOT)) for path in PYTHON if re.search(r"^Model = ", path.read_text("utf-8"), re.M)}
    assert not named, "a worksheet is a Document"


def test_no_test_waits_for_a_promise_as_if_it_were_the_answer() -> None:
    """`wait_for_function` takes a promise for a yes: tests/browser/waiting.py waits for what it promises."""
    waits = re.compile(r"wait_for_function\([^\n]*(?:\basync\b|\bawait\b|\.then\(|\bcaches\.|\bindexedDB\.)")
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path.name != "waiting.py"]
    assert [str(path.relative_to(ROOT)) for path in tests if waits.search(path.read_text("utf-8"))] == []


def test_no_test_looks_at_the_clock() -> None:
    """How fast the machine is says nothing about the code: bench/ measures; tests count, or ask for the verdict."""
    clock = r"perf_counter|process_time|monotonic|thread_time|time\.time\(|performance\.now|Date\.now\(|wait_for_timeout|waitForTimeout"
    unbounded = re.compile(rf"\b(?:{clock})|deadline=(?!None\b)")
    tests = [
        path for kind in ("py", "mjs", "js") for path in (ROOT / "tests").rglob(f"*.{kind}") if path != Path(__file__)
    ]
    told = {
        str(path.relative_to(ROOT)): found[0] for path in tests if (found := unbounded.search(path.read_text("utf-8")))
    }
    drawn = {
        str(path.relative_to(ROOT))
        for path in tests
        if (text := path.read_text("utf-8")).count("@given(") > text.count("deadline=None")
    }
    assert not told
    assert not drawn, "hypothesis without deadline=None"
