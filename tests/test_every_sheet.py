"""Every worksheet and every example of every field type, in both languages, all the way round (tests/tiers.py: which, how often).

1. Its form and its printed page are made, and the PDF passes our lint and PDF/UA-1 (in `make test` of some).
2. Each example, filled into the PDF, reads back as it was and has no findings; so it does after other programs saved the file.
3. The web form holds a control for every PDF field.
"""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from tests.pages.every_field import every_field, model_of
from tests.real import LIBRARY, NAMES, PROBLEMS, models
from tests.tiers import in_turn, spread
from toolkit.contract.shape import fields_of
from toolkit.intake.check import extract_file
from toolkit.pages.worksheets.form import form_html
from toolkit.paper.boxes import Part, pdf_fields
from toolkit.paths import ROOT
from toolkit.pdf.make.appearance import fitted
from toolkit.pdf.make.fill import fill_pdf
from toolkit.pdf.make.font import form_font
from toolkit.pdf.make.form import MULTILINE
from toolkit.pdf.make.lint import lint_pdf
from toolkit.pdf.make.worksheet import pdf_from_html
from toolkit.rules import evaluate, mask_document
from toolkit.site import pdf_cache
from toolkit.site.library_sheets import printed

Model = dict[str, Any]
EVERY_TYPE = [("(every field type)", language) for language in ("da", "en")]
SHEETS = [*in_turn(NAMES, LIBRARY.languages), *EVERY_TYPE]


@cache
def model_for(name: str, language: str) -> Model:
    if name in LIBRARY.sheets:
        return models()[name][language]
    return model_of(every_field(), language)


@cache
def empty_pdf(name: str, language: str) -> bytes:
    """As the site has it, laid out once for all tests, and not at all where a build has made it from the same sources."""
    sheet = printed(LIBRARY, model_for(name, language))
    return pdf_cache.STORE.kept(sheet.key, lambda: pdf_from_html(sheet.html, sheet.model, address=sheet.address))


