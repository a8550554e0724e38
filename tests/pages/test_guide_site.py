"""What the build makes of the guide.

1 references; 2 the foot of a page; 3 the way on, reading time; 4 figures of every kind, on the site and in print; 5 cases; 6 glossary;
7 facts and figures with their pages; 8 stories; 9 which worksheet; 10 the start page; 11 texts are never markup; 12 search; 13 blocks.
"""

import logging
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast, get_args

import markdown
import pytest

from tests import real
from tests.sites import TOLD
from toolkit.content.guide.figures import KINDS
from toolkit.content.guide.model import StepSign
from toolkit.content.library import Library
from toolkit.content.lint import lint
from toolkit.pages.guide.case_pages import like
from toolkit.pages.guide.guide_pages import minutes_of
from toolkit.pages.guide.prose import Prose
from toolkit.pages.guide.steps_page import steps_title
from toolkit.pages.page import Page
from toolkit.pages.site import Tree, normalised, plan_site
from toolkit.pages.worksheets import list_pages
from toolkit.pages.worksheets.list_pages import Group
from toolkit.pages.worksheets.which_page import which_page
from toolkit.pages.writer import SiteWriter
from toolkit.templating.signs import drawings, sign


@pytest.fixture(scope="module")
def trees() -> dict[str, Tree]:
    library, problems = lint(TOLD)
    assert problems == []
    trees, problems = plan_site(library, normalised(library))
    assert problems == []
    return trees


@pytest.fixture(scope="module")
def da(trees: dict[str, Tree]) -> dict[str, Page]:
    return {page.path: page for page in trees["da"].pages}


STEP, WATER = "step-1/index.md", "step-1/water.md"


def test_all_steps_stand_on_one_page(trees: dict[str, Tree], da: dict[str, Page]) -> None:
    page = da["steps.md"]
    assert page.title == "Guidens trin", "there is one"
    for address in ("step-1/index.html", "step-1/water.html", "worksheets/small.html"):
        assert f'href="{address}"' in page.text
    assert trees["da"].nav[1].paths[0] == "steps.md"
    of_ours = {page.path: page for page in real.trees()["en"].pages}
    assert of_ours["steps.md"].title == "The seven steps"
    assert [steps_title(5, language) for language in ("da", "en", "sv")] == [
        "De fem trin",
        "The five steps",
        "The 5 steps",
    ]
    assert steps_title(40, "da") == "De 40 trin"


def test_both_languages_have_the_same_pages(trees: dict[str, Tree]) -> None:
    assert [page.path for page in trees["da"].pages] == [page.path for page in trees["en"].pages]
    assert [page.path for page in trees["da"].pages] == [
        "index.md",
        STEP,
        WATER,
        "worksheets/index.md",
        "which-worksheet.md",
        "worksheets/small.md",
        "cases/index.md",
        "cases/newer.md",
        "cases/older.md",
        "cases/undated.md",
        "stories/index.md",
        "stories/tale/index.md",
        "stories/tale/waited.md",
        "stories/tale/built.md",
        "glossary.md",
        "facts/index.md",
        "facts/book.md",
        "figures/index.md",
        "figures/bars.md",
        "figures/board.md",
        "figures/chain.md",
        "figures/forces.md",
        "figures/groups.md",
        "figures/table.md",
        "figures/timeline.md",
        "check.md",
        "group.md",
        "kept.md",
        "steps.md",
        "sources.md",
        "findings.md",
        "offline.md",
    ]


def test_references_become_links(da: dict[str, Page]) -> None:  # 1
    text = da[STEP].text
    assert '<a class="bb-term" href="../glossary.html#bridge" data-note="note-term-bridge">bro</a>' in text
    assert "bruges af 35 pct. og igen 35 pct..<sup" in text, "a fact is its words, marked behind its sentence"
    assert text.count('href="#note-1"') == 1, "once for the sentence"
    assert 'siden.<sup class="bb-marks"><a class="bb-mark" id="mark-2" href="#note-2"' in text
    assert '<a href="../cases/newer.html">den nyere</a>' in text
    assert '<a href="../worksheets/small.html">arket</a>' in text


