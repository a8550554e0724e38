"""Ordinary long words in heads, rows and options never make a form scroll sideways, from a phone to a desktop; with errors shown neither."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.form_page import bundle, write_page
from tests.pdf import models
from tests.tiers import spread

LONG = [
    "Utilfredsstillende",
    "Mindre tilfredsstillende",
    "Særdeles tilfredsstillende",
    "Uoverensstemmelser",
    "Ikke-implementeret",
]
LONGER = [
    "Civilsamfundsorganisationen",
    "Kommunalforvaltningen",
    "https://www.eksempel.dk/en/meget/lang/adresse/uden/mellemrum.html",
    "B" * 90,
]
WIDE = [*LONG, *LONGER]
SIDEWAYS = """() => document.documentElement.scrollWidth > innerWidth
  ? [...document.querySelectorAll("article *")].filter((part) => part.getBoundingClientRect().right > innerWidth + 1 && !part.closest(".ws-sr"))
      .slice(0, 3).map((part) => `${part.tagName}.${part.className}: ${part.textContent.slice(0, 40)}`)
  : []"""


def options(labels: list[str]) -> list[models.Model]:
    return models.options(**{f"o{n}": label for n, label in enumerate(labels)})


def wide_sheet() -> models.Model:
    fields = []
    for n, labels in enumerate((LONG[:3], LONG, LONGER, WIDE)):
        rows = models.places(**{f"r{k}": label for k, label in enumerate(labels)})
        cell = {"type": "choice", "required": False, "list": None, "options": options(labels)}
        fields += [
            models.field("grid", f"grid-{n}", f"{labels[-1]}?", rows=rows, cell=cell),
            models.field("scale", f"scale-{n}", f"{labels[-1]}?", **models.scale(labels=labels)),
            models.field(
                "choices",
                f"choices-{n}",
                f"{labels[-1]}?",
                list=None,
                options=options(labels),
                at_least=None,
                at_most=None,
            ),
            models.field("ranking", f"ranking-{n}", f"{labels[-1]}?", options=options(labels), at_least=None),
            models.field(
                "placement", f"map-{n}", f"{labels[-1]}?", rows=rows, columns=rows, max_cards=3, max_length=120
            ),
        ]
        columns = [
            models.column("choice", f"c{k}", label, list=None, options=options(labels))
            for k, label in enumerate(labels[:6])
        ]
        for name, lines, most in (("fixed", rows, None), ("free", None, 3)):
            fields.append(
                models.field("table", f"{name}-{n}", "Tabel?", rows=lines, columns=columns, min_rows=0, max_rows=most)
            )
    shared = [
        field | {"id": f"{field['id']}-{width}", "width": width} for width in ("half", "third") for field in fields[:8]
    ]
    return models.sheet(
        models.section("s", "Kommunalbestyrelsesvalgkampagnekoordinatorer" * 2, *fields),
        models.section("lines", "Side om side", *shared),
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("wide")
    bundle(folder)
    return write_page(folder, "wide", wide_sheet())


@pytest.mark.parametrize("width", spread([320, 480, 640, 800, 1024, 1600], 1))
def test_no_form_scrolls_sideways(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    assert page.evaluate(SIDEWAYS) == []
    for select in page.locator(".ws-ranks select").all():
        select.select_option("1")  # a place given twice is an error at its row
    page.locator("[data-check]").click()
    page.locator(".ws-error").first.wait_for()
    assert page.evaluate(SIDEWAYS) == []


@pytest.mark.parametrize(("width", "lines"), [(320, 5), (1600, 2)])
def test_neighbours_share_a_line_where_there_is_room(page: Page, tmp_path: Path, width: int, lines: int) -> None:
    bundle(tmp_path)
    widths = ["half", "half", "third", "third", "third"]
    fields = [
        models.field("text", f"f{n}", f"Spørgsmål {n}?", max_length=60, width=part) for n, part in enumerate(widths)
    ]
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(write_page(tmp_path, "lines", models.sheet(models.section("s", "Linjer", *fields))))
    tops = {page.locator(f"[data-field=f{n}]").evaluate("part => part.offsetTop") for n in range(len(fields))}
    assert len(tops) == lines
