"""What stands on paper: conditions, hints, legends and scores in words."""

from typing import Any

import pytest

from tests.pdf import models
from toolkit.paper.sheet import print_html, question_numbers
from toolkit.words.condition_text import ConditionText
from toolkit.words.score_text import score_on_paper

MODEL = models.every_type()
WORDS = ConditionText(MODEL, question_numbers(MODEL))


def test(op: str, path: str, **more: Any) -> models.Model:
    return {"op": op, "path": path.split("."), **more}


test.__test__ = False  # type: ignore[attr-defined]
IDEA = test("in", "phase", values=["idea"])
LOW = test("at_most", "mood", value="3")


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (IDEA, "svaret på spørgsmål 5 er “En idé”"),
        (
            test("in", "phase", values=["idea", "running", "closing"]),
            "svaret på spørgsmål 5 er “En idé”, “I drift” eller “På vej til at slutte”",
        ),
        (test("in", "goals", values=[1, 2]), "svaret på spørgsmål 8 er 1 eller 2"),
        (test("in", "goals", values=["na"]), "svaret på spørgsmål 8 er “Ved ikke / ikke relevant”"),
        (test("in", "start", values=["2026-04-03"]), "svaret på spørgsmål 4 er 3.4.2026"),
        (test("in", "name", values=["x"]), "svaret på spørgsmål 1 er “x”"),
        (test("includes", "who", value="third"), "“Civilsamfund” er valgt i spørgsmål 7"),
        (LOW, "svaret på spørgsmål 9 er 3 eller lavere"),
        (test("at_least", "guests", value="2.5"), "svaret på spørgsmål 3 er 2,5 eller højere"),
        (test("at_least", "who", value="2"), "der er mindst 2 svar på spørgsmål 7"),
        (test("at_least", "plan", value="2"), "der er mindst 2 svar på spørgsmål 13"),
        (test("answered", "name", value=True), "spørgsmål 1 er besvaret"),
        (test("answered", "name", value=False), "spørgsmål 1 ikke er besvaret"),
        (
            test("at_most", "trust.up", value="2"),
            "svaret på spørgsmål 10 (“Medarbejdere til ledere”) er 2 eller lavere",
        ),
        (
            test("in", "agree.a", values=["reject"]),
            "svaret på spørgsmål 11 (“Vi holder det, vi lover”) er “Vi dropper den”",
        ),
        (
            test("at_least", "evidence.goals.public", value="3"),
            "svaret på spørgsmål 12 (“Klare mål”: Kommunen) er 3 eller højere",
        ),
        ({"op": "not", "of": [IDEA]}, "svaret på spørgsmål 5 ikke er “En idé”"),
        ({"op": "not", "of": [test("answered", "name", value=True)]}, "spørgsmål 1 ikke er besvaret"),
        (
            {"op": "all", "of": [IDEA, LOW]},
            "svaret på spørgsmål 5 er “En idé”, og svaret på spørgsmål 9 er 3 eller lavere",
        ),
        (
            {"op": "any", "of": [IDEA, LOW]},
            "svaret på spørgsmål 5 er “En idé”, eller svaret på spørgsmål 9 er 3 eller lavere",
        ),
        (
            {"op": "not", "of": [{"op": "all", "of": [IDEA, LOW]}]},
            "svaret på spørgsmål 5 ikke er “En idé”, eller svaret på spørgsmål 9 ikke er 3 eller lavere",
        ),
        (
            {"op": "all", "of": [IDEA, {"op": "any", "of": [LOW, test("answered", "name", value=True)]}]},
            "svaret på spørgsmål 5 er “En idé”, og (svaret på spørgsmål 9 er 3 eller lavere, eller spørgsmål 1 er besvaret)",
        ),
        (
            {"op": "any", "of": [test("at_most", "mood", value="2"), test("at_most", "trust.up", value="2")]},
            "mindst ét af svarene på spørgsmål 9 og spørgsmål 10 (“Medarbejdere til ledere”) er 2 eller lavere",
        ),
        (
            {"op": "all", "of": [test("at_least", f"evidence.goals.{c}", value="4") for c in ("public", "third")]},
            "alle svarene på spørgsmål 12 (“Klare mål”: Kommunen, Foreningen) er 4 eller højere",
        ),
    ],
)
def test_conditions_in_words(condition: models.Model, words: str) -> None:
    assert WORDS.say(condition) == words


