"""Hostile files and random text: always clear problems and never an exception."""

import copy
import json
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.content.small import SHEET, Files, field, plain, problems_of, sheet, write
from tests.content.test_lint_codes import in_words
from tests.tiers import ALL, in_turn, spread
from toolkit.content.lint import lint
from toolkit.content.problem import ContentError, Problem
from toolkit.content.yaml.file import _REASONS, _SYNTAX, parse_yaml
from toolkit.paths import CONTENT
from toolkit.words.locale import bilingual

OTHER = "worksheets/other.yaml"


def told(folder: Path) -> list[Problem]:
    problems = lint(folder)[1]
    for problem in problems:
        in_words(problem)
    return problems


def _keys(count: int) -> str:
    return "".join(f"k{n}: v\n" for n in range(count))


TEXTS: dict[str, tuple[str, str]] = {
    "a bomb of aliases": ("a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n", "yaml-alias"),
    "a tag that would run a program": ("!!python/object/apply:os.system ['touch /tmp/x']\n", "yaml-tag"),
    "a tag in a key": ("!!python/name:os.system x: 1\n", "yaml-tag"),
    "200,000 keys": (_keys(200_000), "file-too-big"),
    "60,000 keys": (_keys(60_000), "file-too-big"),
    "200,000 keys on one line": ("{" + ", ".join(f"k{n}: v" for n in range(60_000)) + "}", "file-too-big"),
    "the same key 25,000 times": ("k: v\n" * 25_000, "duplicate-key"),
    "deep and open": ("[" * 100_000, "yaml-depth"),
    "deep in blocks": ("\n".join(" " * n + "a:" for n in range(200)), "yaml-depth"),
    "a number of a million digits": (plain().replace("version: 2", "version: " + "9" * 900_000), "wrong-type"),
    "a word of a megabyte": ("id: " + "x" * 990_000, "bad-form"),
    "a key of a megabyte": ("x" * 990_000 + ": y", "yaml-syntax"),
    "a quote left open": ('a: "' + "x\n" * 400_000, "yaml-syntax"),
    "an endless indent": (" " * 900_000 + "a: b", "unknown-key"),
    "a directive of another YAML": ("%YAML 9.9\n---\na: b\n", "needs-quotes"),
    "colons": (":" * 900_000, "needs-quotes"),
    "question marks": ("? " * 400_000, "yaml-key"),
    "an infinite number": (plain().replace("version: 2", "version: 1e999"), "wrong-type"),
    "no number": (plain().replace("version: 2", "version: .nan"), "wrong-type"),
    "a list at the top": ("- a\n- b\n", "wrong-type"),
    "25,000 unknown keys": (_keys(25_000), "more-problems"),
    "9,000 fields": (sheet("x\n" * 9000), "list-length"),
    "9,000 options": (sheet(field("type: choice, options: [" + "1, " * 9000 + "]")), "list-length"),
    "a quote that closes what none opened": (
        'x: {in the hall, behind a desk.", en: "E.g. in a hall."}\n',
        "needs-quotes",
    ),
    "the end of a text behind a mapping": ('x: [{a: {b: c}, the end of a text"}]\n', "unknown-key"),
    "900 faulty answers": (
        sheet("\n".join(field("type: choice, options: [" + "1, " * 60 + "]", f"f{n}") for n in range(15))),
        "more-problems",
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text(tmp_path: Path, name: str) -> None:
    text, code = TEXTS[name]
    write(tmp_path, {SHEET: plain(), OTHER: text})
    assert code in {problem.code for problem in told(tmp_path) if problem.file == OTHER}


@pytest.mark.parametrize(("name", "file"), in_turn(spread(list(TEXTS), 9), ["site.yaml", "lists.yaml", "sources.yaml"]))
def test_hostile_text_elsewhere(tmp_path: Path, name: str, file: str) -> None:
    write(tmp_path, {SHEET: plain(), file: TEXTS[name][0]})
    problems = told(tmp_path)
    assert {problem.file for problem in problems} == {file}
    assert len(problems) <= 403  # 200 repeated keys, 200 faults of shape, and the word that there are more of each


def _fifo(path: Path) -> None:
    os.mkfifo(path)


PLACES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (lambda path: path.mkdir(), "a folder"),
    "a pipe": (_fifo, "a folder or something else"),
    "a device without end": (lambda path: path.symlink_to("/dev/zero"), "a folder or something else"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "a link to itself"),
    "a link to nowhere": (lambda path: path.symlink_to("nowhere.yaml"), "it is not there"),
}


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("file", [OTHER, "site.yaml", "lists.yaml", "sources.yaml"])
def test_what_is_no_file(tmp_path: Path, name: str, file: str) -> None:
    write(tmp_path, {SHEET: plain()})
    (tmp_path / file).unlink(missing_ok=True)
    make, reason = PLACES[name]
    make(tmp_path / file)
    (problem,) = told(tmp_path)
    assert (problem.code, problem.file, problem.line) == ("file-unreadable", file, 1)
    assert reason in problem.sentence("en")


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("file", ["guide/da/page.md", "guide/da/folder/picture.png"])
def test_what_is_no_file_of_the_guide(tmp_path: Path, name: str, file: str) -> None:
    write(tmp_path, {SHEET: plain()})
    (tmp_path / file).parent.mkdir(parents=True)
    make, reason = PLACES[name]
    make(tmp_path / file)
    if (tmp_path / file).is_dir() and not (tmp_path / file).is_symlink():
        return  # a folder of the guide may be called as it likes
    (problem,) = told(tmp_path)
    assert (problem.code, problem.file, problem.line) == ("file-unreadable", file, 1)
    assert reason in problem.sentence("en")


def test_what_cannot_be_read_is_not_missing(tmp_path: Path) -> None:
    page = "---\ntitle: {0}\nworksheets: [small]\n---\n\n{0}\n"
    write(tmp_path, {SHEET: plain(), "guide/en/page.md": page.format("Page"), "guide/da/page.md": page.format("Side")})
    for file in (SHEET, "guide/da/page.md"):
        (tmp_path / file).unlink()
        (tmp_path / file).symlink_to("nowhere")
    assert [(problem.code, problem.file) for problem in told(tmp_path)] == [
        ("file-unreadable", "guide/da/page.md"),
        ("file-unreadable", SHEET),
    ]


@pytest.mark.parametrize("name", [b"page\xff.png", b"aux.png", b"con/page.png", b"a:b.png", b"end."])
def test_names_that_no_site_can_hold(tmp_path: Path, name: bytes) -> None:
    write(tmp_path, {SHEET: plain()})
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/guide/da/" + name))
    path.parent.mkdir(parents=True)
    path.write_bytes(b"")
    assert [problem.code for problem in told(tmp_path)] == ["refused-name"]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *args: object) -> None:
        raise PermissionError(13, "Permission denied")

    write(tmp_path, {SHEET: plain()})
    (tmp_path / "site.yaml").unlink()
    monkeypatch.setattr(Path, "open", refuse)  # chmod would not stop root
    (problem,) = lint(tmp_path)[1]
    monkeypatch.undo()
    assert problem.code == "file-unreadable"
    assert "du har ikke lov" in problem.sentence("da")


