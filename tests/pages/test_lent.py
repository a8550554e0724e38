"""A text that is lent from another language says which: in a page, in a PDF, as a part of a line; and what no language lends is as it was."""

import io
import pickle
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tests.sites import TOLD, copy_of
from toolkit.author.normal import pick
from toolkit.author.texts import Translated
from toolkit.content.guide.model import Literature
from toolkit.content.guide.places import place_of
from toolkit.content.lint import lint
from toolkit.content.site_model import Mark
from toolkit.pages.guide.chapter import _markdown
from toolkit.pages.guide.prose import Prose
from toolkit.pages.site import normalised, plan_site
from toolkit.pages.worksheets.list_pages import sources
from toolkit.paper.sheet import print_html
from toolkit.pdf.make.layout import lay_out
from toolkit.reading.lent import Lent
from toolkit.site.frame import frame
from toolkit.templating.environment import environment
from toolkit.templating.languages import lines_in_their_language

TITLE, LABEL = "Our answers", "Which help do you offer?"
INTRO, ANSWER, OPTION = "First read it.", "A room on Mondays", "By phone"
SHEET = f"""id: lent
version: 1
title: {{da: Vores svar, en: {TITLE}}}
purpose: {{da: Formål, en: Purpose, sv: Syfte}}
personal_data: none
step: 1
sections:
  - id: all
    title: {{da: Alt, en: All of it, sv: Allt}}
    intro: {{da: Læs., en: "{INTRO}\\nThen write."}}
    fields:
      - {{id: name, type: text, label: {{da: Navn, en: Name, sv: Namn}}}}
      - {{id: help, type: text, label: {{da: Hvilken hjælp?, en: "{LABEL}"}}}}
      - id: ways
        type: choice
        label: {{da: Hvordan?, en: How?, sv: Hur?}}
        options: [{{value: phone, label: {{da: Telefon, en: {OPTION}}}}}, {{value: talk, label: {{da: Samtale, en: Talk, sv: Samtal}}}}]
examples:
  - {{id: filled, title: {{da: Udfyldt, en: Filled}}, answers: {{name: {{da: Ida, en: Ida, sv: Ebba}}, help: {{da: Rum, en: {ANSWER}}}, ways: phone}}}}
  - {{id: other, title: {{da: Andet, en: Other}}, answers: {{ways: talk}}}}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = copy_of(TOLD, tmp_path_factory.mktemp("lent") / "base")
    (base / "worksheets/lent.yaml").write_text(SHEET, "utf-8")
    own = base.with_name("own")
    own.mkdir()
    (own / "site.yaml").write_text(
        "name: Vår\ncontact: post@brobygger.dk\nextends: ../base\nlanguages: [sv]\n", "utf-8"
    )
    return own


def spoken(html: str, text: str) -> list[str | None]:
    """The languages of the elements whose words begin with the text."""
    return [
        lang and lang[1]
        for attributes in re.findall(rf"<[a-z0-9]+([^<>]*)>\s*{re.escape(text)}", html)
        for lang in [re.search(r'\slang="([^"]*)"', attributes)]
    ]


def test_a_page_says_which_of_its_texts_are_lent(folder: Path) -> None:
    library, _ = lint(folder)
    pages = {page.path: page for page in plan_site(library, normalised(library))[0]["sv"].pages}
    page = pages["worksheets/lent.md"]
    assert set(spoken(page.text, TITLE)) == set(spoken(page.text, LABEL)) == {"en"}
    assert "en" not in spoken(page.text, "Namn") + spoken(page.text, "Allt")
    assert page.title == TITLE
    for text in (INTRO, ANSWER, f"{OPTION}</p>"):
        assert spoken(page.text, text) == ["en"], text
    for text in ("Ebba", "Samtal</p>"):
        assert spoken(page.text, text) == [None], text
    # Also what code says, and what a page of the guide that is lent is called elsewhere.
    check = next(one for one in pages.values() if one.path == "check.md")
    assert re.match(r'# <span lang="en">', check.text)
    drawing = next(one for one in pages.values() if one.path.startswith("figures/") and "<svg xmlns" in one.text)
    assert re.search(r'<svg xmlns[^>]*lang="en"', drawing.text), "a figure whose words are all lent"
    tree = plan_site(library, normalised(library))[0]["sv"]
    titles = frame(library, tree, {}).extra["lent_titles"]
    assert titles["check.html"] == titles["step-1/index.html"] == "en"
    assert set(frame(library, tree, {}).extra["lent_groups"].values()) == {"en"}, "what a part of the menu is called"
    assert "en" in re.findall(r'<text class="bb-bridge-label"[^>]*lang="([a-z]*)"', pages["index.md"].text)
    lent = [one for one in library.guide.pages["sv"].pages if one.spoken]
    assert lent and all(isinstance(one.title, Lent) for one in lent)
    html = _markdown().reset().convert(page.text)
    assert re.search(rf'<h1[^>]*><span lang="en">{TITLE}</span></h1>', html)
    assert not re.search(
        "[\ue000-\uf8ff]", "".join(str(one.search_documents()) + one.markdown() for one in pages.values())
    )


def test_a_place_in_a_source_is_lent_as_a_whole(folder: Path) -> None:
    library, _ = lint(folder)
    contents = [Mark(line=1, chapter="Ett", page=1), Mark(line=9, heading="Två"), Mark(line=20, page=4)]
    library.sources["book"] = library.sources["book"].model_copy(update={"contents": contents})
    where = Prose(library, "sv", "figures/x.md", str).place("book", "2, 10")["where"]
    assert isinstance(where, Lent) and where.spoken == "en" and where.count("section") == 2
    assert type(Prose(library, "da", "figures/x.md", str).place("book", "2")["where"]) is str


def test_a_word_in_a_third_language_is_named_on_the_pages_of_the_others(folder: Path) -> None:
    library, _ = lint(folder)
    term = library.guide.terms["bridge"]
    library.guide.terms["bridge"] = term.model_copy(
        update={"term": Translated(term.term | {"sv": "brobyggare", "de": "Brückenbauer"})}
    )
    text = next(
        page.text for page in plan_site(library, normalised(library))[0]["sv"].pages if page.path == "glossary.md"
    )
    assert re.search('In German: (</span>)?<span lang="de">Brückenbauer</span>', text) and "In Danish: " in text


def test_a_source_says_its_language_where_the_page_has_another(folder: Path) -> None:
    """Its headings, and its title where the page's begins with it: not the translation behind it, nor a title that is all translated."""
    library, _ = lint(folder)
    contents = [Mark(line=1, chapter="Ét & to"), Mark(line=9, heading="Tre")]
    titles = {"da": "Bogen", "en": "Bogen (The book)", "sv": "Boken"}
    update = {"language": "da", "contents": contents, "title": Translated(titles), "short": None}
    library.sources["book"] = library.sources["book"].model_copy(update=update)
    template = environment("en").from_string("<a>{{ title }}</a>, {{ where | capital }}; {{ title | markdown }}.")
    template.name = "place.html.j2"
    en, sv, da = (Prose(library, language, "figures/x.md", str).place("book", "10") for language in ("en", "sv", "da"))
    assert template.render(en) == (
        '<a><span lang="da">Bogen</span> (The book)</a>, The section “<span lang="da">Tre</span>” in '
        '“<span lang="da">Ét &amp; to</span>”; <span lang="da">Bogen</span> \\(The book\\).'
    )
    assert en["title"] == "Bogen (The book)" and en["where"] == "the section “Tre” in “Ét & to”"
    assert pickle.loads(pickle.dumps(en)) == en and pickle.loads(pickle.dumps(en["where"])).signed == en["where"].signed
    assert sv["title"] == "Boken" and type(sv["title"]) is str and isinstance(sv["where"], Lent)
    assert type(da["title"]) is type(da["where"]) is str
    quoting = place_of(library.sources["book"], "en", Translated({"da": "»Tre«", "en": "“Tre” (three), not “Treen”"}))
    assert quoting.__html__() == quoting.signed and quoting == "“Tre” (three), not “Treen”"
    template = environment("en").from_string("{{ place | markdown }}")
    template.name = "place.md.j2"
    assert template.render(place=quoting).startswith('“<span lang="da">Tre</span>” ')


