"""Answers ↔ PDF values.

1. Names, kinds and labels are the contract's. 2. Every answer survives document → values → document. 3. What was not understood stays as its
text. 4. What has no room is refused with code and place, never dropped. 5. A name that is not known becomes an answer of that name.
"""

from typing import Any

import pytest

from tests.pdf import models
from toolkit.paper.boxes import pdf_fields
from toolkit.pdf.make.values import values_from_document
from toolkit.pdf.read.answers import document_from_values
from toolkit.reading.apart import NoRoom
from toolkit.rules.evaluate import evaluate

MODEL = models.every_type()
FIELDS = {field.name: field for field in pdf_fields(MODEL)}


def there_and_back(model: models.Model, document: dict[str, Any]) -> dict[str, Any]:
    return document_from_values(model, values_from_document(model, document))


def one_field(field: models.Model, **more: Any) -> models.Model:
    return models.sheet(models.section("one", "Afsnit", field), **more)


def values_of(field: models.Model, answer: Any, language: str = "da") -> dict[str, str | bool]:
    return values_from_document(one_field(field, language=language), {"answers": {field["id"]: answer}})


def test_names_are_the_contracts() -> None:
    expected = [
        "respondent__organisation", "name", "who__public", "trust__down", "evidence__goals__seen", "plan__1__what", "plan__4__when",
        "rank__a", "map__1__text", "map__1__row", "map__1__column", "map__1__mine", "map__6__to", "_id",  # a board's list comes last
    ]  # fmt: skip
    assert [name for name in FIELDS if name in expected] == expected
    assert (
        "plan__5__what" not in FIELDS
        and "map__7__text" not in FIELDS
        and not any(name.startswith("cards") for name in FIELDS)
    )


@pytest.mark.parametrize(
    ("name", "kind", "label"),
    [
        ("name", "text", "Hvad hedder samarbejdet?"),
        ("why", "multiline", "Hvorfor samarbejder I?"),
        ("phase", "radio", "Hvor langt er I?"),
        ("who__public", "checkbox", "Hvem er med? Offentlig"),
        ("goals", "radio", "Har I klare, fælles mål?"),
        ("trust__up", "radio", "Hvor stor tillid har I til hinanden? – Medarbejdere til ledere"),
        ("evidence__goals__public", "radio", "Hvad har I set? – Klare mål, Kommunen"),
        ("map__1__row", "combo", "Placér jeres indsatser – Kort 1, Række"),
        ("plan__2__who", "radio", "Hvem gør hvad hvornår? – Række 2, Hvem"),
        ("plan__2__what", "multiline", "Hvem gør hvad hvornår? – Række 2, Hvad"),
        ("map__1__text", "multiline", "Placér jeres indsatser – Kort 1, Tekst"),
        ("map__3__mine", "checkbox", "Placér jeres indsatser – Kort 3, Vores egen"),
        ("rank__a", "text", "Hvad er vigtigst? – At nå flere, plads"),
    ],
)
def test_kind_and_label(name: str, kind: str, label: str) -> None:
    assert (FIELDS[name].kind, FIELDS[name].label) == (kind, label)


def test_options_are_values_with_their_words() -> None:
    assert FIELDS["goals"].options[0] == ("1", "1 – slet ikke") and FIELDS["goals"].options[-1][0] == "na"
    assert FIELDS["mood"].options[1] == ("1", "1"), "a step without words"
    assert FIELDS["respondent__sector"].options[2] == ("third", "Civilsamfund")


def test_required_only_where_one_field_must_always_be_answered() -> None:
    assert {name for name, field in FIELDS.items() if field.required} == {"name", "phase"}, (
        "goals stands in a section with a condition"
    )


def test_only_short_texts_stop_typing() -> None:
    assert FIELDS["name"].max_length == 120 and FIELDS["map__1__text"].max_length == 120
    assert FIELDS["why"].max_length is None and FIELDS["evidence__goals__seen"].max_length is None


def test_identity_is_last_and_read_only() -> None:
    identity = pdf_fields(MODEL)[-1]
    assert (identity.name, identity.readonly, identity.default) == ("_id", True, "every-type 2 da 01234567")


def test_every_answer_comes_back() -> None:
    evaluation = evaluate(MODEL, there_and_back(MODEL, models.document()))
    assert not evaluation.findings
    assert evaluation.answers == models.answers()
    assert evaluation.respondent == models.document()["respondent"]


def test_document_says_what_it_belongs_to() -> None:
    document = document_from_values(MODEL, {})
    assert document == {
        "format": "brobygger-answers/1", "worksheet": "every-type", "version": 2, "language": "da", "respondent": {}, "answers": {},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "number", "large", "date"),
    [("da", "1234,5", "-1.000.000,25", "3.4.2026"), ("en", "1234.5", "-1,000,000.25", "3 Apr 2026")],
    ids=["da", "en"],
)
def test_numbers_and_dates_in_the_language(language: str, number: str, large: str, date: str) -> None:
    amount = models.field("number", "amount", "?", unit=None, min=None, max=None, decimals=2)
    day = models.field("date", "day", "?", min=None, max=None)
    assert values_of(amount, 1234.5, language) == {"amount": number}
    assert values_of(amount, -1000000.25, language) == {"amount": large}
    assert values_of(day, "2026-04-03", language) == {"day": date}
    for field, answer in ((amount, 1234.5), (amount, -1000000.25), (day, "2026-04-03")):
        model = one_field(field, language=language)
        assert evaluate(model, there_and_back(model, {"answers": {field["id"]: answer}})).answers == {
            field["id"]: answer
        }


