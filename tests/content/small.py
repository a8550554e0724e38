"""A tiny worksheet without faults, and content folders made of it. `⟦` marks the place where a problem is expected."""

from pathlib import Path
from typing import NamedTuple

from toolkit.content.lint import lint
from toolkit.content.problem import Problem

MARK = "⟦"
SHEET = "worksheets/small.yaml"
Files = dict[str, str | bytes]

_HEAD = """\
id: small
version: 2
title: {da: Titel, en: Title}
purpose: {da: Formål, en: Purpose}
personal_data: none
"""
_SECTIONS = """\
sections:
  - id: first
    title: {da: Afsnit, en: Section}
    fields:
      - {id: name, type: text, label: {da: Navn, en: Name}}
      - {id: step, type: scale, label: {da: Trin, en: Step}, scale: {min: 1, max: 5}}
"""
_EXAMPLES = """\
examples:
  - {id: filled, title: {da: Udfyldt, en: Filled}, answers: {name: Ida, step: 3}}
"""
SITE = "contact: post@brobygger.dk\n"


def sheet(
    fields: str = "", top: str = "", head: str = _HEAD, sections: str = _SECTIONS, examples: str = _EXAMPLES
) -> str:
    """The worksheet as text: `fields` are further items of its one section (one per line), `top` further keys of the sheet."""
    items = "".join(f"      - {line}\n" for line in fields.strip().split("\n") if line)
    return head + sections + items + (f"{top.strip()}\n" if top else "") + examples


def field(keys: str, name: str = "extra") -> str:
    """One field on one line: `keys` besides its id and label."""
    return f"{{id: {name}, label: {{da: Felt {name}, en: Field {name}}}, {keys}}}"


def plain() -> str:
    return sheet()


class Expected(NamedTuple):
    code: str
    file: str
    line: int
    column: int


def write(folder: Path, files: Files) -> None:
    """The files, without their marks, and a site that has a contact."""
    for name, text in {"site.yaml": SITE, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.replace(MARK, "").encode())


def marks(files: Files, code: str) -> list[Expected]:
    """Where the marks stand. A file has at most one mark per line."""
    found = []
    for name, text in files.items():
        for number, line in enumerate(text.split("\n") if isinstance(text, str) else [], 1):
            if MARK in line:
                found.append(Expected(code, name, number, line.index(MARK) + 1))
    return found


def problems_of(folder: Path, files: Files) -> list[Problem]:
    write(folder, files)
    return lint(folder)[1]


def places(problems: list[Problem]) -> list[Expected]:
    return [Expected(problem.code, problem.file, problem.line, problem.column) for problem in problems]
