"""A filled PDF and the worksheets that are known: which definition tells what its fields mean, and what is said about it."""

import copy
import json
import random
from typing import Any

import pytest
from pikepdf import Name, String

from tests.browser.check_in_node import check_in_node
from tests.intake.folder import Known
from tests.pdf import models
from tests.pdf.small_form import SmallForm
from tests.tiers import ALL
from toolkit.contract.data import LIMITS
from toolkit.intake.check import canonical_document, check_file, extract_file
from toolkit.intake.embedded import is_sound
from toolkit.intake.forms import answers_of
from toolkit.paper.boxes import pdf_fields
from toolkit.pdf.make.values import values_from_document
from toolkit.pdf.read.filled import read_pdf

Model = dict[str, Any]
MODEL = models.every_type()


def form_of(
    model: Model, document: dict[str, Any] | None = None, attach: bool = True, hidden: bool = True
) -> SmallForm:
    """The fields of a worksheet, filled in, without its pages."""
    form, values = SmallForm(), values_from_document(model, document or {})
    for field in pdf_fields(model):
        value = values.get(field.name)
        if field.kind == "radio":
            options = [option for option, _ in field.options]
            form.radio(field.name, options, options.index(str(value)) if value is not None else None)
        elif field.kind == "checkbox":
            form.check(field.name, bool(value))
        elif field.kind == "combo":
            form.combo(field.name, list(field.options), str(value) if value is not None else None)
        elif field.name != "_id" or hidden:
            form.text(field.name, field.default if field.name == "_id" else value)
    if attach:
        form.attach(model)
    return form


def check(form: SmallForm, *known: Model, language: str = "da") -> dict[str, Any]:
    [report] = check_file("a.pdf", form.bytes(), "pdf", Known(*known), language)
    return json.loads(json.dumps(report))  # type: ignore[no-any-return]


def codes(report: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(finding["code"], finding["field"]) for finding in report["findings"]]


def field_named(form: SmallForm, name: str) -> Any:
    return next(field for field in form.fields if str(field.T) == name)


def test_a_whole_form() -> None:
    answers = answers_of(read_pdf(form_of(MODEL, models.document()).bytes()), Known(MODEL))
    assert answers.findings == []
    assert canonical_document(answers) == models.document()


def test_report_of_a_form_in_order() -> None:
    report = check(form_of(MODEL, models.document()), MODEL)
    words = report.pop("words")
    assert words["title"] == MODEL["title"]
    assert report == {
        "path": "a.pdf", "status": "ok", "verdict": None, "worksheet": "every-type", "version": 2, "language": "da", "findings": [], "scores": [],
    }  # fmt: skip


def test_conflicts_and_duplicates_have_their_place() -> None:
    form = form_of(MODEL, models.document())
    field_named(form, "trust__across").V = Name("/0")
    field_named(form, "goals").V = Name("/1")
    form.text("name", "Et andet navn")
    found = check(form, MODEL)["findings"]
    assert [(one["code"], one["field"], one["row"]) for one in found] == [
        ("duplicate-field", "name", None),
        ("conflict", "goals", None),
        ("conflict", "trust", "across"),
    ]
    assert found[2]["label"] == "Hvor stor tillid har I til hinanden? – Parterne imellem"


def test_fields_that_are_lost() -> None:
    form = form_of(MODEL, models.document())
    for at in reversed(range(len(form.fields))):
        if str(form.fields[at].T).split("__")[0] in ("name", "trust", "plan", "respondent"):
            del form.fields[at]
    while len(form.page.obj.Annots):
        del form.page.obj.Annots[0]
    report = check(form, MODEL)
    told = [one for one in codes(report) if one[0] != "not-shown"]  # the boxes of the others went, too
    assert told == [("field-missing", "name"), ("field-missing", "trust"), ("field-missing", "plan")]
    assert report["status"] == "findings"


def test_a_form_whose_own_fields_are_all_lost() -> None:
    form = SmallForm()
    form.text("_id", "every-type 2 da 01234567")
    form.text("respondent__name", "x")
    assert check(form, MODEL)["verdict"] == "no-fields"


