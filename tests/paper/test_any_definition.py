"""Whatever definition lint lets pass can be laid out: no box is lost, none is too small, nothing runs off the page."""

import io
from typing import Any

import pikepdf
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.paper.test_papers import outside_the_margins
from tests.pdf import models
from tests.tiers import ALL
from toolkit.paper.boxes import Part
from toolkit.paper.paper import A4, Paper, paper
from toolkit.paper.sheet import print_html
from toolkit.pdf.make.lint import _field_faults
from toolkit.pdf.make.worksheet import pdf_from_html

WORDS = st.sampled_from(
    [
        "Mål", "Hvem", "Ved ikke", "Frivillighedskoordinator", "Kommunalbestyrelsesmedlemskabsansøgningsbehandlingstidsfristforlængelsesanmodning" * 2,
        "https://www.eksempel.dk/en/meget/lang/adresse/uden/mellemrum/som/ikke/kan/brydes.html", "A" * 120,
        "Hvordan vil I beskrive det samarbejde, som I har haft med de frivillige, kommunen og virksomhederne i løbet af de sidste år?",
        "Hvordan vil I beskrive det samarbejde, som I har haft med de frivillige? " * 10,
    ]
)  # fmt: skip
PAPERS = st.sampled_from([A4, A4, paper("a4", size_pt=18), paper("a5", landscape=True), paper("a3", landscape=True)])


def listed(make: Any, least: int, most: int) -> st.SearchStrategy[list[models.Model]]:
    """Options, rows or columns, few or many."""
    return st.lists(WORDS, min_size=least, max_size=most).map(
        lambda labels: [make(n, f"{label} {n}") for n, label in enumerate(labels)]
    )


def option(n: int, label: str) -> models.Model:
    return {"value": f"o{n}", "label": label, "exclusive": False}


def line(n: int, label: str) -> models.Model:
    return {"id": f"r{n}", "label": label}


OPTIONS = st.one_of(listed(option, 1, 7), listed(option, 1, 60))
LINES = st.one_of(listed(line, 1, 5), listed(line, 1, 40))
SCALES = st.tuples(st.integers(-20, 20), st.lists(st.one_of(st.just(""), WORDS), min_size=2, max_size=11), st.booleans()).map(
    lambda parts: models.scale(min(parts[0], 10), parts[1], parts[2])
)  # fmt: skip
LONG_SCALES = st.just(models.scale(-20, [""] * 41, True))
ANY_SCALE = st.one_of(SCALES, SCALES, LONG_SCALES)


@st.composite
def rules(draw: Any, kind: str) -> models.Model:
    match kind:
        case "text":
            return {"max_length": draw(st.integers(1, 500))}
        case "longtext":
            return {"max_length": draw(st.integers(1, 5000)), "lines": draw(st.integers(1, 40))}
        case "number":
            return {"unit": draw(st.one_of(st.none(), WORDS)), "min": None, "max": None, "decimals": 0}
        case "date":
            return {"min": None, "max": None}
        case "choice" | "choices":
            more = {"at_least": None, "at_most": None} if kind == "choices" else {}
            return {"list": None, "options": draw(OPTIONS)} | more
        case "ranking":
            return {"options": draw(OPTIONS), "at_least": None}
        case "scale":
            return dict(draw(ANY_SCALE))
        case "grid":
            cell = {"type": "scale", "required": False, **draw(ANY_SCALE)}
            choice = {"type": "choice", "required": False, "list": None, "options": draw(OPTIONS)}
            return {"rows": draw(LINES), "cell": draw(st.sampled_from([cell, choice]))}
        case "placement":
            return {
                "rows": draw(LINES),
                "columns": draw(LINES),
                "max_cards": draw(st.integers(1, 40)),
                "max_length": draw(st.integers(1, 500)),
            }
        case "table":
            kinds = draw(
                st.lists(
                    st.sampled_from(["text", "longtext", "number", "date", "choice", "scale"]), min_size=1, max_size=12
                )
            )
            columns = [
                models.column(one, f"c{n}", f"{draw(WORDS)} {n}", **draw(rules(one))) for n, one in enumerate(kinds)
            ]
            free = draw(st.booleans())
            rows = None if free else draw(LINES)
            return {
                "columns": columns,
                "rows": rows,
                "min_rows": 0,
                "max_rows": draw(st.integers(1, 60)) if free else None,
            }
    raise AssertionError(kind)


KINDS = ["text", "longtext", "number", "date", "choice", "choices", "ranking", "scale", "grid", "placement", "table"]


@st.composite
def sheets(draw: Any) -> models.Model:
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=2))
    fields = []
    for n, kind in enumerate(kinds):
        more = {"help": draw(st.one_of(st.none(), WORDS)), "required": draw(st.booleans())}
        fields.append(models.field(kind, f"f{n}", draw(WORDS), **more, **draw(rules(kind))))
    section = models.section("s", draw(WORDS), *fields, intro=draw(st.one_of(st.none(), WORDS)))
    return models.sheet(section, title=draw(WORDS), purpose=draw(WORDS))


@settings(
    max_examples=30 if ALL else 5,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=(Phase.generate,),
)
@given(sheets(), PAPERS)
def test_whatever_lint_lets_pass_is_laid_out(model: models.Model, on: Paper) -> None:
    data = pdf_from_html(print_html(model, paper=on), model, on)
    with pikepdf.open(io.BytesIO(data)) as pdf:  # without UA-1, which takes half a second a sheet
        assert [str(problem) for problem in _field_faults(pdf, [Part(model, on)])] == []
    assert outside_the_margins(data, on) == []
