"""A place has one name: on the form, in its PDF, in findings and reports."""

import re

import pytest

from tests.browser.check_in_node import check_in_node
from tests.pdf import models
from toolkit.pages.worksheets.form import form_html
from toolkit.paper.boxes import pdf_fields
from toolkit.reading.finding import Finding
from toolkit.words.messages import label_of

PLACES = {
    "da": {"row": "Række 2", "card": "Kort 3", "keys": ["Tekst", "Række", "Kolonne", "Vores egen", "Samarbejder med kort nr."]},
    "en": {"row": "Row 2", "card": "Card 3", "keys": ["Text", "Row", "Column", "Ours", "Works with card no."]},
}  # fmt: skip
KEYS = ["text", "row", "column", "mine", "to"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_one_name_everywhere(language: str) -> None:
    column = models.column("text", "a", "Opgave", max_length=20, required=True)
    model = models.sheet(
        models.section(
            "s", "S",
            models.field("table", "plan", "Plan", rows=None, min_rows=0, max_rows=3, columns=[column, models.column("text", "b", "B", max_length=20)]),
            models.field("placement", "map", "Kortet", rows=models.places(near="Nær"), columns=models.places(now="Nu"), max_cards=3, max_length=120),
        ),
        id="places", language=language, scores=[], changes=[], match=[],
    )  # fmt: skip
    said = PLACES[language]
    in_row = f"Plan – {said['row']}, Opgave"
    on_card = [f"Kortet – {said['card']}, {key}" for key in said["keys"]]
    assert label_of(Finding("row-incomplete", "plan", "2", "a"), model, language) == in_row
    assert [label_of(Finding("wrong-type", "map", "3", key), model, language) for key in KEYS] == on_card
    answers = b'{"plan": [{"a": "x"}, {"b": "y"}], "map": [{}, {}, {"mine": "x", "to": "x"}]}'
    data = b'{"format": "brobygger-answers/1", "worksheet": "places", "language": "%b", "answers": %b}' % (language.encode(), answers)  # fmt: skip
    [shown] = check_in_node([("a.json", data, "json", language)], {"places": {language: model}})
    labels = [finding["label"] for finding in shown["forms"][0]["report"]["findings"]]
    assert [in_row, *on_card] == sorted(set(labels), key=[in_row, *on_card].index)
    named = {field.name: field.label for field in pdf_fields(model)}
    assert [named["plan__2__a"], *(named[f"map__3__{key}"] for key in KEYS)] == [in_row, *on_card]
    page = re.sub(r"<[^>]*>", "", form_html(model)).replace("\n", " ")
    assert all(name in page for name in (said["row"].split()[0], said["card"].split()[0], *said["keys"]))