def test_unknown_worksheet_with_its_definition() -> None:
    report = check(form_of(MODEL, models.document(answers=models.answers() | {"guests": 9999})))
    assert codes(report) == [("unknown-worksheet", None), ("out-of-range", "guests")]
    assert report["findings"][0]["severity"] == "error" and report["worksheet"] == "every-type"
    assert check(form_of(MODEL, models.document()))["status"] == "findings"


def test_unknown_worksheet_without() -> None:
    report = check(form_of(MODEL, models.document(), attach=False))
    assert codes(report) == [("unknown-worksheet", None)] and report["status"] == "findings"
    assert (report["worksheet"], report["version"]) == ("every-type", 2)


def test_a_form_of_somebody_else() -> None:
    form = SmallForm()
    form.text("Navn", "x")
    form.text("CPR", "010203-1234")
    report = check(form, MODEL)
    assert codes(report) == [("unknown-worksheet", None), ("looks-like-cpr", "CPR")]
    assert report["worksheet"] is None and report["status"] == "findings"


def test_the_folder_rules_over_the_attachment() -> None:
    """A known worksheet is judged by the folder's definition, whatever the PDF brings along."""
    lax = copy.deepcopy(MODEL) | {"hash": "f" * 64}
    lax["sections"][0]["fields"][2]["max"] = "100000"
    report = check(form_of(lax, models.document(answers=models.answers() | {"guests": 9999})), MODEL)
    assert codes(report) == [("definition-differs", None), ("out-of-range", "guests")]
    assert report["findings"][0]["severity"] == "error"


def older(**changes: Any) -> tuple[Model, Model]:
    """(version 1, version 2 with what has changed since)."""
    old = models.sheet(
        models.section(
            "s", "Afsnit",
            models.field("choices", "old-who", "Hvem?", list=None, at_least=None, at_most=None, options=models.options(a="A", b="B")),
            models.field("choice", "phase", "Fase", list=None, options=models.options(x="X", y="Y")),
            models.field("text", "gone", "Væk", max_length=20),
        ),
        id="demo", version=1, hash="1" * 64,
    )  # fmt: skip
    new = models.sheet(
        models.section(
            "s", "Afsnit",
            models.field("choices", "who", "Hvem?", list=None, at_least=None, at_most=None, options=models.options(alpha="A", b="B")),
            models.field("choice", "phase", "Fase", list=None, options=models.options(x="X", z="Z")),
        ),
        id="demo", version=2, hash="2" * 64,
        changes=[{"from": 1, "rename": {"old-who": "who"}, "values": {"old-who": {"a": "alpha"}, "phase": {"y": "z"}}, "dropped": ["gone"]}],
    )  # fmt: skip
    return old, new


OLD_ANSWERS = {"answers": {"old-who": ["a", "b"], "phase": "y", "gone": "farvel"}}


def test_older_version_with_its_definition() -> None:
    old, new = older()
    [(report, document)] = extract_file("a.pdf", form_of(old, OLD_ANSWERS).bytes(), "pdf", Known(new), "da")
    assert (
        codes(report) == [("older-version", None), ("answer-dropped", "gone")]
        and report["status"] == "ok"
        and report["version"] == 1
    )
    assert document and document["answers"] == {"who": ["alpha", "b"], "phase": "z"}
    assert (document["version"], document["dropped"]) == (2, {"gone": "farvel"})
    told = report["findings"][1]
    label = next(field["label"] for section in old["sections"] for field in section["fields"] if field["id"] == "gone")
    assert (
        label != "gone" and told["label"] == label and f"Spørgsmålet »{label}« findes ikke længere." in told["message"]
    )
    [said] = check_in_node([("a.pdf", form_of(old, OLD_ANSWERS).bytes(), "pdf", "da")], {"demo": {"da": new}})
    assert said["forms"][0]["report"]["findings"][1] == told


def test_older_version_that_lost_its_definition() -> None:
    """Names and options are those of the version, as far as today's changes tell: one meaning by every route."""
    old, new = older()
    data = form_of(old, OLD_ANSWERS, attach=False).bytes()
    [(report, document)] = extract_file("a.pdf", data, "pdf", Known(new), "da")
    assert codes(report) == [("older-version", None), ("answer-dropped", "gone")]
    assert document and document["answers"] == {"who": ["alpha", "b"], "phase": "z"}
    assert document["dropped"] == {"gone": "farvel"}
    assert "Et spørgsmål, der hed »gone«, findes ikke længere." in report["findings"][1]["message"]
    [said] = check_in_node([("a.pdf", data, "pdf", "da")], {"demo": {"da": new}})
    assert said["forms"][0]["document"] == document


