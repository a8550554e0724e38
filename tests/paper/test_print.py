"""What stands on paper: conditions, hints, legends and scores in words."""

from typing import Any

import pymupdf
import pytest

from tests.pdf import models
from toolkit.content.publisher import publisher_line
from toolkit.content.site_model import Site
from toolkit.paper.sheet import print_html
from toolkit.pdf.make.worksheet import pdf_from_html
from toolkit.words.clause_text import ClauseText, questions_above
from toolkit.words.condition_text import ConditionText, question_numbers
from toolkit.words.score_text import score_on_paper

MODEL = models.every_type()
WORDS = ConditionText(MODEL, question_numbers(MODEL))
CLAUSES = ClauseText(MODEL)


def test(op: str, path: str, **more: Any) -> models.Model:
    return {"op": op, "path": path.split("."), **more}


test.__test__ = False  # type: ignore[attr-defined]
IDEA = test("in", "phase", values=["idea"])
LOW = test("at_most", "mood", value="3")


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (IDEA, "svaret på spørgsmål 5 er »En idé«"),
        (
            test("in", "phase", values=["idea", "running", "closing"]),
            "svaret på spørgsmål 5 er »En idé«, »I drift« eller »På vej til at slutte«",
        ),
        (test("in", "goals", values=[1, 2]), "svaret på spørgsmål 8 er 1 eller 2"),
        (test("in", "goals", values=["na"]), "svaret på spørgsmål 8 er »Ved ikke / ikke relevant«"),
        (test("in", "start", values=["2026-04-03"]), "svaret på spørgsmål 4 er 3.4.2026"),
        (test("in", "name", values=["x"]), "svaret på spørgsmål 1 er »x«"),
        (test("includes", "who", value="third"), "»Civilsamfund« er valgt i spørgsmål 7"),
        (LOW, "svaret på spørgsmål 9 er 3 eller lavere"),
        (test("at_least", "guests", value="2.5"), "svaret på spørgsmål 3 er 2,5 eller højere"),
        (test("at_least", "who", value="2"), "der er mindst 2 svar på spørgsmål 7"),
        (test("at_least", "plan", value="2"), "der er mindst 2 svar på spørgsmål 13"),
        (test("answered", "name", value=True), "spørgsmål 1 er besvaret"),
        (test("answered", "name", value=False), "spørgsmål 1 ikke er besvaret"),
        (
            test("at_most", "trust.up", value="2"),
            "svaret på spørgsmål 10 (»Medarbejdere til ledere«) er 2 eller lavere",
        ),
        (
            test("in", "agree.a", values=["reject"]),
            "svaret på spørgsmål 11 (»Vi holder det, vi lover«) er »Vi dropper den«",
        ),
        (
            test("at_least", "evidence.goals.public", value="3"),
            "svaret på spørgsmål 12 (»Klare mål«: Kommunen) er 3 eller højere",
        ),
        ({"op": "not", "of": [IDEA]}, "svaret på spørgsmål 5 ikke er »En idé«"),
        ({"op": "not", "of": [test("answered", "name", value=True)]}, "spørgsmål 1 ikke er besvaret"),
        (
            {"op": "all", "of": [IDEA, LOW]},
            "svaret på spørgsmål 5 er »En idé«, og svaret på spørgsmål 9 er 3 eller lavere",
        ),
        (
            {"op": "any", "of": [IDEA, LOW]},
            "svaret på spørgsmål 5 er »En idé«, eller svaret på spørgsmål 9 er 3 eller lavere",
        ),
        (
            {"op": "not", "of": [{"op": "all", "of": [IDEA, LOW]}]},
            "svaret på spørgsmål 5 ikke er »En idé«, eller svaret på spørgsmål 9 ikke er 3 eller lavere",
        ),
        (
            {"op": "all", "of": [IDEA, {"op": "any", "of": [LOW, test("answered", "name", value=True)]}]},
            "svaret på spørgsmål 5 er »En idé«, og (svaret på spørgsmål 9 er 3 eller lavere, eller spørgsmål 1 er besvaret)",
        ),
        (
            {"op": "any", "of": [test("at_most", "mood", value="2"), test("at_most", "trust.up", value="2")]},
            "mindst ét af svarene på spørgsmål 9 og spørgsmål 10 (»Medarbejdere til ledere«) er 2 eller lavere",
        ),
        (
            {"op": "all", "of": [test("at_least", f"evidence.goals.{c}", value="4") for c in ("public", "third")]},
            "alle svarene på spørgsmål 12 (»Klare mål«: Kommunen, Foreningen) er 4 eller højere",
        ),
    ],
)
def test_conditions_in_words(condition: models.Model, words: str) -> None:
    assert WORDS.say(condition) == words


