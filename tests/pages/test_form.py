"""The web form as HTML, and the words that go with it.

1 every field type renders in both languages, with names and ids from paths; 2 ids are unique and references resolve;
3 nothing of an author's text becomes markup; 4 it stands in a Markdown page as it is; 5 it reads without scripts;
6 every finding has its sentences, the same in Python and in the browser; 7 the examples of the field types are valid.
"""

import itertools
import json
import re
import shutil
import subprocess
from typing import Any

import markdown
import pytest
import yaml
from lxml import html as lxml_html

from tests.pages.every_field import TYPES, every_field, field_examples, model_of
from toolkit.pages.worksheets.form import form_html
from toolkit.pages.worksheets.form_words import browser_words, findings_script, words_script
from toolkit.paper.boxes import IDENTITY, pdf_fields
from toolkit.paths import ROOT, TEMPLATES
from toolkit.rules import evaluate
from toolkit.words.locale import LANGUAGES, words
from toolkit.words.messages import sentences


def tree(text: str) -> Any:
    return lxml_html.fragment_fromstring(text)


@pytest.fixture(scope="module", params=LANGUAGES)
def model(request: pytest.FixtureRequest) -> dict[str, Any]:
    return model_of(every_field(), request.param)


def test_names_are_those_of_the_pdf(model: dict[str, Any]) -> None:  # 1
    form = tree(form_html(model))
    shown = {control.get("name") for control in form.iter("input", "select", "textarea") if control.get("name")}
    # Free rows that are not there yet are made from the first one.
    expected = {field.name for field in pdf_fields(model) if field.name != IDENTITY}
    more = {name for name in expected - shown if re.sub(r"__\d+__", "__1__", name) in shown}
    assert more, "free rows"
    assert shown == expected - more


