"""All faults of all files come at once; what only follows from another fault is not said."""

from pathlib import Path

import pytest

from tests.content.small import SHEET, Files, field, marks, places, plain, problems_of, sheet
from toolkit.content.library import load_library
from toolkit.content.lint import lint

_GRID = "type: grid, rows: [{id: a, label: {da: L a, en: L a}}], scale: {min: 1, max: 5}"


def found(folder: Path, files: Files) -> list[tuple[str, int, int]]:
    """(file, line, column) of every problem."""
    return sorted((place.file, place.line, place.column) for place in places(problems_of(folder, files)))


def marked(files: Files) -> list[tuple[str, int, int]]:
    return sorted((place.file, place.line, place.column) for place in marks(files, ""))


def test_faults_of_every_kind_in_one_worksheet(tmp_path: Path) -> None:
    text = """\
id: small
version: 2
title: ⟦{da: 3 spørgsmål, en: 4 questions}
purpose: ⟦Kun dansk
purpose: {da: A, en: A}
personal_data: none
⟦fascilitation: {minutes: 30}
sources: [{ref: ⟦nowhere}]
sections:
  - id: first
    title: {da: Afsnit, en: Section}
    fields:
      - {id: one, type: text, label: {da: L one, en: L one}, ⟦requred: true}
      - {id: ⟦Two, type: text, label: {da: L Two, en: L Two}}
      - {id: three, type: choice, label: {da: L three, en: L three}, options: [{value: ⟦1, label: {da: L 1, en: L 1}}]}
      - {id: four, type: text, label: ⟦{da: Felt}}
      - {id: five, type: text, label: {da: L five, en: L five}, about: ⟦fuor}
      - {id: six, type: scale, label: {da: L six, en: L six}, scale: {min: 1, max: 5}}
      - id: seven
        type: text
        label: {da: Felt syv, en: Field seven}
        show_if: ⟦{all: [{field: six, is: 1}, {field: six, is: 2}]}
      - {id: ⟦six, type: text, label: {da: L six, en: L six}}
      - {id: eight, type: number, label: {da: L eight, en: L eight}, min: ⟦2, max: 1}
scores:
  - {id: s, label: {da: L s, en: L s}, mean_of: [six], bands: [{up_to: ⟦4, label: {da: A, en: A}}]}
  - {id: t, label: {da: L t, en: L t}, mean_of: [⟦five]}
changes:
  - {from: 1, rename: {old: ⟦new}}
examples:
  - {id: e, title: {da: A, en: A}, answers: {six: ⟦9}}
"""
    text = text.replace("purpose: {da: A, en: A}", "⟦purpose: {da: A, en: A}")
    assert found(tmp_path, {SHEET: text}) == marked({SHEET: text})


def test_faults_of_every_file(tmp_path: Path) -> None:
    files: Files = {
        "site.yaml": "contact: ⟦todo\n⟦nmae: Brobygger\n",
        "lists.yaml": "degree: ⟦{min: 1}\n",
        "sources.yaml": "mm: ⟦{title: T}\n",
        SHEET: plain().replace("id: first", "id: ⟦First"),
        "worksheets/other.yaml": "id: other\n⟦: a: b\n",
        "worksheets/third.yaml": plain().replace("id: small", "id: ⟦small"),
    }
    problems = places(problems_of(tmp_path, files))
    assert {place.file for place in problems} == set(files)
    assert sum(place.file == "sources.yaml" for place in problems) == 3  # publisher, year, rights


def test_a_faulty_list_is_said_once(tmp_path: Path) -> None:
    fields = "\n".join(field("type: scale, scale: degree", name) for name in ("a", "b", "c"))
    fields += "\n" + field("type: text, show_if: {field: a, is: 7}", "d")
    files: Files = {
        "lists.yaml": "degree: {min: 1, max: ⟦'5'}\n",
        SHEET: sheet(fields, top="scores: [{id: s, label: {da: L s, en: L s}, mean_of: [a]}]"),
    }
    assert found(tmp_path, files) == marked(files)


def test_an_unreadable_file_is_said_once(tmp_path: Path) -> None:
    fields = field("type: scale, scale: degree", "a")
    files: Files = {
        "lists.yaml": "degree: [{min: 1, max: 5}]\n: : [[[\n",
        "sources.yaml": "⟦&a [*a]\n",
        SHEET: sheet(fields, top="sources: [{ref: mm}]"),
    }
    assert {place.file: place.code for place in places(problems_of(tmp_path, files))} == {
        "lists.yaml": "yaml-syntax",
        "sources.yaml": "yaml-alias",
    }