def test_one_answers_words_are_not_lent_to_another() -> None:
    other = test("in", "agree.a", values=["idea"])
    assert "mindst ét" not in WORDS.say({"op": "any", "of": [IDEA, other]})


@pytest.mark.parametrize(
    ("condition", "at_hand", "da", "en"),
    [
        (test("in", "phase", values=["idea", "running"]), "phase", "Spring over, hvis I har svaret »På vej til at slutte«.", "Skip if you answered “På vej til at slutte”."),
        (test("in", "phase", values=["running"]), "phase", "Udfyld, hvis I har svaret I drift.", "Fill in if you answered I drift."),
        (test("in", "phase", values=["running"]), "", "Udfyld, hvis I har svaret I drift under »Hvor langt er I?«.", "Fill in if you answered I drift under “Hvor langt er I?”."),
        ({"op": "not", "of": [IDEA]}, "phase", "Spring over, hvis I har svaret En idé.", "Skip if you answered En idé."),
        (test("at_most", "goals", value="2"), "goals", "Udfyld, hvis I har svaret 1 eller 2.", "Fill in if you answered 1 or 2."),
        (test("at_least", "mood", value="3"), "mood", "Udfyld, hvis I har svaret 3–10.", "Fill in if you answered 3–10."),
        (test("at_most", "trust.up", value="2"), "", "Udfyld, hvis I har svaret 1 eller 2 ud for »Medarbejdere til ledere«.", "Fill in if you answered 1 or 2 beside “Medarbejdere til ledere”."),
        (test("includes", "who", value="third"), "", "Udfyld, hvis I har sat kryds ved Civilsamfund under »Hvem er med?«.", "Fill in if you ticked Civilsamfund under “Hvem er med?”."),
        (test("at_least", "guests", value="2.5"), "guests", "Udfyld, hvis I har skrevet 2,5 eller mere.", "Fill in if you wrote 2.5 or more."),
        (test("at_least", "who", value="2"), "who", "Udfyld, hvis I har mindst 2 svar.", "Fill in if you have at least 2 answers."),
        (test("answered", "name", value=True), "name", "Udfyld, hvis I har svaret ovenfor.", "Fill in if you answered above."),
        (test("answered", "name", value=False), "", "Spring over, hvis I har svaret under »Hvad hedder samarbejdet?«.", "Skip if you answered under “Hvad hedder samarbejdet?”."),
        ({"op": "all", "of": [test("answered", "who", value=True), {"op": "not", "of": [test("includes", "who", value="third")]}]}, "who", "Spring over, hvis I har sat kryds ved Civilsamfund.", "Skip if you ticked Civilsamfund."),
        ({"op": "any", "of": [test("at_most", "goals", value="2"), test("at_most", "trust.up", value="2")]}, "goals", "Udfyld, hvis I har svaret 1 eller 2 ud for »Medarbejdere til ledere« eller under »Har I klare, fælles mål?«.", "Fill in if you answered 1 or 2 beside “Medarbejdere til ledere” or under “Har I klare, fælles mål?”."),
        ({"op": "all", "of": [IDEA, test("answered", "name", value=False)]}, "", "Udfyld, hvis I har svaret En idé under »Hvor langt er I?«, og I ikke har svaret under »Hvad hedder samarbejdet?«.", "Fill in if you answered En idé under “Hvor langt er I?”, and you did not answer under “Hvad hedder samarbejdet?”."),
    ],
)  # fmt: skip
def test_clauses_on_paper(condition: models.Model, at_hand: str, da: str, en: str) -> None:
    for language, said in (("da", da), ("en", en)):
        assert ClauseText(MODEL | {"language": language}, frozenset({at_hand})).sentence(condition) == said