def test_no_worksheets(tmp_path: Path) -> None:
    worksheets = tmp_path / "worksheets"
    makes: list[Callable[[], object]] = [lambda: None, worksheets.mkdir, (worksheets / "x.txt").touch]
    for make in makes:
        make()
        problem, *others = [problem for problem in told(tmp_path) if problem.code != "not-read"]
        assert (problem.code, problem.file, others) == ("no-worksheets", str(tmp_path), [])
    (problem,) = told(tmp_path / "not-there")
    assert problem.code == "no-worksheets"


@pytest.mark.parametrize("folder", ["worksheets", "packs", "figures", "cases", "facts", "stories"])
def test_a_file_where_a_folder_belongs(tmp_path: Path, folder: str) -> None:
    write(tmp_path, {SHEET: plain()} if folder != "worksheets" else {})
    (tmp_path / folder).write_text("x")
    (problem,) = told(tmp_path)
    assert (problem.code, problem.file) == ("file-unreadable", folder)
    assert "where a folder belongs" in problem.sentence("en")


def test_worksheets_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "worksheets").mkdir()
    monkeypatch.setattr(Path, "iterdir", refuse)
    (problem,) = lint(tmp_path)[1]
    assert (problem.code, problem.file) == ("file-unreadable", "worksheets")


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    write(tmp_path, {SHEET: plain()})
    (tmp_path / "worksheets" / os.fsdecode(b"\xff.yaml")).write_text(plain())
    problems = told(tmp_path)
    assert [problem.code for problem in problems] == ["id-is-not-file"]
    for problem in problems:
        (problem.file + problem.sentence("da")).encode()  # can be printed


def test_every_reason_of_the_reader_is_in_our_words() -> None:
    words = bilingual("lint")["syntax"]
    assert set(_SYNTAX.values()) | {"other", "closer"} == set(words)
    assert set(_REASONS.values()) | {"other"} == set(bilingual("lint")["reasons"])


