"""Files that mean harm, on every page that reads files: 1 each is read or refused in the words of `build.py check`, nothing of it runs, and the
next good file works; 2 so it is with a thousand of them at once."""

import functools
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_check import Models
from tests.browser.test_check_reader import hostile
from tests.browser.test_match import SHEET
from tests.test_every_sheet import model_for
from tests.tiers import ALL, spread
from toolkit.intake.check import check_file
from toolkit.words.locale import say

Model = dict[str, Any]
SCRIPT = "<img src=x onerror=\"document.title='run'\">"
BIDI = "\u202e"  # turns the direction of writing
DEEP = 100_000
PDFS = ("circle", "fan-out", "bomb", "packed bomb", "nesting", "deep tree", "too big", "garbage", "many fields")


SITE: Model = model_for(SHEET.id, "da")


def document(model: Model, **more: Any) -> dict[str, Any]:
    given = {"format": "brobygger-answers/1", "worksheet": model["id"], "version": model["version"], "language": "da"}
    return given | {"respondent": {}, "answers": model["examples"][0]["answers"]} | more


def packed(model: Model, **more: Any) -> bytes:
    return json.dumps(document(model, **more)).encode()


def raw(model: Model, answers: str) -> bytes:
    return packed(model, answers="HERE").replace(b'"HERE"', answers.encode())


def of_wrong_types(model: Model) -> bytes:
    wrong: tuple[Any, ...] = (True, 1e308, {"a": [{}]}, [[[]]], "x", None, -1, {}, [None])
    fields = [field["id"] for section in model["sections"] for field in section["fields"]]
    return packed(model, answers={field: wrong[place % len(wrong)] for place, field in enumerate(fields)})


def zipped(data: bytes) -> bytes:
    packed_into = io.BytesIO()
    with zipfile.ZipFile(packed_into, "w") as archive:
        archive.writestr("svar.json", data)
    return packed_into.getvalue()


PROTO = (
    '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "toString": 1, "hasOwnProperty": 2}'
)
FILES: dict[str, Callable[[Model], bytes]] = {
    "script in values and keys": lambda model: packed(
        model, answers={SCRIPT: SCRIPT, "x": {SCRIPT: [SCRIPT]}}, respondent={"organisation": SCRIPT, SCRIPT: SCRIPT}
    ),
    "names that objects have": lambda model: raw(model, PROTO),
    "names around the answers": lambda model: packed(model)[:-1] + b", " + PROTO[1:].encode(),
    "wrong types": of_wrong_types,
    "answers are a list": lambda model: packed(model, answers=[1, 2], respondent="x", version={"a": 1}, saved=7),
    "a hundred thousand rows": lambda model: raw(model, '{"rows": [' + ",".join(["{}"] * 100_000) + "]}"),
    "fifty megabytes": lambda model: packed(model, answers={"x": "a" * 50_000_000}),
    "depth": lambda model: raw(model, "[" * DEEP + "]" * DEEP),
    "marks of direction": lambda model: packed(
        model, respondent={"organisation": f"Huset {BIDI}fdp.exe", "name": BIDI}
    ),
    "signs of sixteen bits": lambda model: packed(model).decode().encode("utf-16"),
    "half a file": lambda model: packed(model)[:-40],
    "two of one name": lambda model: raw(model, '{"a": 1, "a": 2}'),
    **{f"pdf {name}": functools.partial(lambda name, _: hostile()[name], name) for name in PDFS},
}
NOT_OPENED = ("answers are a list",)  # told as a finding where many are checked; a form has no place for it
# Read, but with no answer to what the sheet asks: neither a sheet on the wall nor a profile.
SAYS_NOTHING = ("script in values and keys", "names that objects have", "a hundred thousand rows", *NOT_OPENED)
YAML = b"format: brobygger-answers/1\nanswers: &a [*a, *a]\n"


def file_name(case: str) -> str:
    return f"{BIDI}{case} {SCRIPT}.{'pdf' if case.startswith('pdf ') else 'json'}".replace("/", "")


def wanted(case: str, data: bytes, kind: str) -> list[dict[str, Any]] | None:
    """The findings of `build.py check` where a page of this kind cannot read the file, else None."""
    [report] = check_file(file_name(case), data, "pdf" if case.startswith("pdf ") else "json", Models(), "da")
    findings: list[dict[str, Any]] = report["findings"]
    is_opened = kind != "form" or (report["worksheet"] == SITE["id"] and case not in NOT_OPENED)
    return None if is_opened and report["status"] != "unreadable" else findings