def test_a_section_is_skipped_whole() -> None:
    assert CLAUSES.sentence(IDEA, "section") == "Udfyld afsnittet, hvis I har svaret En idé under »Hvor langt er I?«."
    denied = {"op": "not", "of": [IDEA]}
    assert (
        CLAUSES.sentence(denied, "section")
        == "Spring afsnittet over, hvis I har svaret En idé under »Hvor langt er I?«."
    )


def test_a_question_right_above_needs_no_name() -> None:
    """Also through others that are asked when this one is; the one that a question comments on; the last one before a section."""
    low = test("at_most", "a", value="2")
    scale = models.field("scale", "a", "A", **models.scale())
    texts = [models.field("text", name, name, max_length=9, show_if=low) for name in ("b", "c")]
    about = models.field("text", "d", "D", max_length=9, about="a")
    above = questions_above(
        models.sheet(models.section("s", "S", scale, *texts, about), models.section("t", "T", scale))
    )
    assert above["b"] == {"a"} and above["c"] == {"a", "b"}
    assert above["d"] == {"c", "a"}
    assert above["section:t"] == {"d"} and above["section:s"] == set()


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
        ([item("goals"), item("mood")], "Læg svarene på »Har I klare, fælles mål?« og »Hvordan er stemningen fra 0 til 10?« sammen, og del med antallet af svar."),
        ([item("goals"), *(item(f"trust.{r}") for r in ("down", "up", "across"))], "Læg svarene på »Har I klare, fælles mål?« og »Hvor stor tillid har I til hinanden?« sammen, og del med antallet af svar."),
        ([item("guests")], "Læg svarene i »Grundlaget« sammen, og del med antallet af svar."),
        ([item("evidence.goals.public"), item("evidence.money.public")], "Læg svarene i kolonnen »Kommunen« sammen, og del med antallet af svar."),
        ([item("goals"), item("trust.up")], "Læg svarene på »Har I klare, fælles mål?« og »Medarbejdere til ledere« sammen, og del med antallet af svar."),
    ],
)  # fmt: skip
def test_how_to_work_a_score_out(items: list[models.Model], first: str) -> None:
    assert score_on_paper(score(*items), CLAUSES)["how"][0] == first


def test_weights_and_reversed_items_are_told() -> None:
    how = score_on_paper(score(item("goals", "2"), item("mood", "1", "10")), CLAUSES)["how"]
    assert "ikke tæller lige meget" in how[0]
    assert how[1] == "Svaret på »Hvordan er stemningen fra 0 til 10?« tæller omvendt: Regn med 10 minus jeres svar."
    assert how[-1] == "Mindst 2 skal være besvaret."


def test_a_sum_that_counts_less_than_whole_is_left_to_the_screen() -> None:
    halves = [item("goals", "0.5"), item("mood", "0.5")]
    assert "ikke tæller lige meget" in score_on_paper(score(*halves, kind="sum"), CLAUSES)["how"][0]
    assert "del med antallet" in score_on_paper(score(*halves), CLAUSES)["how"][0]


def test_one_answer_is_enough_without_a_word_about_it() -> None:
    assert len(score_on_paper(score(item("goals"), min_answered=1), CLAUSES)["how"]) == 1