def test_a_faulty_site_does_not_change_its_languages(tmp_path: Path) -> None:
    danish = plain().replace("{da: Titel, en: Title}", "Titel")
    files: Files = {"site.yaml": "contact: a@b.dk\nlanguages: [da]\n⟦nmae: x\n", SHEET: danish}
    assert found(tmp_path, files) == marked(files)
    assert [
        place.code
        for place in places(problems_of(tmp_path, {"site.yaml": "contact: a@b.dk\nlanguages: [da\n", SHEET: danish}))
    ] == ["open-bracket"]


def test_what_refers_to_a_faulty_part_is_not_said_again(tmp_path: Path) -> None:
    fields = "\n".join(
        [
            field(
                "type: choice, options: [{value: a, label: {da: L a, en: L a}}, {value: ⟦1, label: {da: L 1, en: L 1}}]",
                "pick",
            ),
            field("type: text, show_if: {field: pick, is: '1'}", "shown"),
            field(_GRID.replace("max: 5", "max: ⟦x"), "grid"),
            field("type: text, show_if: {field: grid.a, is: 3}, about: grid", "note"),
            field("type: text, max_length: ⟦'500'", "long"),
        ]
    )
    text = sheet(
        fields,
        top="scores: [{id: s, label: {da: L s, en: L s}, mean_of: [step, grid], weights: {grid.a: 2}, bands: [{up_to: 5, label: {da: A, en: A}}]}]",
        examples=f"examples: [{{id: e, title: {{da: A, en: A}}, answers: {{pick: '1', shown: x, grid: {{a: 3}}, note: x, long: {'x' * 200}}}}}]\n",
    )
    assert found(tmp_path, {SHEET: text}) == marked({SHEET: text})


def test_a_faulty_version_says_nothing_of_the_changes(tmp_path: Path) -> None:
    files: Files = {
        SHEET: sheet(top="changes: [{from: 1, rename: {old: name}}]").replace("version: 2", "version: ⟦two")
    }
    assert found(tmp_path, files) == marked(files)


def test_places_in_words_count_what_was_left_out(tmp_path: Path) -> None:
    fields = "\n".join(
        ["{id: ⟦Bad, type: text, label: {da: L Bad, en: L Bad}}", field("type: text, about: nobody", "later")]
    )
    wheres = [problem.where for problem in problems_of(tmp_path, {SHEET: sheet(fields)})]
    assert wheres == ["sections[1].fields[3].id", "sections[1].fields[4].about"]


def test_a_number_in_a_place_is_an_item_only_in_a_list(tmp_path: Path) -> None:
    fields = field("type: scale, scale: {min: 1, max: 5, labels: {2: {da: A}}}")
    assert [problem.where for problem in problems_of(tmp_path, {SHEET: sheet(fields)})] == [
        "sections[1].fields[3].scale.labels.2"
    ]


def test_faulty_worksheets_are_not_in_the_library(tmp_path: Path) -> None:
    files: Files = {
        SHEET: plain(),
        "worksheets/bad.yaml": plain().replace("id: small", "id: bad").replace("version: 2", "version: x"),
    }
    problems_of(tmp_path, files)
    library, problems = load_library(tmp_path)
    assert [worksheet.id for worksheet in library.worksheets] == ["small"]
    assert [problem.code for problem in problems] == ["wrong-type"]


def test_problems_are_sorted_and_told_once(tmp_path: Path) -> None:
    files: Files = {SHEET: sheet("\n".join(field("type: text, about: x", f"f{n}") for n in range(5)))}
    problems = problems_of(tmp_path, files)
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)
    assert len({(problem.code, problem.line, problem.column) for problem in problems}) == len(problems) == 5
    assert lint(tmp_path)[1] == problems


def test_thousands_of_faults_are_cut_off(tmp_path: Path) -> None:
    extra = "\n".join(f"key{n}: x" for n in range(5000))
    problems = problems_of(tmp_path, {SHEET: sheet(top=extra)})
    assert len(problems) == 201
    (more,) = (problem for problem in problems if problem.code == "more-problems")
    assert "200" in more.sentence("da")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sections:", "⟦sektions:"),
        ("id: name, type", "id: ⟦[name], type"),
        ("    fields:", "    ⟦felds:"),
    ],
)
def test_fields_that_cannot_be_read_are_not_missed_elsewhere(tmp_path: Path, old: str, new: str) -> None:
    """Whatever else refers to fields, also the examples: nobody knows whether they are there."""
    text = sheet(
        field("type: text, about: step"), top="scores: [{id: s, label: {da: L s, en: L s}, mean_of: [step]}]"
    ).replace(old, new, 1)
    problems = problems_of(tmp_path, {SHEET: text})
    assert {problem.code for problem in problems} <= {"wrong-type", "unknown-key", "missing-key"}
    assert len(problems) == 1