@pytest.mark.parametrize(
    ("name", "answer", "code"),
    [
        ("guests", "ca. ti", "not-a-number"),
        ("guests", 99999, "out-of-range"),
        ("guests", 1.25, "too-many-decimals"),
        ("start", "til foråret", "not-a-date"),
        ("start", "1999-01-01", "out-of-range"),
        ("name", "x" * 200, "too-long"),
        ("plan", [{"what": "a", "hours": "mange"}], "not-a-number"),
        ("map", [{"text": "a", "row": "early", "column": "third", "to": "alle"}], "not-a-number"),
        ("rank", {"a": "først", "b": "2"}, "not-a-number"),
        ("who", ["public", "none"], ""),
    ],
)
def test_what_was_not_understood_stays(name: str, answer: Any, code: str) -> None:
    before = evaluate(MODEL, {"answers": {name: answer}})
    after = evaluate(MODEL, there_and_back(MODEL, {"answers": {name: answer}}))
    assert after.answers == before.answers and after.findings == before.findings
    assert not code or code in {finding.code for finding in after.findings}


@pytest.mark.parametrize(
    ("answers", "place"),
    [
        ({"other": "x"}, ("unknown-field", "other", None, None)),
        ({"cards": "x"}, ("unknown-field", "cards", None, None)),
        ({"phase": "later"}, ("unknown-option", "phase", None, None)),
        ({"phase": 3}, ("wrong-type", "phase", None, None)),
        ({"goals": 9}, ("out-of-range", "goals", None, None)),
        ({"who": ["martians"]}, ("unknown-option", "who", "martians", None)),
        ({"who": "public"}, ("wrong-type", "who", None, None)),
        ({"trust": {"down": "høj"}}, ("unknown-option", "trust", "down", None)),
        ({"trust": {"sideways": 1}}, ("unknown-field", "trust", "sideways", None)),
        ({"evidence": {"goals": {"heard": "x"}}}, ("unknown-field", "evidence", "goals", "heard")),
        ({"evidence": {"goals": "x"}}, ("wrong-type", "evidence", "goals", None)),
        ({"plan": [{"what": "a"}] * 5}, ("too-many", "plan", "5", "what")),
        ({"plan": [{"who": "public", "where": "x"}]}, ("unknown-field", "plan", "1", "where")),
        ({"map": [{"mine": "ja"}]}, ("wrong-type", "map", "1", "mine")),
        ({"map": [{"row": "top"}]}, ("unknown-option", "map", "1", "row")),
        ({"rank": ["a", "a"]}, ("duplicate-rank", "rank", "a", None)),
        ({"rank": ["x"]}, ("unknown-option", "rank", "x", None)),
        ({"name": True}, ("wrong-type", "name", None, None)),
        ({"name": 5}, ("wrong-type", "name", None, None)),
        ({"name": {"a": 1}}, ("wrong-type", "name", None, None)),
        ({"name": [1, 2]}, ("wrong-type", "name", None, None)),
    ],
)
def test_no_room_is_said_with_its_place(answers: dict[str, Any], place: tuple[str, ...]) -> None:
    with pytest.raises(NoRoom) as caught:
        values_from_document(MODEL, {"answers": answers})
    error = caught.value
    assert (error.code, error.field, error.row, error.column) == place
    assert error.code in str(error)


def test_unknown_respondent_key_has_no_room() -> None:
    with pytest.raises(NoRoom) as caught:
        values_from_document(MODEL, {"respondent": {"shoe_size": "44"}})
    assert (caught.value.code, caught.value.field) == ("unknown-field", "respondent.shoe_size")


@pytest.mark.parametrize("nothing", [None, "", "  ", [], {}])
def test_unanswered_is_no_value(nothing: Any) -> None:
    assert (
        values_from_document(
            MODEL, {"answers": dict.fromkeys(("name", "who", "trust", "plan", "map", "gone"), nothing)}
        )
        == {}
    )


def test_empty_rows_inside_keep_their_places_and_those_at_the_end_fall_away() -> None:
    document = document_from_values(
        MODEL,
        {"plan__1__what": "", "plan__3__what": "a", "plan__4__what": None, "map__2__mine": True, "map__3__mine": False},
    )
    assert document["answers"] == {"plan": [{}, {}, {"what": "a"}], "map": [{}, {"mine": True}]}


def test_unknown_names_become_answers() -> None:
    document = document_from_values(
        MODEL, {"extra": "kept", "plan__9__what": "x", "empty": "", "off": False, "name": "n"}
    )
    assert document["answers"] == {"name": "n", "extra": "kept", "plan__9__what": "x"}


def test_choices_come_in_the_order_of_the_options() -> None:
    document = document_from_values(MODEL, {"who__third": True, "who__public": True, "who__private": False})
    assert document["answers"] == {"who": ["public", "third"]}