def test_bands_say_where_they_begin() -> None:
    bands = [{"up_to": up_to, "label": up_to, "advice": None} for up_to in ("2.4", "2.5", "5")]
    assert [band["range"] for band in score_on_paper(score(item("goals"), bands=bands), CLAUSES)["bands"]] == [
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


def test_the_sources_stand_clear_of_the_foot() -> None:
    many = [
        {"ref": f"s{n}", "title": f"Bog {n}", "publisher": f"Udgiveren af bog nummer {n}", "year": 2010 + n, "authors": [], "place": None, "url": None}
        for n in range(4)
    ]  # fmt: skip
    model = models.sheet(models.section("s", "S", models.field("text", "a", "Hvad?", max_length=60)), sources=many)
    with pymupdf.open(stream=pdf_from_html(print_html(model, publisher="Broen"), model)) as pdf:
        lines = [line for block in pdf[-1].get_text("dict")["blocks"] for line in block.get("lines", [])]
    told = {"".join(span["text"] for span in line["spans"]): line["bbox"] for line in lines}
    (version,) = (box for text, box in told.items() if "version" in text and " · " in text)
    sources = [box for text, box in told.items() if "Udgiveren" in text or "CC BY" in text]
    assert len(sources) > 1 and max(low for *_, low in sources) <= version[1] + 1


def test_every_page_says_who_it_comes_from() -> None:
    said = {
        "name": "Broen",
        "organisation": "Broen",
        "address": "Engvej 1, 9999 Byen",
        "url": "https://broen.test/ark/",
    }
    publisher = publisher_line(Site(**said), "da")
    assert publisher == "Broen · Engvej 1, 9999 Byen · broen.test/ark"
    pages = [
        models.section(
            name, name, models.field("longtext", f"{name}-a", "Hvad?", max_length=250, lines=3), new_page=new
        )
        for name, new in (("one", False), ("two", True))
    ]
    html = print_html(models.sheet(*pages), publisher=publisher)
    with pymupdf.open(stream=pdf_from_html(html, models.sheet(*pages))) as pdf:
        assert [publisher in " ".join(page.get_text().split()) for page in pdf] == [True, True]
        last = pdf[-1]
        source, version = (
            last.search_for(words)[0] for words in ("Kilde: Mandag", f"version {models.sheet()['version']}")
        )
        assert source.y1 <= version.y0 + 1  # one under the other


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
        (2, 2, "Sæt kryds ved 2."),
        (1, 3, "ved 1 til 3"),
        (None, 1, "Sæt kryds ved højst 1."),
        (2, None, "mindst 2"),
        (None, 3, "højst 3"),
    ],
)
def test_how_many_crosses_is_printed(least: int | None, most: int | None, hint: str) -> None:
    field = models.field(
        "choices", "c", "Hvem?", list=None, options=models.options(a="A", b="B"), at_least=least, at_most=most
    )
    assert hint in print_html(models.sheet(models.section("s", "S", field)))


def test_a_row_s_label_stands_at_the_height_of_its_circles() -> None:
    columns = [
        models.column("choice", "have", "Har I det?", options=models.options(yes="Ja", no="Nej")),
        models.column("longtext", "how", "Hvordan?", max_length=90, lines=3),
    ]
    rows = {"a": "Kort", "b": "En række med et navn, der fylder mindst to linjer i sin smalle spalte"}
    table = models.field(
        "table", "t", "Hvad har I?", rows=models.places(**rows), columns=columns, min_rows=0, max_rows=None
    )
    model = models.sheet(models.section("s", "S", table))
    (page,) = pymupdf.open(stream=pdf_from_html(print_html(model), model))
    circles = {widget.field_name: widget.rect for widget in page.widgets()}
    for row, label in rows.items():
        words = [found for line in (label[:4], label[-6:]) for found in page.search_for(line)]
        middle = (min(box.y0 for box in words) + max(box.y1 for box in words)) / 2
        circle = circles[f"t__{row}__have"]
        assert abs(middle - (circle.y0 + circle.y1) / 2) < 4, label