def test_one_answers_words_are_not_lent_to_another() -> None:
    other = test("in", "agree.a", values=["idea"])
    assert "mindst ét" not in WORDS.say({"op": "any", "of": [IDEA, other]})


def test_conditions_in_english() -> None:
    model = MODEL | {"language": "en"}
    words = ConditionText(model, question_numbers(model))
    assert words.say({"op": "not", "of": [LOW]}) == "the answer to question 9 is not 3 or lower"


def item(path: str, weight: str = "1", reverse: str | None = None) -> models.Model:
    return {"path": path.split("."), "weight": weight, "reverse": reverse}


def score(*items: models.Model, **more: Any) -> models.Model:
    return {
        "id": "s",
        "label": "Score",
        "kind": "mean",
        "items": list(items),
        "min_answered": 2,
        "decimals": 1,
        "bands": [],
        **more,
    }


@pytest.mark.parametrize(
    ("items", "first"),
    [
        ([item("goals"), item("mood")], "Læg svarene på spørgsmål 8 og 9 sammen, og del med antallet af svar."),
        ([item("goals"), *(item(f"trust.{r}") for r in ("down", "up", "across"))], "Læg svarene på spørgsmål 8 og 10 sammen, og del med antallet af svar."),
        ([item("guests"), item("trust.up")], "Læg svarene på spørgsmål 3 og spørgsmål 10 (“Medarbejdere til ledere”) sammen, og del med antallet af svar."),
        ([item("goals"), item("mood"), *(item(f"trust.{r}") for r in ("down", "up", "across"))], "Læg svarene på spørgsmål 8–10 sammen, og del med antallet af svar."),
    ],
)  # fmt: skip
def test_how_to_work_a_score_out(items: list[models.Model], first: str) -> None:
    assert score_on_paper(score(*items), WORDS)["how"][0] == first


def test_weights_and_reversed_items_are_told() -> None:
    how = score_on_paper(score(item("goals", "2"), item("mood", "1", "10")), WORDS)["how"]
    assert "ikke tæller lige meget" in how[0]
    assert how[1] == "Svaret på spørgsmål 9 tæller omvendt: Regn med 10 minus jeres svar."
    assert how[-1] == "Mindst 2 skal være besvaret."


def test_bands_say_where_they_begin() -> None:
    bands = [{"up_to": up_to, "label": up_to, "advice": None} for up_to in ("2.4", "2.5", "5")]
    assert [band["range"] for band in score_on_paper(score(item("goals"), bands=bands), WORDS)["bands"]] == [
        "til og med 2,4",
        "2,5",
        "2,6–5,0",
    ]


def test_words_of_authors_are_escaped() -> None:
    model = models.sheet(
        models.section("s", "A < B & C", models.field("text", "a", "<script>alert(1)</script>", max_length=60))
    )
    html = print_html(model)
    assert "<script>" not in html and "A &lt; B &amp; C" in html


@pytest.mark.parametrize(
    ("more", "hint"),
    [
        ({"min": "0", "max": "5000"}, "Skriv et tal fra 0 til 5.000."),
        ({"min": "-2.5", "max": None}, "Skriv et tal på -2,5 eller derover."),
        ({"min": None, "max": "10"}, "Skriv et tal på 10 eller derunder."),
    ],
)
def test_limits_are_printed(more: dict[str, Any], hint: str) -> None:
    field = models.field("number", "n", "Hvor mange?", unit=None, decimals=1, **more)
    assert hint in print_html(models.sheet(models.section("s", "S", field)))


@pytest.mark.parametrize("least", [None, "0", "1"])
def test_what_goes_without_saying_is_not(least: str | None) -> None:
    field = models.field("number", "n", "Hvor mange?", unit=None, decimals=0, min=least, max=None)
    assert "Skriv et tal" not in print_html(models.sheet(models.section("s", "S", field)))


@pytest.mark.parametrize(
    ("least", "most", "hint"),
    [
        (None, None, "gerne flere"),
        (2, 2, "Sæt 2 krydser"),
        (1, 3, "Sæt 1 til 3"),
        (2, None, "mindst 2"),
        (None, 3, "højst 3"),
    ],
)
def test_how_many_crosses_is_printed(least: int | None, most: int | None, hint: str) -> None:
    field = models.field(
        "choices", "c", "Hvem?", list=None, options=models.options(a="A", b="B"), at_least=least, at_most=most
    )
    assert hint in print_html(models.sheet(models.section("s", "S", field)))