def test_ids_are_unique_and_references_resolve(model: dict[str, Any]) -> None:  # 2
    form = tree(form_html(model))
    ids = [element.get("id") for element in form.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in form.iter():
        for attribute in ("for", "aria-labelledby", "aria-describedby"):
            assert set((element.get(attribute) or "").split()) <= set(ids), lxml_html.tostring(element)


def test_every_control_has_a_name(model: dict[str, Any]) -> None:  # 2
    form = tree(form_html(model))
    labelled = {label.get("for") for label in form.iter("label")}
    for control in form.iter("input", "select", "textarea"):
        inside = any(parent.tag == "label" for parent in control.iterancestors())
        assert inside or control.get("id") in labelled or control.get("aria-labelledby"), lxml_html.tostring(control)


def test_texts_of_authors_never_become_markup() -> None:  # 3
    nasty = "</script><img src=x onerror=alert(1)>\"'&<!--"
    sheet = every_field()
    field = next(example["field"] for kind, example in field_examples() if kind == "choice")
    option = {"value": "x", "label": {"da": nasty, "en": nasty}}
    sheet["sections"] = [
        {
            "id": "s",
            "title": {"da": nasty, "en": nasty},
            "intro": {"da": nasty, "en": nasty},
            "fields": [field | {"label": {"da": nasty, "en": nasty}, "options": [option]}],
        }
    ]
    sheet |= {
        "title": {"da": nasty, "en": nasty},
        "scores": [],
        "changes": [],
        "examples": [{"id": "e", "title": {"da": nasty, "en": nasty}, "answers": {}}] * 2,
    }
    model = model_of(sheet)
    form = tree(form_html(model))
    assert not list(form.iter("img"))
    read = json.loads(form.xpath("//script[@id='worksheet-model']")[0].text)
    assert read["sections"][0]["fields"][0]["label"] == nasty
    assert "examples" not in read  # loaded when one is asked for
    assert form.xpath("//legend")[0].text_content().endswith(nasty)


def test_the_content_security_policy_has_nothing_to_forbid(model: dict[str, Any]) -> None:  # 3
    form = tree(form_html(model))
    for element in form.iter():
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
        assert element.tag != "script" or element.get("type") == "application/json"


def test_it_stands_in_a_markdown_page_as_it_is(model: dict[str, Any]) -> None:  # 4
    form = form_html(model)
    page = markdown.markdown(
        f"# One\n\n## Two\n\n{form}\n\nThree *four*\n", extensions=["attr_list", "md_in_html", "tables", "toc"]
    )
    assert form in page
    assert "<em>four</em>" in page


def test_it_reads_without_scripts(model: dict[str, Any]) -> None:  # 5
    form = tree(form_html(model))
    assert form.xpath("//*[@data-no-script]//a/@href") == ["../pdf/every-field.pdf"]
    assert not form.xpath("//*[@data-field and @hidden]")
    why = form.xpath("//*[@data-field='why']")[0].text_content()
    assert {"da": "Udfyld kun, hvis", "en": "Fill in only if"}[model["language"]] in why
    required = form.xpath("//*[@data-field='text-required']//label")[0].text_content()
    assert {"da": "(skal besvares)", "en": "(required)"}[model["language"]] in required


@pytest.mark.parametrize("kind", ["contact", "sensitive"])
def test_a_notice_says_what_kind_of_data_is_asked_for(kind: str) -> None:
    notice = words("da")["form"][kind]
    assert notice in form_html(model_of(every_field(kind)))
    assert notice not in form_html(model_of(every_field()))


def test_words_arrive_as_classic_scripts() -> None:
    node = shutil.which("node")
    assert node, "node comes with `make site`"
    scripts = words_script("en") + findings_script("en")
    code = f"globalThis.window=globalThis;{scripts}console.log(JSON.stringify(brobyggerWords));"
    done = subprocess.run([node, "-e", code], check=True, capture_output=True, text=True, timeout=60)
    besides = {"sheets": {"titles": {}, "carried": {}}, "answers": words("en")["site"]["answers"]}
    assert json.loads(done.stdout) == browser_words("en") | besides


def test_every_word_that_a_script_says_reaches_it() -> None:
    """Keys written out; those that are put together are asked for in the browser tests, where a missing one is an error of the page."""
    said = browser_words("da")["form"]
    scripts = (TEMPLATES / "assets" / "js" / "form").glob("*.js")
    keys = {
        key
        for path in scripts
        for key in re.findall(r"(?<!\.dataset)\bform\.([a-z_]+)\b(?!\()", path.read_text("utf-8"))
    }
    assert len(keys) > 40
    assert keys - {"identity", "verdict", "values", "conflicts", "duplicates", "warnings"} <= set(said)


def test_what_a_form_says_stands_once() -> None:
    rooms = [set(words("da")[room]) for room in ("form", "form_script", "form_used")]
    assert sum(map(len, rooms)) == len(set().union(*rooms))


def test_every_code_of_the_rules_has_its_sentences() -> None:  # 6
    codes: set[str] = set()
    for path in (path for room in ("reading", "fields", "rules") for path in (ROOT / "toolkit" / room).rglob("*.py")):
        codes |= set(
            re.findall(
                r"(?:Finding\(|not_usable\([^()]*(?:\([^()]*\)[^()]*)*?, )\"([a-z-]+)\"", path.read_text("utf-8")
            )
        )
    assert len(codes) > 15
    assert codes <= set(browser_words("da")["findings"])


DATA = [
    {},
    {
        "min": "1",
        "max": "5",
        "count": 7,
        "length": 131,
        "decimals": 0,
        "value": "1.5",
        "version": 1,
        "current": 3,
        "worksheet": "x-y",
        "line": 3,
    },
    {
        "min": None,
        "max": "1000.5",
        "count": 0,
        "length": 5,
        "decimals": 1,
        "value": "x" * 80,
        "version": "9",
        "current": 3,
        "worksheet": None,
    },
    {
        "min": "2026-01-02",
        "max": None,
        "count": 1,
        "length": 5,
        "decimals": 2,
        "value": "080190-1234",
        "version": 1,
        "current": 2,
    },
    {"min": 2, "max": 1, "count": 3, "length": 5, "decimals": 6, "value": "<b>&{min}", "version": 1, "current": 2},
]
PLACES = [
    {"field": None, "row": None, "column": None, "type": None},
    {"field": "f", "row": None, "column": None, "type": "text"},
    {"field": "f", "row": "2", "column": None, "type": "grid"},
    {"field": "f", "row": "2", "column": "to", "type": "placement"},
]
_NODE = """
import {{ readFileSync }} from "node:fs";
import {{ sentence }} from {module};
const [findings, language, cases] = JSON.parse(readFileSync(0, "utf-8"));
console.log(JSON.stringify(cases.map(([code, {{ type, ...place }}, data]) => sentence(findings, language, {{ code, ...place, data }}, type))));
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_browser_and_python_say_the_same(language: str) -> None:  # 6
    node = shutil.which("node")
    assert node, "node comes with `make site`"
    findings = browser_words(language)["findings"]
    cases = [
        [code, place, data]
        for code, place, data in itertools.product(findings, PLACES, DATA)
        if _fits(code, place, data, language)
    ]
    assert len(cases) > len(findings) * 3
    module = json.dumps((TEMPLATES / "assets" / "js" / "words" / "sentences.js").as_uri())
    command = [node, "--input-type=module", "-e", _NODE.format(module=module)]
    given = json.dumps([findings, language, cases])
    said = json.loads(
        subprocess.run(command, input=given, check=True, capture_output=True, text=True, timeout=60).stdout
    )
    for (code, place, data), browser in zip(cases, said, strict=True):
        assert (browser["message"], browser["remedy"]) == sentences(code, {**data, **place}, language), (
            code,
            place,
            data,
        )


def _fits(code: str, place: dict[str, Any], data: dict[str, Any], language: str) -> bool:
    """Whether the sentence has all it needs; what Python refuses to say, the rules never ask for."""
    try:
        return not any("None" in said for said in sentences(code, {**data, **place}, language))
    except KeyError:
        return False


@pytest.mark.parametrize("kind", TYPES)
def test_field_types_document_themselves(kind: str) -> None:  # 7
    described = yaml.safe_load((ROOT / "toolkit" / "fields" / kind / f"{kind}.yaml").read_text("utf-8"))
    assert set(described) == {"type", "about", "also", "answer", "params", "examples"}
    assert described["type"] == kind
    assert all(param["about"] for param in described["params"].values())
    table = yaml.safe_load((ROOT / "toolkit" / "fields" / "table" / "table.yaml").read_text("utf-8"))
    columns = [column for example in table["examples"] for column in example["field"]["columns"]]
    fields = [example["field"] for example in described["examples"]]
    used = {key for one in [*fields, *(column for column in columns if column["type"] == kind)] for key in one} - {
        "id",
        "type",
        "label",
        "help",
        "required",
        "show_if",
        "about",
        "carry",
        "short",
        "width",
    }
    assert used == set(described["params"]), "every parameter has an example"


def test_answers_of_the_examples_are_valid() -> None:  # 7
    model = model_of(every_field())
    for _, example in field_examples():
        for answer in example["answers"]:
            found = [
                finding
                for finding in evaluate(model, {"answers": {example["field"]["id"]: answer}}).findings
                if finding.code != "required"
            ]
            assert not found, (example["name"], found)


def sheet_of(*fields: dict[str, Any]) -> dict[str, Any]:
    """A worksheet with these fields in one section, each with a label made of its id."""
    named = [{"label": {"da": field["id"], "en": field["id"]}} | field for field in fields]
    sections = [{"id": "s", "title": {"da": "S", "en": "S"}, "fields": named}]
    examples = [{"id": "e", "title": {"da": "E", "en": "E"}, "answers": {}}]
    return every_field() | {"sections": sections, "scores": [], "changes": [], "examples": examples}


def lines(*ids: str) -> list[dict[str, Any]]:
    return [{"id": name, "label": {"da": name, "en": name}} for name in ids]


def test_repeated_boxes_and_buttons_have_names_of_their_own() -> None:  # 2
    columns = [column | {"type": "text"} for column in lines("who", "what")]
    fields: list[dict[str, Any]] = [
        {"id": f"free-{n}", "type": "table", "columns": columns, "max_rows": 4} for n in "ab"
    ]
    fields += [{"id": f"fixed-{n}", "type": "table", "columns": columns, "rows": lines("one", "two")} for n in "ab"]
    fields += [
        {"id": f"grid-{n}", "type": "grid", "rows": lines("one", "two"), "scale": {"min": 1, "max": 3, "labels": {}}}
        for n in "ab"
    ]
    options = [{"value": n, "label": {"da": n, "en": n}} for n in ("x", "y")]
    fields += [{"id": f"rank-{n}", "type": "ranking", "options": options} for n in "ab"]
    places = {"type": "placement", "rows": lines("r", "s"), "columns": lines("c", "d"), "max_cards": 4}
    fields += [{"id": f"board-{n}"} | places for n in "ab"]
    form = tree(form_html(model_of(sheet_of(*fields))))
    texts = {
        element.get("id"): " ".join(element.text_content().split()) for element in form.iter() if element.get("id")
    }
    names = []
    for control in form.xpath("//fieldset//*[@name or self::button][not(ancestor::template)][not(@data-unset)]"):
        by = control.get("aria-labelledby")
        label = form.xpath(f"//label[@for='{control.get('id')}']")
        names.append(
            " ".join(texts[one] for one in by.split())
            if by
            else control.get("aria-label") or (label[0] if label else control).text_content()
        )
    repeated = sorted({name for name in names if names.count(name) > 1})
    assert len(names) > 40
    assert not repeated


def test_lists_of_the_same_options_stand_beside_each_other() -> None:
    def ticks(name: str, *values: str) -> dict[str, Any]:
        return {"id": name, "type": "choices", "options": [{"value": n, "label": {"da": n, "en": n}} for n in values]}

    fields = [ticks("have", "x", "y"), ticks("lack", "x", "y"), ticks("seek", "x", "y"), ticks("us", "a", "b")]
    fields += [ticks("them", "a", "b"), {"id": "why", "type": "text"}, ticks("alone", "a", "b")]
    form = tree(form_html(model_of(sheet_of(*fields))))
    parts = {part.get("data-field"): part.get("class").split() for part in form.xpath("//*[@data-field]")}
    assert {name for name, classes in parts.items() if "ws-third" in classes} == {"have", "lack", "seek"}
    assert {name for name, classes in parts.items() if "ws-half" in classes} == {"us", "them"}


def test_a_name_is_no_longer_than_it_must_be() -> None:  # 2
    table = {
        "id": "t",
        "type": "table",
        "columns": [column | {"type": "text"} for column in lines("who")],
        "max_rows": 2,
    }
    assert 'aria-labelledby="row-f-t__1 label-f-t__1__who"' in form_html(model_of(sheet_of(table)))


@pytest.mark.parametrize(
    ("limits", "keyboard", "said"),
    [
        ({}, None, "Et helt tal."),
        ({"min": -5, "max": 5}, None, "Et helt tal. Fra -5 til 5."),
        ({"min": 0}, "numeric", "Et helt tal."),
        ({"min": 2, "decimals": 2}, "decimal", "Højst 2 decimaler. 2 eller derover."),
        ({"max": 5, "decimals": 1}, None, "Højst 1 decimal. 5 eller derunder."),
    ],
)
def test_keyboards_and_hints_follow_the_rules_of_a_number(
    limits: dict[str, Any], keyboard: str | None, said: str
) -> None:
    table = {
        "id": "t",
        "type": "table",
        "columns": [{"id": "n", "type": "number", "label": {"da": "Antal", "en": "N"}} | limits],
    }
    form = tree(form_html(model_of(sheet_of({"id": "n", "type": "number"} | limits, table | {"rows": lines("one")}))))
    boxes = form.xpath("//input[@name='n' or @name='t__one__n']")
    assert [box.get("inputmode") for box in boxes] == [keyboard, keyboard]
    helps = [form.xpath(f"//*[@id='help-f-{name}']")[0].text_content().strip() for name in ("n", "t")]
    assert helps == [said, f"Antal: {said}"]


def test_what_columns_have_in_common_is_said_once() -> None:
    def counts(*names: str) -> list[dict[str, Any]]:
        return [column | {"type": "number", "min": 0} for column in lines(*names)]

    few = {"id": "few", "type": "table", "columns": counts("one", "two"), "rows": lines("x")}
    some = few | {"id": "some", "columns": [*counts("one", "two"), *(line | {"type": "text"} for line in lines("why"))]}
    form = tree(form_html(model_of(sheet_of(few, some))))
    helps = [form.xpath(f"//*[@id='help-f-{name}']")[0].text_content().strip() for name in ("few", "some")]
    assert helps == ["Et helt tal.", "one · two: Et helt tal."]


def test_limits_are_said_before_they_are_broken() -> None:
    columns = [{"id": "d", "type": "date", "label": {"da": "Dag", "en": "Day"}}]
    table = {"id": "t", "type": "table", "columns": columns, "min_rows": 2, "max_rows": 5}
    options = [
        {"value": "x", "label": {"da": "X", "en": "X"}},
        {"value": "none", "label": {"da": "Ingen", "en": "None"}, "exclusive": True},
    ]
    form = tree(form_html(model_of(sheet_of(table, {"id": "c", "type": "choices", "options": options}))))
    said = " ".join(form.xpath("//*[@id='help-f-t']")[0].text_content().split())
    assert said == "Dag: Skriv dagen som dd.mm.åååå, fx 20.11.2026. Udfyld mindst 2 rækker. Der er plads til 5 rækker."
    assert form.xpath("//label[input/@name='c__none']")[0].text_content() == "Ingen (vælges alene)"
    assert form.xpath("//*[@id='help-f-respondent__date']")


def test_cards_to_read_have_no_buttons_of_a_form() -> None:
    statements = [{"id": "a", "text": {"da": "A", "en": "A"}}]
    form = tree(form_html(model_of(sheet_of({"id": "k", "type": "cards", "statements": statements}))))
    assert form.xpath("//*[@data-field='k']")
    assert not form.xpath("//button | //input | //script[not(@type)] | //*[@data-worksheet]")


def test_scales_of_one_kind_are_rows_of_a_table_on_a_wide_screen() -> None:
    def scale(name: str, high: int = 5) -> dict[str, Any]:
        return {"id": name, "type": "scale", "scale": {"min": 1, "max": high}}

    why = {"id": "why", "type": "longtext", "about": "a", "short": {"da": "Hvorfor", "en": "Why"}}
    fields = [scale("a"), why, scale("b"), scale("c", 4), {"id": "t", "type": "text"}, scale("d")]
    form = tree(form_html(model_of(sheet_of(*fields))))
    steps = {
        part.get("data-field"): part.xpath(".//*[contains(@class, 'ws-steps')]")
        for part in form.xpath("//*[@data-field]")
    }
    rows = {name: set(found[0].get("class").split()) & {"ws-row", "ws-more"} for name, found in steps.items() if found}
    assert rows == {"a": {"ws-row"}, "b": {"ws-row", "ws-more"}, "c": set(), "d": set()}


def test_a_table_stands_in_columns_where_they_have_room() -> None:
    """Four columns beside each other, twice as many of numbers, whose boxes are slim, where no word of a head is too long for its column."""
    field = next(example["field"] for kind, example in field_examples() if kind == "table")
    number = {"type": "number", "min": 0}

    def is_stacked(*columns: dict[str, Any]) -> bool:
        named = [
            {"id": f"c{place}", "label": {"da": "Antal", "en": "Count"}} | column
            for place, column in enumerate(columns)
        ]
        sheet = every_field()
        sheet["sections"] = [{"id": "s", "title": {"da": "S", "en": "S"}, "fields": [field | {"columns": named}]}]
        example = {"id": "e", "title": {"da": "E", "en": "E"}, "answers": {}}
        sheet |= {"scores": [], "changes": [], "examples": [example, example]}
        return "ws-wide" in form_html(model_of(sheet, "da"))

    text = {"type": "text"}
    long = {"label": {"da": "Kontaktpersoner", "en": "Contacts"}}
    assert not is_stacked(*[text] * 4)
    assert is_stacked(*[text] * 5)
    assert not is_stacked(*[number] * 8)
    assert is_stacked(*[number] * 9)
    assert is_stacked(*[number] * 4, text, text, text)
    assert is_stacked(*[number] * 5, number | long)
    assert not is_stacked(text, text, text, number | long)