def test_the_foot_says_each_word_and_fact_once(da: dict[str, Page]) -> None:  # 2
    foot = da[STEP].text.partition('<section class="bb-notes"')[2]
    assert re.findall(r'id="(note-[\w-]+)"', foot) == ["note-1", "note-2", "note-3", "note-term-bridge"]
    assert re.findall(r'href="#mark-(\d)"', foot) == ["1", "2", "3"] == re.findall(r'id="mark-(\d)"', da[STEP].text)
    assert 'Udregningen er vores; se <a class="bb-source" href="../sources.html#book">Bogen</a>.' in foot
    assert "I 2004 var det 35 pct. &lt;alle&gt;. Tallet er gammelt." in foot
    assert "Kontoret 2005: En &lt;rapport&gt;;" in foot
    assert "</a>, linje 828–837." in foot
    assert ">Bogen</a>, linje 3–4." in foot
    assert da["stories/tale/built.md"].text.count("linje 60–70") == 1
    assert "bb-notes" not in da["cases/index.md"].text


def test_reading_time_and_the_way_on(da: dict[str, Page]) -> None:  # 3
    assert '# Broen\n\n<p class="bb-reading">1 minuts læsning</p>' in da[STEP].text
    assert '<p class="bb-reading"><a href="../step-1/index.html">Trin 1</a> · 1 minuts læsning</p>' in da[WATER].text
    assert 'href="../step-1/water.html">{sign}Vandet</a>'.format(sign=sign("guide")) in da[STEP].text, (
        "the step shows its pages"
    )
    assert '<a rel="next" href="../step-1/water.html">Næste: Vandet</a>' in da[STEP].text
    assert '<a rel="prev" href="../step-1/index.html">Forrige: Trin 1: Broen</a>' in da[WATER].text
    assert 'rel="next"' not in da[WATER].text
    assert "- [Vandet](../step-1/water.md)" in da[STEP].text
    assert "- [Ordliste](../glossary.md)" in da[STEP].text
    assert f'href="../cases/older.html">{sign("case")}Den ældre</a>' in da[STEP].text
    assert f'href="../worksheets/small.html">{sign("worksheet")}Titel</a>' in da[WATER].text


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (180, 1), (181, 2), (900, 5)])
def test_minutes(words: int, minutes: int) -> None:  # 3
    assert minutes_of("ord " * words) == minutes


