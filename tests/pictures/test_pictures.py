"""Pictures of answers: Python and the browser draw the same marks, everything is within the picture, and it says what the answers say."""

import json
import random
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.real import NAMES, models
from tests.rules.browser import node
from tests.rules.generate_answers import answer
from tests.tiers import ALL, in_turn, spread
from toolkit.content.library import load_library
from toolkit.content.normalise import normalise
from toolkit.contract.picture import Mark, Picture
from toolkit.paths import TEMPLATES
from toolkit.pictures.canvas import DATA, width_of
from toolkit.pictures.picture import pictures_of
from toolkit.rules import evaluate
from toolkit.words.locale import words

FOLDER = Path(__file__).parent
FILE = yaml.load((FOLDER / "shapes.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
WIDTHS = (DATA["narrow"], DATA["wide"])
RANDOM = 12 if ALL else 4  # sets of answers for each sheet


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("content")
    (folder / "worksheets").mkdir()
    (folder / "worksheets" / "shapes.yaml").write_text(json.dumps(FILE["worksheet"]), "utf-8")
    library, problems = load_library(folder)
    assert not problems
    return {language: normalise(library.sheets["shapes"].worksheet, language, library) for language in ("da", "en")}


def model_of(name: str, language: str) -> Any:
    return models()[name][language]


def drawn(model: Any, answers: Any, width: int) -> list[Picture]:
    return pictures_of(model, answers, words(model["language"])["pictures"]["said"], width)


def in_browser(model: Any, sets: list[Any]) -> Iterator[list[Picture]]:
    said = words(model["language"])["pictures"]["said"]
    requests = [{"answers": answers, "words": said, "width": width} for answers in sets for width in WIDTHS]
    lines = b"".join(json.dumps(request).encode("ascii") + b"\n" for request in [{"model": model}, *requests])
    done = subprocess.run([node(), str(FOLDER / "runner.mjs")], input=lines, stdout=subprocess.PIPE, check=True)
    return (json.loads(line) for line in done.stdout.split(b"\n") if line)


def understood(model: Any, answers: Any) -> Any:
    return evaluate(model, {"answers": answers, "version": model["version"]}).answers


def some_answers(model: Any, seed: int) -> list[Any]:
    """Random ones, as the rules understand them: hostile texts, rows without an end, cards without a place."""
    rng = random.Random(seed)
    fields = [field for section in model["sections"] for field in section["fields"]]
    made = [{field["id"]: answer(rng, field) for field in fields if rng.random() < 0.9} for _ in range(RANDOM)]
    return [understood(model, answers) for answers in made]


PICTURED = [name for name in NAMES if drawn(model_of(name, "da"), {}, WIDTHS[0])]


def test_the_content_has_every_kind() -> None:
    kinds = {picture["kind"] for name in PICTURED for picture in drawn(model_of(name, "da"), {}, WIDTHS[0])}
    assert kinds == {"dots", "forces", "board", "ladder", "circle"}


@pytest.mark.parametrize(("name", "language"), in_turn(spread(PICTURED, 6), ["da", "en"]))
def test_both_halves_draw_the_same(name: str, language: str) -> None:
    model = model_of(name, language)
    sets = [understood(model, example["answers"]) for example in model["examples"]] + some_answers(model, len(name))
    _same(model, sets)


@pytest.mark.parametrize("language", ["da", "en"])
def test_both_halves_draw_every_shape_the_same(shapes: dict[str, Any], language: str) -> None:
    model = shapes[language]
    sets = [understood(model, case["answers"]) for case in FILE["cases"]]
    _same(model, [*sets, *(one for seed in range(6) for one in some_answers(model, seed))])


def _same(model: Any, sets: list[Any]) -> None:
    theirs = in_browser(model, sets)
    for answers in sets:
        for width in WIDTHS:
            ours = json.loads(json.dumps(drawn(model, answers, width)))
            assert next(theirs) == ours, answers


@pytest.mark.parametrize("number", range(len(FILE["cases"])), ids=[case["name"] for case in FILE["cases"]])
def test_what_is_said(shapes: dict[str, Any], number: int) -> None:
    case = FILE["cases"][number]
    pictures = {one["key"]: one for one in drawn(shapes["en"], understood(shapes["en"], case["answers"]), WIDTHS[1])}
    told = {key: pictures[key]["about"] for key in case["told"]}
    assert told == case["told"]
    asked = {key for key, one in pictures.items() if one["answered"]}
    assert asked <= set(case["told"])


def test_which_questions_have_one(shapes: dict[str, Any]) -> None:
    """A scale alone, a grid of options, rows without names and a name on a ladder have none."""
    found = {one["key"]: one["kind"] for one in drawn(shapes["da"], {}, WIDTHS[0])}
    assert found == {
        "light": "dots", "rated": "dots", "voices": "dots", "against": "forces", "few": "board", "many": "board",
        "proof": "ladder", "claim": "ladder", "later": "circle", "right": "circle",
    }  # fmt: skip


def test_an_arrow_is_as_long_as_its_force(shapes: dict[str, Any]) -> None:
    answers = {"with": {"will": 2, "tools": 4}, "against": {"rain": 1}}
    picture = next(one for one in drawn(shapes["en"], answers, WIDTHS[1]) if one["kind"] == "forces")
    lengths = [_length(mark["d"]) for look in ("push", "hold") for mark in picture["marks"] if mark["look"] == look]
    assert lengths == [142, 284, 71]


def _length(d: str) -> int:
    """Of `M<x> <y>H<to>`."""
    begin, to = d[1:].split("H")
    return abs(int(to) - int(begin.split()[0]))


def test_a_dot_stands_on_its_step(shapes: dict[str, Any]) -> None:
    picture = next(one for one in drawn(shapes["en"], {"rated": {"a": 1, "b": 4}}, WIDTHS[1]) if one["key"] == "rated")
    steps = {mark["text"]: mark["x"] for mark in picture["marks"] if mark.get("anchor") == "middle"}
    assert [mark["cx"] for mark in picture["marks"] if mark["look"] == "dot"] == [steps["1"], steps["4"]]
    assert [row[1] for row in picture["numbers"]["rows"]] == ["1 little", "4 much"]


def test_cards_lie_in_their_cells(shapes: dict[str, Any]) -> None:
    cards = [{"text": "Dig", "row": "spring", "column": "they", "mine": True}, {"text": "Sow", "row": "autumn", "column": "we", "to": [1]}]  # fmt: skip
    picture = next(one for one in drawn(shapes["en"], {"few": cards}, WIDTHS[1]) if one["key"] == "few")
    boxes = [mark for mark in picture["marks"] if mark["tag"] == "rect"]
    cells = [mark for mark in boxes if mark["look"] in ("cell", "empty")]
    assert [cell["look"] for cell in cells] == ["empty", "cell", "cell", "empty"]
    dig, sow = (next(mark for mark in boxes if mark["look"] == look) for look in ("own", "card"))
    assert _inside(dig, cells[1])
    assert _inside(sow, cells[2])
    assert sum(mark["look"] == "link" for mark in picture["marks"]) == 1


def _inside(one: Mark, other: Mark) -> bool:
    (x, y, to_x, to_y), (left, top, right, bottom) = _edges(one), _edges(other)
    return left <= x and top <= y and to_x <= right and to_y <= bottom


def _edges(mark: Mark) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a box or a text."""
    if mark["tag"] == "rect":
        return mark["x"], mark["y"], mark["x"] + mark["width"], mark["y"] + mark["height"]
    wide = width_of(mark["text"], mark["look"])
    left = mark["x"] - {"middle": wide // 2, "end": wide}.get(mark.get("anchor", ""), 0)
    return left, mark["y"] - DATA["looks"][mark["look"]]["font-size"] + 4, left + wide, mark["y"]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_lies_over_another_or_outside(shapes: dict[str, Any], width: int) -> None:
    sheets = [model_of(name, language) for name in PICTURED for language in ("da", "en")]
    filled = [(model, understood(model, example["answers"])) for model in sheets for example in model["examples"]]
    filled += [(shapes[language], understood(shapes[language], case["answers"])) for case in FILE["cases"] for language in ("da", "en")]  # fmt: skip
    for model, answers in filled:
        for picture in drawn(model, answers, width):
            texts = [mark for mark in picture["marks"] if mark["tag"] == "text"]
            for place, text in enumerate(texts):
                left, top, right, bottom = _edges(text)
                assert left >= -2, text
                assert right <= width + 2, text
                assert bottom <= picture["height"], text
                for other in texts[place + 1 :]:
                    x, y, to_x, to_y = _edges(other)
                    assert right <= x or to_x <= left or bottom <= y or to_y <= top, (model["id"], text, other)


def test_every_ink_has_its_colour_on_a_dark_screen_and_where_colours_are_forced() -> None:
    styles = (TEMPLATES / "assets" / "css" / "pictures.css").read_text("utf-8")
    dark, forced = re.findall(r"(?ms)^@media screen(?: and \(forced-colors: active\))? \{$(.*?)^\}$", styles)
    for look in DATA["looks"].values():
        for key in ("fill", "stroke"):
            if look.get(key, "none") != "none":
                assert f'[{key}="{look[key]}"]' in dark
                assert key == "stroke" or "font-size" in look or f'[fill="{look[key]}"]' in forced


def test_a_strangers_definition_draws_no_monster(shapes: dict[str, Any]) -> None:
    model = json.loads(json.dumps(shapes["da"]))
    for section in model["sections"]:
        section.pop("layout")  # as in the definition that a PDF carries
        for field in section["fields"]:
            if field["type"] == "placement":
                field["rows"] = [{"id": f"r{n}", "label": "R"} for n in range(100)]
            for scale in [field, field.get("cell") or {}, *(field.get("columns") or [])]:
                if scale.get("type") == "scale":
                    scale["max"] = 1_000_000
    assert drawn(model, {}, WIDTHS[0]) == []
    assert list(in_browser(model, [{}])) == [[], []]