def test_a_wrong_answer_hides_no_other(tmp_path: Path) -> None:
    fields = field("type: text, show_if: {field: step, at_least: 1}")
    text = sheet(fields, examples="examples: [{id: e, title: {da: A, en: A}, answers: {step: ⟦9, extra: x}}]\n")
    assert found(tmp_path, {SHEET: text}) == marked({SHEET: text})


def test_an_id_that_is_also_something_else(tmp_path: Path) -> None:
    """The faulty field `extra` is not missed where others refer to it, though a section and a value have the same name."""
    fields = "\n".join(
        [
            field("type: scale, scale: ⟦nowhere"),
            field("type: choice, options: [{value: extra, label: {da: L extra, en: L extra}}]", "pick"),
            field("type: text, about: extra, show_if: {field: extra, is: 3}", "note"),
        ]
    )
    files: Files = {
        SHEET: sheet(fields, top="scores: [{id: s, label: {da: L s, en: L s}, mean_of: [extra]}]").replace(
            "id: first", "id: extra"
        )
    }
    assert found(tmp_path, files) == marked(files)


def test_a_list_that_is_not_there_is_no_other_list(tmp_path: Path) -> None:
    fields = "\n".join(
        [field("type: choices, options: here", "ours"), field("type: choices, options: ⟦there", "theirs")]
    )
    lists = "here: [{value: a, label: {da: L a, en: L a}}]\n"
    files: Files = {
        "lists.yaml": lists,
        SHEET: sheet(fields, top="match: [{reason: {da: A, en: A}, wants: ours, gives: theirs}]"),
    }
    assert found(tmp_path, files) == marked(files)


def test_quoted_steps_have_their_place(tmp_path: Path) -> None:
    keys = "type: scale, scale: {min: 1, max: 5, labels: {'1': ⟦{da: A}, '2': {da: 5, en: B}}}"
    files: Files = {SHEET: sheet(field(keys.replace("da: 5", "da: ⟦5")).replace("⟦{da: A}", "{da: A, en: A}"))}
    assert found(tmp_path, files) == marked(files)
    files = {SHEET: sheet(field(keys.replace("{da: 5, en: B}", "{da: B, en: B}")))}
    assert found(tmp_path, files) == marked(files)


def test_worksheets_stand_by_step_then_as_their_authors_say(tmp_path: Path) -> None:
    said = {
        "a": "step: 2",
        "b": "step: 1",
        "c": "step: 1\norder: 2",
        "d": "step: 1\norder: 1",
        "e": "step: 1\norder: 2",
    }
    files = {
        f"worksheets/{name}.yaml": plain()
        .replace("id: small", f"id: {name}\n{keys}")
        .replace("Titel, en: Title", f"Ark {name}, en: Sheet {name}")
        for name, keys in said.items()
    }
    assert problems_of(tmp_path, files) == []
    assert list(load_library(tmp_path)[0].sheets) == ["d", "c", "e", "b", "a"]


def test_a_key_of_two_worksheets_carries_answers_and_one_like_it_is_a_slip(tmp_path: Path) -> None:
    def carrying(name: str, key: str, kind: str = "text") -> str:
        named = sheet(field(f"type: {kind}, carry: {key}")).replace("Titel, en: Title", f"Ark {name}, en: Sheet {name}")
        return named.replace("id: small", f"id: {name}", 1)

    files = {
        "worksheets/a.yaml": carrying("a", "partner-name"),
        "worksheets/b.yaml": carrying("b", "partner-name", "longtext"),
    }
    assert problems_of(tmp_path / "two", files) == []
    (slip,) = problems_of(tmp_path / "three", files | {"worksheets/c.yaml": carrying("c", "partner-nam")})
    assert (slip.code, slip.file, slip.warning) == ("carry-alone", "worksheets/c.yaml", True)
    assert "Did you mean “partner-name”?" in slip.remedy("en")
    # What cannot be read may have the key.
    broken = files | {"worksheets/c.yaml": carrying("c", "partner-nam"), "worksheets/d.yaml": "id: [\n\x00"}
    assert "carry-alone" not in [problem.code for problem in problems_of(tmp_path / "four", broken)]