def test_fields_that_changed_names_are_not_changed_twice() -> None:
    """Both names are names of today too."""
    old, new = older()
    fields = new["sections"][0]["fields"]
    fields[0]["id"], fields[1]["id"] = "phase", "old-who"
    new["changes"] = [
        {
            "from": 1,
            "rename": {"old-who": "phase", "phase": "old-who"},
            "values": {"phase": {"y": "z"}, "old-who": {"a": "alpha"}},
            "dropped": ["gone"],
        }
    ]
    data = form_of(old, OLD_ANSWERS, attach=False).bytes()
    [(_, document)] = extract_file("a.pdf", data, "pdf", Known(new), "da")
    assert document and document["answers"] == {"phase": ["alpha", "b"], "old-who": "z"}
    [said] = check_in_node([("a.pdf", data, "pdf", "da")], {"demo": {"da": new}})
    assert said["forms"][0]["document"] == document


def moved() -> tuple[Model, Model]:
    """Questions of their own, a grid and a table in version 1 → cells of one table and questions in version 2."""
    steps = models.scale()
    old = models.sheet(
        models.section(
            "s", "Afsnit",
            models.field("scale", "goals", "Mål", **steps),
            models.field("choice", "who", "Hvem?", list=None, options=models.options(x="X", y="Y")),
            models.field("grid", "rows", "Net", rows=models.places(a="A"), cell={"type": "scale", "required": False, **steps}),
        ),
        id="demo", version=1, hash="1" * 64,
    )  # fmt: skip
    columns = [
        models.field("scale", "us", "Os", **steps),
        models.field("choice", "who", "Hvem", list=None, options=models.options(z="Z")),
    ]
    new = models.sheet(
        models.section(
            "s", "Afsnit",
            models.field("table", "factors", "Faktorer", rows=models.places(goals="Mål"), columns=columns, min_rows=0, max_rows=None),
            models.field("scale", "alone", "Alene", **steps),
        ),
        id="demo", version=2, hash="2" * 64,
        changes=[{"from": 1, "rename": {"goals": "factors.goals.us", "who": "factors.goals.who", "rows.a": "alone"}, "values": {"who": {"y": "z"}}, "dropped": []}],
    )  # fmt: skip
    return old, new


@pytest.mark.parametrize("attach", [True, False])
def test_an_older_version_whose_questions_became_cells(attach: bool) -> None:
    """With its definition or without: as the old names say, in Python and the browser."""
    old, new = moved()
    data = form_of(old, {"answers": {"goals": 4, "who": "y", "rows": {"a": 2}}}, attach=attach).bytes()
    [(report, document)] = extract_file("a.pdf", data, "pdf", Known(new), "da")
    assert codes(report) == [("older-version", None)]
    assert document and document["answers"] == {"factors": {"goals": {"us": 4, "who": "z"}}, "alone": 2}
    [said] = check_in_node([("a.pdf", data, "pdf", "da")], {"demo": {"da": new}})
    assert said["forms"][0]["document"] == document


def test_conflict_in_an_older_version_has_its_new_place() -> None:
    old, new = moved()
    form = form_of(old, {"answers": {"rows": {"a": 2}, "goals": 4}}, attach=False)
    for widget in field_named(form, "goals").Kids:
        widget.AS = Name.Off
    data = form.bytes()
    [report] = check_file("a.pdf", data, "pdf", Known(new), "da")
    places = [(found["code"], found["field"], found["row"], found["column"]) for found in report["findings"]]
    assert ("conflict", "factors", "goals", "us") in places
    [said] = check_in_node([("a.pdf", data, "pdf", "da")], {"demo": {"da": new}})
    told = said["forms"][0]["report"]["findings"]
    assert [(found["code"], found["field"], found["row"], found["column"]) for found in told] == places


def test_conflict_in_an_older_version_has_its_new_name() -> None:
    old, new = older()
    form = form_of(old, OLD_ANSWERS)
    field_named(form, "old-who__a").AS = Name.Off
    assert ("conflict", "who") in codes(check(form, new))