class OneModel:
    """The definitions of `check`, with just this sheet in it."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def model(self, worksheet: str, language: str | None) -> Model | None:
        return self._model if worksheet == self._model["id"] else None


def documents(model: Model) -> Iterator[Model]:
    for example in model["examples"]:
        identity = {
            "format": "brobygger-answers/1",
            "worksheet": model["id"],
            "version": model["version"],
            "language": model["language"],
        }
        yield identity | {"answers": example["answers"], "respondent": example["respondent"]}


def test_the_content_has_no_errors() -> None:
    assert [problem for problem in PROBLEMS if not problem.warning] == []


def test_a_question_says_of_what_it_asks_to_those_who_hear_it_alone() -> None:
    """A field's tooltip is its label, and so is a control's name: “When?” below “Who will ring?” is for the eye alone."""
    questions = [
        (name, language, field["label"])
        for name, by_language in models().items()
        for language, model in by_language.items()
        for field in fields_of(model)
        if len(field["label"].split()) == 1 and (field["type"] == "date" or field["label"][-1] in "?…")
    ]
    assert questions == []


@pytest.mark.parametrize(("name", "language"), [*in_turn(spread(NAMES, 12), LIBRARY.languages), *EVERY_TYPE])
def test_its_pdf_is_sound(name: str, language: str) -> None:
    """Of most worksheets the build says it, which lints each file that it makes."""
    assert [str(problem) for problem in lint_pdf(empty_pdf(name, language), model_for(name, language))] == []


@pytest.mark.parametrize(("name", "language"), SHEETS)
def test_the_form_has_a_control_for_every_pdf_field(name: str, language: str) -> None:
    model = model_for(name, language)
    named = set(re.findall(r'\sname="([^"]+)"', form_html(model)))
    # A number, a date or a card's line is one control on screen as on paper; only free rows are made as they are needed.
    free = {
        field["id"]
        for section in model["sections"]
        for field in section["fields"]
        if field["type"] in ("placement", "ranking") or field.get("max_rows")
    }
    on_paper = {
        field.name for field in pdf_fields(model) if field.name != "_id" and field.name.split("__")[0] not in free
    }
    missing = {field for field in on_paper if field not in named and field.rpartition("__")[0] not in named}
    assert missing == set()


SENTENCE = {
    "da": "Vi aftaler med kommunen, at de frivillige følger de unge til klubben hver tirsdag, og at virksomheden låner os et lokale. ",
    "en": "We agree with the council that volunteers walk the young people to the club each Tuesday, and that the company lends a room. ",
}


@pytest.mark.parametrize(("name", "language"), spread([sheet for sheet in SHEETS if sheet[0] in LIBRARY.sheets], 20))
def test_a_full_answer_stands_whole_in_its_box(name: str, language: str) -> None:
    """At 8 points, whatever the box is drawn in: lint reckons with lists only."""
    font, text = form_font(), SENTENCE[language] * 50
    most = {
        slot.pdf.name: int(slot.model["max_length"])
        for slot in Part(model_for(name, language)).slots()
        if slot.pdf.kind in ("text", "multiline")
        and "max_length" in slot.model
        and not slot.pdf.name.startswith("respondent__")
    }
    with pikepdf.open(io.BytesIO(empty_pdf(name, language))) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            longest, rect = most.get(str(field.T)), field.get("/Rect")
            if longest and rect is not None:
                left, low, right, high = map(float, rect)
                several = bool(int(field.get("/Ff", 0)) & MULTILINE)
                assert fitted(text[:longest].strip(), 10, right - left, high - low, several, font)[2], str(field.T)


def as_written(data: bytes, folder: Path) -> bytes:
    return data


def saved_by_pypdf(data: bytes, folder: Path) -> bytes:
    target = io.BytesIO()
    pypdf.PdfWriter(clone_from=io.BytesIO(data)).write(target)
    return target.getvalue()


def saved_by_pikepdf(data: bytes, folder: Path) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(target, linearize=True)
    return target.getvalue()


def saved_by_qpdf(data: bytes, folder: Path) -> bytes:
    (folder / "in.pdf").write_bytes(data)
    subprocess.run(["qpdf", "--qdf", "in.pdf", "out.pdf"], cwd=folder, check=True, timeout=60)
    return (folder / "out.pdf").read_bytes()


def saved_by_pymupdf(data: bytes, folder: Path) -> bytes:
    pymupdf = pytest.importorskip("pymupdf")
    return bytes(pymupdf.open(stream=data).tobytes(garbage=3, deflate=True))


def saved_by_pdfjs(data: bytes, folder: Path) -> bytes:
    node = shutil.which("node") or shutil.which("node", path=str(ROOT / ".venv" / "bin"))
    assert node, "setup.sh test brings Node"
    (folder / "in.pdf").write_bytes(data)
    (folder / "values.json").write_text('{"respondent__group": "Gruppe æøå"}', "utf-8")
    script = ROOT / "tests" / "pdf" / "pdfjs_fill.mjs"
    subprocess.run(
        [node, script, folder / "in.pdf", folder / "out.pdf", folder / "values.json"], check=True, timeout=60, cwd=ROOT
    )
    return (folder / "out.pdf").read_bytes()


PROGRAMS = [as_written, saved_by_pypdf, saved_by_pikepdf, saved_by_qpdf, saved_by_pymupdf, saved_by_pdfjs]


# Every worksheet as we write it, one and every type of field through all programs.
ROUND = dict.fromkeys((*sheet, as_written) for sheet in SHEETS)
ROUND |= dict.fromkeys(
    (name, language, program)
    for name, language in [
        *in_turn(spread(NAMES, 1), LIBRARY.languages),
        *EVERY_TYPE,
    ]
    for program in PROGRAMS
)


@pytest.mark.parametrize(
    ("name", "language", "program"), ROUND, ids=lambda part: part if isinstance(part, str) else part.__name__
)
def test_examples_come_back_as_they_were(name: str, language: str, program: Any, tmp_path: Path) -> None:
    model = model_for(name, language)
    for document in documents(model):
        filled = program(fill_pdf(empty_pdf(name, language), model, document), tmp_path)
        [(report, back)] = extract_file("form.pdf", filled, "pdf", OneModel(model), language)
        assert back is not None, report
        wanted = evaluate(model, document)
        assert back["answers"] == mask_document(wanted.answers)
        wanted.respondent.update({"group": "Gruppe æøå"} if program is saved_by_pdfjs else {})
        assert back["respondent"] == wanted.respondent
        errors = [finding for finding in report["findings"] if finding["severity"] == "error"]
        assert [(error["code"], error["field"]) for error in errors] == [
            (f.code, f.field) for f in wanted.findings if f.severity == "error"
        ]
        assert [score["value"] for score in report["scores"]] == [score["value"] for score in wanted.scores]