class Reader:
    """A page that reads files: how one gives it a file, what it says, and whether it holds the file."""

    def __init__(self, page: Page, kind: str) -> None:
        self.page, self.kind = page, kind
        self.count = 0

    def give(self, name: str, data: bytes, folder: Path) -> None:
        path = folder / "given"
        path.write_bytes(data)  # what is handed over otherwise may be 50 MB at most
        box = self.page.locator("[data-open]" if self.kind == "form" else "[data-files]")
        give = "(box, name) => { const given = new DataTransfer(); given.items.add(new File([box.files[0]], name));"
        box.evaluate(
            "box => box.addEventListener('change', event => event.stopImmediatePropagation(), {once: true, capture: true})"
        )
        box.set_input_files(path)
        box.evaluate(
            give + " box.files = given.files; box.dispatchEvent(new Event('change', {bubbles: true})); }", name
        )

    def told(self) -> Locator:
        places = {"form": "[data-summary]", "check": ".check-file >> nth=-1"}
        return self.page.locator(places.get(self.kind, "[data-notes]"))

    def holds(self) -> None:
        """The file is in, however much is wrong with it."""
        self.count += 1
        if self.kind == "form":
            expect(self.page.locator("[data-bar]")).to_have_attribute("data-is", "file", timeout=30_000)
            self.page.get_by_role("button", name="Luk filen").click()
            expect(self.page.locator("[data-bar]")).not_to_have_attribute("data-is", "file")
        elif self.kind == "group":
            expect(self.page.locator("[data-count]")).to_have_text(f"{self.count} ark er med.", timeout=30_000)
        elif self.kind == "match":
            expect(self.page.locator("[data-profiles] li")).to_have_count(self.count, timeout=30_000)

    def unharmed(self) -> None:
        content = self.page.content()
        assert BIDI not in content
        assert self.page.title() != "run" and self.page.locator("img[src=x]").count() == 0
        assert self.page.evaluate("({}).polluted === undefined && typeof ({}).toString === 'function'")


KINDS = ("form", "check", "match", "group")


@pytest.fixture(params=KINDS)
def reader(request: pytest.FixtureRequest, page: Page, site: Path) -> Reader:
    kind: str = request.param
    address = f"worksheets/{SHEET.id}.html" if kind == "form" else f"{kind}.html"
    page.goto((site / "da" / address).as_uri())
    return Reader(page, kind)


def test_what_means_harm_is_read_or_refused_in_words(reader: Reader, tmp_path: Path) -> None:  # 1
    kind, page = reader.kind, reader.page
    if kind == "group":
        reader.give("først.json", packed(SITE), tmp_path)
        expect(page.locator("[data-count]")).to_have_text("1 ark er med.")
        page.check("[data-names]")
        reader.count = 1
    cases = list(FILES) if ALL else list(FILES)[KINDS.index(kind) :: len(KINDS)]  # the pages share what reads
    for place, case in enumerate(cases):
        data = FILES[case](SITE)
        findings = wanted(case, data, kind)
        reader.give(file_name(case), data, tmp_path)
        if kind == "check":
            expect(page.locator(".check-file")).to_have_count(place + 1, timeout=60_000)
        if findings is not None:
            expect(reader.told()).to_contain_text(findings[0]["message"], timeout=60_000)
            if kind in ("form", "check"):
                expect(reader.told()).to_contain_text(findings[0]["remedy"])
        elif case.startswith("pdf ") and kind != "check":  # no worksheet of the site
            expect(reader.told()).to_contain_text("ikke", timeout=60_000)
        elif case in SAYS_NOTHING and kind in ("match", "group"):
            refused = "er ikke en profil" if kind == "match" else say("da", "group.script.no_answers")
            expect(reader.told()).to_contain_text(refused, timeout=60_000)
        else:
            reader.holds()
        reader.unharmed()
    other = say("da", "findings.unknown-format.where_form.message" if kind == "form" else "check.script.only_command")
    kinds = {
        "svar.yaml": (YAML, other),
        "zip.json": (zipped(packed(SITE)), other),
        "gz.json": (gzip.compress(packed(SITE)), say("da", "findings.archive.message")),
    }
    for name, (data, message) in kinds.items():
        reader.give(name, data, tmp_path)
        expect(reader.told()).to_contain_text(message)
        expect(reader.told()).to_contain_text(name)
    reader.give("god.json", packed(SITE), tmp_path)
    reader.holds()
    reader.unharmed()


@pytest.mark.parametrize("kind", spread(["check", "match", "group"], 1))
def test_a_thousand_at_once(page: Page, site: Path, kind: str) -> None:  # 2; in `make test` fewer
    many = 1_000 if ALL else 200
    page.goto((site / f"da/{kind}.html").as_uri())
    give = """([text, n]) => {
        const given = new DataTransfer();
        for (let place = 0; place < n; place++) given.items.add(new File([place % 2 ? text : "{"], `${place}.json`));
        const made = type => new DragEvent(type, {dataTransfer: given, bubbles: true, cancelable: true});
        document.body.dispatchEvent(made("drop"));
    }"""
    page.evaluate(give, [packed(SITE).decode(), many])
    done = {
        "check": ("[data-summary]", f"{many} filer: "),
        "match": ("[data-notes]", f"{many - 60} filer er ikke med"),
        "group": ("[data-count]", f"{many // 2} ark er med."),
    }
    place, text = done[kind]
    expect(page.locator(place)).to_contain_text(text, timeout=120_000)
    if kind != "check":
        assert page.locator("[data-notes] p").count() <= 30
    page.click("[data-clear]")
    expect(page.locator("[data-result]")).to_be_hidden()
    page.evaluate(give, [packed(SITE).decode(), 2])
    expect(
        page.locator({"check": ".check-file", "match": "[data-profiles] li", "group": "[data-result]"}[kind]).first
    ).to_be_visible()