def test_newer_version() -> None:
    old, new = older()
    [(report, document)] = extract_file(
        "a.pdf", form_of(new, {"answers": {"who": ["alpha"], "phase": "z"}}).bytes(), "pdf", Known(old), "da"
    )
    assert codes(report) == [("unknown-version", None)]
    assert document and (document["version"], document["answers"]) == (2, {"who": ["alpha"], "phase": "z"})


def test_identities_that_differ_are_told() -> None:
    form = form_of(MODEL, models.document())
    field_named(form, "_id").V = String("other 1 da 00000000")
    assert codes(check(form, MODEL)) == [("conflict", None)]


def test_report_in_another_language() -> None:
    english = copy.deepcopy(MODEL) | {"language": "en", "title": "All kinds of questions"}
    english["sections"][0]["fields"][0]["label"] = "What is the name?"
    report = check(form_of(MODEL, {"answers": {}}), MODEL, english, language="en")
    assert report["language"] == "da" and report["words"]["title"] == "All kinds of questions"
    assert report["findings"][0]["label"] == "What is the name?"


def test_scores_speak_the_language_of_the_report() -> None:
    bands = [{"up_to": "2", "label": "lav", "advice": None}, {"up_to": "5", "label": "høj", "advice": "Hold fast"}]
    score = {"id": "s", "label": "Snit", "kind": "mean", "min_answered": 1, "decimals": 1, "bands": bands}
    score["items"] = [{"path": ["goals"], "weight": "1", "reverse": None}]
    danish = MODEL | {"scores": [score]}
    english = copy.deepcopy(danish) | {"language": "en"}
    english["scores"][0]["bands"][1]["label"] = "high"
    document = models.document(answers=models.answers() | {"goals": 4})
    for language, band in (("da", "høj"), ("en", "high")):
        found = check(form_of(danish, document), danish, english, language=language)["scores"]
        assert found == [{"id": "s", "value": 4, "answered": 1, "of": 1, "band": band}]


def test_cpr_numbers_are_masked_everywhere() -> None:
    answers = {
        "name": "Bo 010203-1234",
        "phase": "010203-1234",
        "guests": "0102031234x",
        "plan": [{"what": "010203 1234"}],
    }
    document = {"respondent": {"name": "010203-1234", "case_no": "0102031234"}, "answers": answers}
    form = form_of(MODEL, {"answers": {"name": "x"}})
    for name, value in (
        ("name", "Bo 010203-1234"),
        ("respondent__name", "0102031234"),
        ("010203-1234", "x"),
        ("plan__1__what", "010203 1234"),
    ):
        try:
            field_named(form, name).V = String(value)
        except StopIteration:
            form.text(name, value)
    for data, kind in ((form.bytes(), "pdf"), (json.dumps(models.document() | document).encode(), "json")):
        [(report, extracted)] = extract_file("hos 010203-1234/a", data, kind, Known(MODEL), "da")
        said = json.dumps([report, extracted], ensure_ascii=False)
        assert not any(number in said for number in ("010203-1234", "0102031234", "010203 1234")), said
        assert "******-****" in said and ("looks-like-cpr", "name") in codes(report)


# The attached definition is hostile ---------------------------------------------------------------------------------------


def test_sound_definitions() -> None:
    for model in (MODEL, models.small(), *older()):
        assert is_sound(json.loads(json.dumps(model)))


@pytest.mark.parametrize("number", [2.5, 50_000, -0.25, 999_999_999_999_999])
def test_a_condition_may_name_any_number_that_an_answer_can_be(number: float) -> None:
    """In Python and in the browser, which read an unknown sheet's form by what is attached to it."""
    model = json.loads(json.dumps(MODEL))
    asking = next(field for field in model["sections"][0]["fields"] if field["id"] == "why")
    asking["show_if"] = {"op": "in", "path": ["guests"], "values": [number]}
    assert is_sound(model)
    assert are_read_by(model) == [True, True]
    asking["show_if"]["values"] = [10**15]
    assert not is_sound(model)