def test_what_a_source_names_says_the_language_of_its_title(folder: Path) -> None:
    """In the list of sources and in a note; what is told in the page's own language says nothing."""
    library, _ = lint(folder)
    told = {"via": "book", "used_for": {"da": "Mål", "en": "Goals", "sv": "Mål"}}
    thesis = Literature.model_validate({"reference": "Hansen 2008: Mål & midler", "language": "da", **told})
    talk = Literature.model_validate(
        {"reference": {"da": "Interview med en leder", "en": "Interview with a manager"}, **told}
    )
    library.guide.literature.update(thesis=thesis, talk=talk)
    en, da = (sources(library, [], language).text for language in ("en", "da"))
    assert '<li id="thesis"><span lang="da">Hansen 2008: Mål &amp; midler</span>. ' in en
    assert '<li id="thesis">Hansen 2008: Mål &amp; midler. ' in da
    assert '<li id="talk">Interview with a manager. ' in en
    key, sourced = next(iter(library.guide.facts.items()))
    library.guide.facts[key] = replace(sourced, fact=sourced.fact.model_copy(update={"origin": "thesis"}))
    template = environment("en").from_string("{{ origin }}; {{ t('guide.facts.origin', origin=origin) }}")
    template.name = "note.html.j2"
    made = template.render(Prose(library, "en", "figures/x.md", str).fact(key))
    assert made.count('<span lang="da">Hansen 2008: Mål &amp; midler</span>') == 2