class Balance(HTMLParser):
    """Every element is closed; ids stand once."""

    EMPTY = frozenset({"br", "img", "input", "rect", "path", "circle", "col"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.EMPTY:
            assert self.open.pop() == tag


def figure(kind: str, language: str = "da") -> str:
    library, _ = lint(TOLD)
    return SiteWriter(library, language, [], {}).prose("a/b.md").figure(kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_kind_of_figure(kind: str, language: str, da: dict[str, Page]) -> None:  # 4
    made = figure(kind, language)
    balance = Balance()
    balance.feed(made)
    assert balance.open == []
    assert len(balance.ids) == len(set(balance.ids))
    title = {"da": f"Figur {kind}", "en": f"Figure {kind}"}[language]
    assert f'<b id="figure-{kind}-title">{title}</b>' in made
    words = {"da": "Figuren i ord.", "en": "The figure in words."}[language]
    assert f'<p id="figure-{kind}-words">{words}</p>' in made
    assert {"da": "linje 12", "en": "lines 12"}[language] in made
    assert "\n\n" not in made and " style=" not in made
    assert ("<svg" in made) == (kind in ("bars", "chain", "forces"))
    assert f'id="figure-{kind}"' in da[WATER].text


def test_what_a_figure_shows() -> None:  # 4
    assert "<td>12,5</td>" in figure("bars") and "<td>12.5</td>" in figure("bars", "en")
    assert re.search(r'<rect width="25\.0"', figure("bars")), "12.5 of 50"
    assert figure("board").count('class="bb-empty"') == 3 and 'class="bb-mine">Vores projekt' in figure("board")
    assert "Pilene er gået tabt." in figure("board")
    assert figure("groups").count("også under") == 2, "a word in two groups says so in both"
    assert "<li>Ingen penge</li>" in figure("table")
    assert 'href="#note-1"' in figure("timeline") and "../sources.html#book" in figure("timeline")


def svg_texts(made: str) -> Iterator[tuple[float, str, str]]:
    for x, anchor, _, text in re.findall(
        r'<text x="([\d.]+)" y="[\d.]+" text-anchor="(\w+)"( font-weight="700")?>([^<]*)</text>', made
    ):
        yield float(x), anchor, text


def test_text_stays_inside_the_picture() -> None:  # 4
    from toolkit.pages.guide.drawing import WIDTH, width_of

    for kind in ("chain", "forces"):
        texts = list(svg_texts(figure(kind)))
        assert texts
        for x, anchor, text in texts:
            wide = width_of(text)
            if " " not in text and wide > 300:
                continue  # a single word that no line can hold
            left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
            assert left >= 0 and left + wide <= WIDTH + 1, (kind, text)


@pytest.mark.parametrize("kind", KINDS)
def test_figures_can_be_printed(kind: str, caplog: pytest.LogCaptureFixture) -> None:  # 4
    """The same HTML through the layout of the PDFs: on paper, with nothing that the layout does not understand."""
    from weasyprint import HTML

    with caplog.at_level(logging.WARNING, "weasyprint"):
        pages = HTML(string=f"<html lang=da><title>x</title><body>{figure(kind)}").render().pages
    assert [record.getMessage() for record in caplog.records] == []
    assert 1 <= len(pages) <= 2


@pytest.mark.parametrize(
    ("short", "publisher", "year"),
    [("Bogen", "Forlaget", "2011"), ("Bogen 2011", "Forlaget", ""), ("Forlaget 2011", "", "")],
)
def test_a_place_says_publisher_and_year_once(short: str, publisher: str, year: str) -> None:  # 7
    library, _ = lint(TOLD)
    library.sources["book"] = library.sources["book"].model_copy(update={"short": {"": short}})
    place = Prose(library, "da", "figures/x.md", str).place("book", None)
    assert (place["title"], place["publisher"], place["year"]) == (short, publisher, year)


def test_cases(da: dict[str, Page]) -> None:  # 5
    text = da["cases/older.md"].text
    for shown in (
        f"{sign('third')}Civilsamfund</span> ",
        "<dd>Unge</dd>",
        f"{sign('level-2')}Niveau 2</span> ",
        "(vores vurdering)</dd>",
        '<a href="../step-1/index.html">Trin 1: Broen</a>',
        "## Det gjorde de",
        "Det tog tid.",
        "[Bogen](../sources.md#book), Forlaget, 2011: linje 40–41, 50",
    ):
        assert shown in text
    assert "Det var svært" not in text, "nothing is said of what is not known"
    assert "<dd>ikke oplyst</dd>" in da["cases/undated.md"].text
    own, *told = da["cases/older.md"].keywords
    assert own == "broen" and {"Unge", "kommuner"} <= set(told), "also whom it is about, and the sectors"


def test_the_list_of_cases_can_be_narrowed(da: dict[str, Page]) -> None:  # 5
    text = da["cases/index.md"].text
    assert re.findall(r'href="\.\./cases/(\w+)\.html"', text) == ["newer", "older", "undated"]
    assert 'data-sector="third public" data-level="1 2" data-target="young" data-step="1"' in text
    assert '<option value="young">Unge</option>' in text
    assert '<option value="old">' not in text, "only what some case has"


def test_glossary(da: dict[str, Page], trees: dict[str, Tree]) -> None:  # 6
    text = da["glossary.md"].text
    assert text.index("### bro {: #bridge }") < text.index("### åbent møde {: #aabent }"), "å stands last"
    assert "En vej &lt;over&gt; vand." in text and "Et ord for et samarbejde." in text
    assert 'På engelsk: <span lang="en">bridge</span>' in text
    assert '<a href="#aabent">åbent møde</a>' in text
    assert ", linje 7" in text and ", s. 3" in text
    english = next(page for page in trees["en"].pages if page.path == "glossary.md").text
    assert 'In Danish: <span lang="da">bro</span>' in english
    term = next(entry for entry in da["glossary.md"].entries if entry.anchor == "bridge")
    assert {"bro", "broer", "overgang"} <= {term.title, *term.keywords}


def test_facts_name_the_pages_that_use_them(da: dict[str, Page]) -> None:  # 7
    assert '<a href="book.html">Bogen</a>' in da["facts/index.md"].text
    text = da["facts/book.md"].text
    assert '<li id="share">' in text and "unused" not in text and "growth" not in text
    assert "År: 2004" in text and "Kilden bygger på: Kontoret 2005" in text
    used = re.findall(r'<a href="([\w./-]+\.html)">', text)
    assert used[0] == "../step-1/index.html" and "../cases/older.html" in used
    assert "../stories/tale/index.html" in used
    assert "(../step-1/water.md#figure-chain)" in da["figures/chain.md"].text
    assert 'href="../figures/chain.html"' in da[WATER].text and "figures/chain.html" not in da["figures/chain.md"].text
    assert da["figures/index.md"].text.count('<img src="') == len(KINDS)
    assert '<li id="thesis-2005">' in da["sources.md"].text


def test_stories_are_pages(da: dict[str, Page]) -> None:  # 8
    start = da["stories/tale/index.md"]
    assert '<li><a href="built.html">De bygger</a></li>' in start.text
    assert "De venter &lt;lidt&gt;" in start.text and "En sammensat case." in start.text
    assert '<a href="index.html">Tilbage</a>' in da["stories/tale/waited.md"].text
    assert "Historien slutter her" in da["stories/tale/built.md"].text
    assert "[Fortællingen](tale/index.md)" in da["stories/index.md"].text


def test_which_worksheet(da: dict[str, Page]) -> None:  # 9
    text = da["which-worksheet.md"].text
    assert 'data-aim="1" data-min="2" data-max="12" data-minutes="45"' in text
    assert '<option value="1">' in text, "without a list of aims the steps are asked for"


def test_what_a_worksheet_is_for_is_asked_where_worksheets_say_it() -> None:
    library = Library(Path(), sheets={"x": cast(Any, SimpleNamespace(worksheet=SimpleNamespace(aims=["plan"])))})
    labels = [SimpleNamespace(value=value, label={"en": value.title()}) for value in ("plan", "other")]
    library.options = cast(Any, {"aims": labels})
    model: Any = {
        "id": "x",
        "step": 0,
        "language": "en",
        "title": "T",
        "purpose": "P",
        "paper": {"orientation": "portrait"},
        "facilitation": None,
    }
    text = which_page([Group(1, "Et", [model])], library, "en").text
    assert "packs/index.md" not in text
    link = {"title": "Packs for meetings", "address": "packs/index.md"}
    assert "[Packs for meetings](packs/index.md)." in which_page([Group(1, "Et", [model])], library, "en", link).text
    assert '<option value="plan">Plan</option>' in text and "Other" not in text
    assert 'data-aim="plan" data-min="" data-max="" data-minutes=""' in text, "what it does not say is empty"


def test_only_times_that_find_other_worksheets_are_asked_for() -> None:
    def asked(*minutes: int | None) -> list[str]:
        plans = [{"minutes": most, "participants": None} if most else None for most in minutes]
        models = [
            {
                "id": f"s{n}",
                "title": "T",
                "step": 1,
                "language": "en",
                "purpose": "P",
                "paper": {"orientation": "portrait"},
                "facilitation": plan,
            }
            for n, plan in enumerate(plans)
        ]
        text = which_page([Group(1, "Et", cast(Any, models))], Library(Path()), "en").text
        return re.findall(r'<option value="(\d+)">Up to', text)

    assert asked(40, 45, 60, 120, None) == ["30", "45", "60", "120"]
    assert asked(10, 90) == ["15", "90"]
    assert asked(None) == []


def test_the_start_page(da: dict[str, Page]) -> None:  # 10
    text = da["index.md"].text
    assert '<a href="step-1/index.html"><circle' in text
    assert ">Bro</text>" in text
    assert f'href="cases/newer.html">{sign("case")}Den nyere</a>' in text and "older" not in text


def test_texts_are_never_markup(da: dict[str, Page]) -> None:  # 11
    for page in da.values():
        assert not re.search("<(over|noget|alle|igen|lidt|rapport)>", page.text), page.path


def test_search_finds_what_was_added(da: dict[str, Page]) -> None:  # 12
    case = da["cases/older.md"].search_documents()[0]
    assert case["summary"] == "De gik <over> broen."
    assert "35 pct. kom over." in case["body"]
    assert "Ved vandet" in da["stories/tale/index.md"].search_documents()[0]["headings"]
    terms = {document["url"]: document for document in da["glossary.md"].search_documents()}
    assert any("For alle." in term["summary"] and term["kind"] == "term" for term in terms.values())


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_list_of_worksheets_leads_to_how_to_print(language: str) -> None:
    page = next(page for page in real.trees()[language].pages if page.path == "worksheets/index.md")
    assert "](../about/printing.md)" in page.text
    assert "](../about/printing.md)" not in list_pages.worksheets([], language, {}).text


def test_every_sign_that_content_can_name_is_drawn() -> None:
    steps = set(get_args(StepSign))
    levels = {f"level-{n}" for n in range(1, 5)}
    kinds = {"guide", "case", "term", "worksheet", "pack", "figure", "place", "theme"}
    assert steps | levels | kinds | {"public", "private", "third"} == set(drawings())


def test_cases_say_sectors_and_levels_with_signs_and_words(da: dict[str, Page]) -> None:  # 5
    case = da["cases/newer.md"].text
    assert re.search(
        r'bb-tag-public"><svg [^>]*aria-hidden="true"><use href="#sign-public"/></svg>Offentlig</span>', case
    )
    assert re.search(r'#sign-level-1"/></svg>Niveau 1</span>', da["cases/index.md"].text)


def test_a_sign_that_is_not_drawn_is_nothing() -> None:
    assert sign("no-such-sign") == ""


def test_a_case_leads_on(da: dict[str, Page]) -> None:  # 5
    text = da["cases/newer.md"].text
    after = text.partition("{: #like }")[2]
    assert f'href="../cases/older.html">{sign("case")}Den ældre</a>' in after
    assert "newer.html" not in after, "a case is not like itself"
    assert '<a rel="next" href="../cases/older.html">Næste case: Den ældre</a>' in after
    assert 'rel="next"' not in da["cases/undated.md"].text, "it is the last"


def test_cases_are_alike_by_their_people_and_then_by_what_else_they_share() -> None:  # 5
    cases = real.LIBRARY.guide.cases
    for key, case in cases.items():
        found = like(key, cases)
        assert key not in found and len(found) <= 3
        assert all(set(cases[other].target_groups) & set(case.target_groups) for other in found)


def test_blocks_hold_markdown_and_references(trees: dict[str, Tree]) -> None:  # 13
    library, _ = lint(TOLD)
    prose = SiteWriter(library, "da", [], {}).prose(WATER)
    text = prose.markdown(
        "::: short\n- **Et** punkt\n:::\n\n::: number [35 pct.](fact:share)\nkom over\n:::\n\n::: number [35 pct.](fact:share)\nigen\n:::\n\n"
        "::: checklist Før <mødet>\n- Ring\n:::\n\n::: pull\nIngen gik.\n:::\n"
    )
    made = markdown.markdown(text, extensions=["attr_list", "md_in_html"])
    assert "<strong>Et</strong>" in made and '<p class="bb-block-title">Kort fortalt</p>' in made
    assert made.count('class="bb-numbers"') == 1 and made.count('<p class="bb-number__big">35 pct.<sup') == 2
    assert '<p class="bb-block-title">Før &lt;mødet&gt;</p>' in made and "<p>Ingen gik.</p>" in made
    assert prose.notes.facts == ["share"] and ":::" not in made


def test_a_case_has_its_key_number(da: dict[str, Page]) -> None:  # 5
    assert '<p class="bb-number__big">35 pct.<sup' in da["cases/newer.md"].text
    assert '<p class="bb-key"><b>35 pct.</b> kom over</p>' in da["cases/index.md"].text
    assert "bb-number" not in da["cases/undated.md"].text