def are_read_by(definition: dict[str, Any]) -> list[bool]:
    """Whether Python and the browser read a form of a sheet that they do not know by what is attached to it."""
    form = form_of(MODEL, models.document(answers={"guests": 9999}), attach=False)
    form.attach(definition)
    [said] = check_in_node([("a.pdf", form.bytes(), "pdf", "da")], {})
    return [("out-of-range", "guests") in codes(report) for report in (check(form), said["forms"][0]["report"])]


@pytest.mark.parametrize("more", [0, 1])
def test_conditions_may_be_nested_as_deep_as_the_contract_says(more: int) -> None:
    """In Python and in the browser."""
    model = json.loads(json.dumps(MODEL))
    asking = next(field for field in model["sections"][0]["fields"] if field["id"] == "why")
    asking["show_if"] = {"op": "answered", "path": ["guests"], "value": True}
    for _ in range(LIMITS["definition"]["condition"] + more):
        asking["show_if"] = {"op": "not", "of": [asking["show_if"]]}
    assert is_sound(model) == (not more)
    assert are_read_by(model) == [not more] * 2


def mutated(value: Any, chance: random.Random) -> Any:
    """The definition with one thing in it changed, taken away or doubled."""
    paths: list[tuple[Any, Any]] = []

    def collect(node: Any) -> None:
        for key in list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else []:
            paths.append((node, key))
            collect(node[key])

    collect(value)
    node, key = chance.choice(paths)
    new = chance.choice(
        [None, 5, -1, 10**9, 1.5, True, "", "x", "na", "x" * 6_000, [], {}, [None], ["a", "a"], {"op": "in"}, [[1]]]
    )
    if chance.random() < 0.3:
        del node[key]
    elif isinstance(node, list) and chance.random() < 0.3:
        node.extend([copy.deepcopy(node[key])] * chance.choice((1, 300)))
    else:
        node[key] = new
    return value


TIMES = 400 if ALL else 100


def test_definitions_changed_at_random() -> None:
    """A changed definition is refused, or it can be used: never an error inside the rules."""
    model = models.every_type() | {"scores": [{"id": "s", "label": "S", "kind": "mean", "items": [{"path": ["goals"], "weight": "1", "reverse": "6"}],
                                               "min_answered": 1, "decimals": 1, "bands": [{"up_to": "5", "label": "b", "advice": None}]}]}  # fmt: skip
    form = form_of(model, models.document(), attach=False)
    attached = form.attach(model)
    chance, used = random.Random(5), 0
    for _ in range(TIMES):
        changed = mutated(json.loads(json.dumps(model)), chance)
        if is_sound(changed):
            used += 1
            attached.write(json.dumps(changed).encode())
            [report] = check_file("a.pdf", form.bytes(), "pdf", Known(), "da")
            assert report["verdict"] in (None, "no-fields")
    assert TIMES / 20 < used < TIMES * 7 / 8


@pytest.mark.parametrize("change", ["unique", "cells", "endless", "path", "deep", "scale", "circle"])
def test_definitions_that_cannot_be(change: str) -> None:
    """They are no help in reading, here or in the browser."""
    model = json.loads(json.dumps(MODEL))
    fields = model["sections"][0]["fields"]
    if change == "unique":
        fields[1]["id"] = fields[0]["id"]
    elif change == "cells":
        fields.append(
            models.field(
                "table",
                "t",
                "T",
                rows=None,
                min_rows=0,
                max_rows=10_000,
                columns=[models.column("text", "a", "A", max_length=5)],
            )
        )
    elif change == "endless":
        columns = [models.column("text", "a", "A", max_length=5)]
        fields.append(models.field("table", "t", "T", rows=None, min_rows=0, max_rows=None, columns=columns))
    elif change == "path":
        fields[5]["show_if"]["path"] = ["nowhere"]
    elif change == "deep":
        for _ in range(20):
            fields[5]["show_if"] = {"op": "not", "of": [fields[5]["show_if"]]}
    elif change == "circle":
        fields[0]["show_if"] = {"op": "answered", "path": [fields[5]["id"]], "value": True}
        fields[5]["show_if"]["path"] = [fields[0]["id"]]
    else:
        model["sections"][1]["fields"][0]["options"].pop()
    assert not is_sound(model)
    assert are_read_by(model) == [False, False]