def test_a_pdf_says_it_in_its_structure(folder: Path) -> None:
    library, _ = lint(folder)
    model = normalised(library)["lent"]["sv"]
    html = print_html(model)
    assert spoken(html, "Namn") and "en" not in spoken(html, "Namn")
    with pikepdf.open(io.BytesIO(lay_out(html))) as pdf:
        assert str(pdf.Root.Lang) == "sv"
        assert {str(one.Lang) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one and "/S" in one} == {"sv", "en"}  # fmt: skip


def test_a_pdf_in_one_language_says_it_once() -> None:
    library, _ = lint(TOLD)
    with pikepdf.open(io.BytesIO(lay_out(print_html(normalised(library)["small"]["da"])))) as pdf:
        assert [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Lang" in one] == [pdf.Root]


def test_what_is_lent_is_a_text_like_any_other() -> None:
    text = pick(Translated({"da": "Ja & nej", "en": "Yes & no"}), "sv")
    assert (text, text.spoken) == ("Yes & no", "en")
    assert pickle.loads(pickle.dumps(text)).spoken == "en"
    assert type(pick(Translated({"da": "Ja", "en": "Yes"}), "da")) is str
    assert [one.spoken for one in pick(Translated({"da": ["Ja"]}), "sv")] == ["da"]


@pytest.mark.parametrize(
    ("template", "made"),
    [
        ("<p class='a'>{{ x }}</p>", "<p class='a' lang=\"en\">A &amp; B</p>"),
        ("<p>Och {{ x }}.</p>", '<p>Och <span lang="en">A &amp; B</span>.</p>'),
        ('<a title="{{ x }}">Och</a>', '<a title="A &amp; B">Och</a>'),
        ("<option>{{ x }}</option><option>1 {{ x }}</option>", '<option lang="en">A &amp; B</option><option>1 A &amp; B</option>'),
        ('<p lang="sv">{{ x }}</p>', '<p lang="sv"><span lang="en">A &amp; B</span></p>'),
        ("{{ x ~ 1 }}", '<span lang="en">A &amp; B</span>1'),
    ],
)  # fmt: skip
def test_where_a_template_writes_it(template: str, made: str) -> None:
    compiled = environment("sv").from_string(template)
    compiled.name = "page.html.j2"
    assert compiled.render(x=Lent("A & B", "en")) == made
    compiled.name = "new.yaml.j2"
    assert 'lang="en"' not in compiled.render(x=Lent("A & B", "en"))


def test_running_text_says_it_line_by_line() -> None:
    lines = "Some *words*.\n\n- one\n\n## Two {: #two }\n\n| a | b |"
    made = lines_in_their_language(lines, Lent(lines, "en"))
    assert made == (
        '<span lang="en">Some *words*.</span>\n\n- <span lang="en">one</span>\n\n'
        '## <span lang="en">Two</span> {: #two }\n\n| a | b |'
    )
    assert lines_in_their_language(lines, lines) == lines