# Random text: nothing but Problems comes of it.
_YAML_ISH = st.lists(
    st.sampled_from(
        [
            *("- ", ": ", "? ", "{", "}", "[", "]", ",", "\n", "\n  ", "\n    ", "\t", "#", "&a ", "*a", "!!str ", "!x ", "|\n", ">\n"),
            *("'", '"', "\\", "---\n", "...\n", "%YAML 1.2\n", "~", "null", "true", "no", "1", "-1.5", "1e9", "2026-11-20", "@", "`", "\r", "\x00"),
            *("id", "title", "sections", "fields", "type", "text", "grid", "options", "label", "da", "en", "show_if", "æ", "\u2028", "😀", "x" * 40),
        ]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.one_of(_YAML_ISH, st.text(max_size=200)))
@example("- - - -\n-")
@example("? ? ?")
@example("{? a")
def test_random_text_never_raises(text: str) -> None:
    try:
        parse_yaml(text, "x.yaml")
    except ContentError as error:
        in_words(error.problem)
        assert error.problem.line >= 1 and error.problem.column >= 1


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=_YAML_ISH)
def test_random_text_in_a_folder(tmp_path: Path, text: str) -> None:
    names = (SHEET, "site.yaml", "lists.yaml", "sources.yaml")
    for problem in problems_of(tmp_path, {name: text.encode("utf-8", "surrogatepass") for name in names}):
        in_words(problem)


REAL = sorted((CONTENT / "worksheets").glob("*.yaml"))
_BITS = ["", ":", "- ", "{", "}", "[", "]", "\n", "    ", "\t", "5", "true", "null", '"', "*x", "x: y", "æ", "is", "field", "da"]  # fmt: skip


_VALUES = ["5", "true", "", "[]", "{}", "[a]", "{a: b}", "x", "1e400"]


def mutated(text: str, chance: random.Random) -> str:
    """`text` with a few accidents: letters, lines and words taken out, put in, doubled or moved."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text))
        lines = text.split("\n")
        row, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(7):
            case 0:
                lines = [text[:at] + chance.choice(_BITS) + text[at + chance.randint(0, 3) :]]
            case 1:
                lines = [text[:at] + text[at + chance.randint(1, 400) :]]
            case 2:
                lines.insert(row, lines[other])
            case 3:
                lines.pop(row)
            case 4:
                lines[row] = " " * chance.randint(0, 12) + lines[row].lstrip()
            case 5:
                key, colon, value = lines[row].partition(":")
                lines[row] = key + colon + " " + chance.choice([*_VALUES, value, value + value])
            case _:
                lines[row], lines[other] = lines[other], lines[row]
        text = "\n".join(lines) or "x"
    return text


_ODD: list[Any] = [
    *(None, True, 0, -1, 7, 1e300, "", " ", "x", "name", "no", [], ["x"], [None], [[]], [{}]),
    *({}, {"x": 1}, {"da": "x"}, {"field": "x", "is": 1}),
]


def shaken(data: Any, chance: random.Random) -> Any:
    """A copy of parsed data in which a few values are odd, missing, doubled or somewhere else."""
    data = copy.deepcopy(data)
    for _ in range(chance.randint(1, 3)):
        parts = [data]
        for part in parts:
            parts += [
                item for item in (part.values() if isinstance(part, dict) else part) if isinstance(item, (dict, list))
            ]
        part, other = chance.choice([part for part in parts if part]), chance.choice(parts)
        key = chance.choice(list(part)) if isinstance(part, dict) else chance.randrange(len(part))
        match chance.randrange(4):
            case 0:
                del part[key]
            case 1:
                part[key] = chance.choice(_ODD)
            case 2:
                part[key] = copy.deepcopy(other)
            case _:
                odd = chance.choice(_ODD)
                if isinstance(part, dict):
                    part[chance.choice(["type", "show_if", "options", "rows", "min", "max", "x"])] = odd
                else:
                    part.insert(key, odd)
    return data


@pytest.mark.parametrize("path", spread(REAL, 6), ids=lambda path: path.stem)
def test_accidents_with_the_real_worksheets(tmp_path: Path, path: Path) -> None:
    chance = random.Random(path.stem)
    files: Files = {name: (CONTENT / name).read_bytes() for name in ("site.yaml", "lists.yaml", "sources.yaml")}
    text = path.read_text("utf-8")
    data = parse_yaml(text, path.name).data
    for _ in range(10 if ALL else 1):
        for accident in (mutated(text, chance), json.dumps(shaken(data, chance), ensure_ascii=False)):
            for problem in problems_of(tmp_path, {**files, f"worksheets/{path.name}": accident.encode()}):
                in_words(problem)
                assert problem.line >= 1 and problem.column >= 1
