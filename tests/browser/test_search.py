"""The search engine by itself: spellings, parts of words, order, excerpts. How it looks on a page is in test_site.py."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.browser.check_in_node import ask_in_node
from tests.real import trees
from tests.tiers import ALL
from toolkit.words.locale import words


def document(
    url: str,
    title: str,
    body: str = "",
    summary: str = "",
    keywords: tuple[str, ...] = (),
    kind: str = "guide",
    leads: tuple[str, ...] = (),
) -> dict[str, Any]:
    return {
        "leads": list(leads),
        "url": url,
        "kind": kind,
        "title": title,
        "headings": [],
        "anchors": [],
        "summary": summary,
        "keywords": [*keywords, *leads],
        "body": body,
    }


DOCUMENTS = [
    document("roles", "Trin 3: Roller", "Projektledelse kan deles. Hvem har ansvaret?", "Lær jer selv at kende."),
    document(
        "agreement",
        "Byg samarbejdet",
        "En aftale om økonomi og ændringer. " + "Fyld. " * 60 + "Til sidst står ordet forankring her.",
        "Skriv ned.",
    ),
    document(
        "prevention",
        "Kriminalitetsforebyggelse",
        "Om målgruppen og 360°-eftersyn på Ærø.",
        keywords=("samskabelse", "co-creation"),
    ),
    document("café", "Åben café", "Aalborg og naïve idéer", "Kommunernes møde"),
]


def search(*queries: str, documents: list[dict[str, Any]] = DOCUMENTS, language: str = "da") -> dict[str, Any]:
    known = words(language)["site"]["search"]
    given = {
        "documents": documents,
        "stop": known["stop"],
        "endings": known["endings"],
        "asks": known["asks"],
        "queries": queries,
    }
    [answer] = ask_in_node([given], runner=Path(__file__).with_name("search_runner.mjs"))
    return answer


CASES = {
    "økonomi": ["agreement"],
    "oekonomi": ["agreement"],
    "ØKONOMI": ["agreement"],
    "aendringer": ["agreement"],
    "maalgruppe": ["prevention"],
    "målgruppen": ["prevention"],
    "aerø": ["prevention"],
    "aaben cafe": ["café"],
    "a\u030aben": ["café"],  # å as two characters
    "naive ideer": ["café"],
    "ålborg": ["café"],
    "forebyggelse": ["prevention"],  # the end of a word
    "ledelse": ["roles"],
    "forebyg": ["prevention"],  # the middle of a word
    "samarbejdsaftale": ["agreement"],  # known words inside the query
    "kommuner": ["café"],
    "kommune": ["café"],
    "cocreation": ["prevention"],
    "co-creation": ["prevention"],
    "360": ["prevention"],
    "samskablse": ["prevention"],  # a slip
    "hvordan er det med roller": ["roles"],  # small words do not count
    "roller forankring": ["roles", "agreement"],  # no page has both
    "zzzz": [],
    "": [],
    "   ": [],
    "§§ !!": [],
    "(": [],
}


@pytest.fixture(scope="module")
def results() -> dict[str, list[str]]:
    return dict(zip(CASES, search(*CASES)["found"], strict=True))


@pytest.mark.parametrize("query", CASES)
def test_finds(results: dict[str, list[str]], query: str) -> None:
    assert set(results[query]) == set(CASES[query])


def test_a_word_of_the_title_comes_before_a_word_of_the_text() -> None:
    assert search("samarbejdet roller")["found"][0][:1] in (["agreement"], ["roles"])
    assert search("kan møde åben")["found"][0][0] == "café"


def test_the_excerpt_shows_the_found_word_and_marks_it() -> None:
    excerpt = search("forankring")["excerpts"][0][0]
    assert [piece["text"] for piece in excerpt if piece["marked"]] == ["forankring"]
    text = "".join(piece["text"] for piece in excerpt)
    assert text.startswith("… ")
    assert len(text) < 200


def test_the_whole_written_word_is_marked() -> None:
    excerpt = search("ledelse")["excerpts"][0][0]
    assert [piece["text"] for piece in excerpt if piece["marked"]] == ["Projektledelse"]


def test_a_page_without_a_text_shows_its_summary() -> None:
    assert "".join(piece["text"] for piece in search("roller")["excerpts"][0][0]) == "Lær jer selv at kende."


def test_forms_of_a_word_find_each_other() -> None:
    forms = [
        ("spørgsmålet", "Spørgsmålene til jer", "da"),
        ("grupper", "En gruppe", "da"),
        ("aftalerne", "Aftale", "da"),
        ("ensomme", "Ensomhed", "da"),
        ("starter", "At starte", "da"),
        ("frivilligt", "Frivillige", "da"),
        ("lonely", "Loneliness", "en"),
        ("stopping", "When to stop", "en"),
        ("agreements", "Agreement", "en"),
        ("companies", "The company", "en"),
    ]
    for query, title, language in forms:
        documents = [document("there", title), document("other", "Noget andet", "Uden det ord.")]
        assert search(query, documents=documents, language=language)["found"][0] == ["there"], query
    marked = search("spørgsmålet", documents=[document("x", "X", "Her er spørgsmålene.")])["excerpts"][0][0]
    assert [piece["text"] for piece in marked if piece["marked"]] == ["spørgsmålene"]


def test_pages_with_all_words_come_before_those_with_some() -> None:
    documents = [document("one", "Aftale aftale", "aftale"), document("both", "Andet", "En aftale om penge.")]
    assert search("aftale penge", documents=documents)["found"][0] == ["both", "one"]


def test_a_term_named_as_the_query_comes_before_cases_and_after_pages_about_it() -> None:
    documents = [
        document("case", "Vejle", "En mentor og en mentor til.", "Mentor.", ("mentor",), "case"),
        document("words#mentor", "Følgesvend", summary="En, der går med.", keywords=("mentor",), kind="term"),
        document("words#other", "Mentor i en skole", summary="Noget andet.", kind="term"),
    ]
    assert search("mentor", documents=documents)["found"][0] == ["words#mentor", "case", "words#other"]
    page = document("page", "Mentor", "Om mentor og mentor.", "Mentor.", ("mentor",))
    assert search("mentor", documents=[*documents, page])["found"][0][:3] == ["page", "words#mentor", "case"]


def test_what_a_theme_leads_to_comes_before_all_that_has_the_word() -> None:
    documents = [
        document("title", "Frivillige", "Frivillige og frivillige.", "Frivillige.", ("frivillige",)),
        document("theme", "Folk der hjælper", kind="theme", leads=("frivillige", "finde frivillige")),
    ]
    for query in ("frivillige", "Frivillig", "hvordan finder man frivillige"):
        assert search(query, documents=documents)["found"][0] == ["theme", "title"], query
    assert search("frivillige hjælper", documents=documents)["found"][0][0] == "theme"
    assert (
        search("frivillige folk", documents=[documents[0] | {"body": "folk"}, documents[1]])["found"][0][0] == "title"
    )


def test_a_theme_is_led_to_by_words_written_apart_together_or_with_a_slip() -> None:
    documents = [
        document("title", "Forening", "En forening. Samarbejds aftaler.", "Forening.", ("forening",)),
        document("theme", "Andre ord", kind="theme", leads=("forening", "foreninger", "samarbejdsaftale", "hold fast")),
    ]
    for query in ("forenning", "samarbjedsaftale", "samarbejds aftale", "holdfast"):
        assert search(query, documents=documents)["found"][0][0] == "theme", query
    assert search("forenkling", documents=documents)["found"][0][:1] != ["theme"]  # another word


def test_words_that_are_each_of_a_theme_lead_to_all_of_them() -> None:
    documents = [
        document("title", "Unge uden arbejde", "Unge uden arbejde, og projektet."),
        document("young", "Andre ord", kind="theme", leads=("unge", "unge mennesker")),
        document("work", "Flere ord", kind="theme", leads=("ledige", "efter projektet")),
        document("managers", "Andre ord igen", kind="theme", leads=("leder",)),
    ]
    found = search("ledige unge", "unge lediige", "unge projektet", "leder", documents=documents)["found"]
    assert [urls[:2] for urls in found[:2]] == [["young", "work"]] * 2
    assert found[2][0] == "title"  # what is left of a theme's words without the small ones is no theme
    assert found[3][0] == "managers"  # the nearer spelling: without their endings `leder` and `ledige` are one


def test_a_word_for_a_kind_brings_what_is_of_that_kind_and_so_named() -> None:
    documents = [
        document("page", "Roller", "Roller og ark, ark og roller.", "Ark om roller.", ("roller",)),
        document("sheet", "Hvem gør hvad", "Et skema.", keywords=("rolle",), kind="worksheet"),
        document("other", "Noget andet", "Roller.", kind="worksheet"),
        document("words#role", "rolle", summary="Det, en part gør.", kind="term"),
    ]
    found = search("ark om roller", "rolleark", "hvad er en rolle", "roller", documents=documents)["found"]
    assert [urls[0] for urls in found] == ["sheet", "sheet", "words#role", "page"]


def test_a_small_word_is_no_form_of_a_telling_one() -> None:
    assert search("demens", documents=[document("small", "Hjælp dem", "Dem og dem.")])["found"] == [[]]


def test_a_misspelt_word_is_looked_for_beside_the_words_in_it() -> None:
    documents = [document("part", "Partner", "En partner."), document("word", "Partnerskab", "Et partnerskab.")]
    assert search("partnerskap", documents=documents)["found"][0][0] == "word"


# What people type, and the one page that must come first.
FIRST = {
    "da": {
        "ensomhed": "themes/loneliness",
        "ensom": "themes/loneliness",
        "find en sponsor": "themes/companies",
        "konflikter mellem parter": "themes/trouble",
        "afslutte samarbejdet": "step-7/when-to-stop",
        "forebyggelsestrappen": "step-1/four-levels",
        "dialogkort": "worksheets/dilemma-cards",
        "unge": "themes/young-people",
        "aftale": "step-5/agreement",
        "frivillige": "themes/volunteers",
        "penge": "themes/money",
        "skabelon": "worksheets/index",
        "dagsorden": "packs/index",
        "gdpr": "step-5/rules",
        "hvordan aftaler vi roller": "themes/roles",
        "hvad betyder niveau 2": "step-1/four-levels",
        "ark til 24 personer": "which-worksheet",
        "24 personer to timer": "which-worksheet",
        "hvad er dette": "about/index",
        "hvad er det her": "about/index",
        "roler": "themes/roles",
        "rollefordelingen": "themes/roles",
        "styregruppen": "themes/roles",
        "2 timer": "which-worksheet",
        "hvilket arbejdsark": "which-worksheet",
        "ensomhet": "themes/loneliness",
        "aeldre": "themes/older-people",
        "samarbejdsaftalen": "step-5/agreement",
        "frivilige": "themes/volunteers",
        "volunteers": "themes/volunteers",
        "foreningerne": "themes/associations",
        "ngo": "themes/associations",
        "funding": "themes/money",
        "agenda": "packs/index",
        "møde": "packs/index",
        "template": "worksheets/index",
        "co-creation": "themes/co-creation",
        "interessentanalyse": "themes/find-partners",
        "stakeholders": "themes/find-partners",
        "maaling": "themes/results",
        "konflikter": "themes/trouble",
        "udsatte": "step-1/exclusion",
        "misbrug": "themes/substance-use",
        "forbyggelse": "step-1/four-levels",
        "projektleder": "step-5/project-lead",
        "case unge": "cases/youth-in-social-enterprise",
        "ordbog": "glossary",
        "kilder": "sources",
        "forenning": "themes/associations",
        "frivilligkoordinater": "themes/volunteers",
        "frivillige stopper": "themes/volunteers",
        "samarbejds aftale": "step-5/agreement",
        "tavsheds pligt": "step-5/rules",
        "fortrolighed": "step-5/rules",
        "sam skabelse": "themes/co-creation",
        "samskablese": "themes/co-creation",
        "borgerindragelse": "themes/involvement",
        "brugerindragelse": "themes/involvement",
        "virksomhed frivillig": "themes/companies",
        "utilpassede unge": "themes/young-people",
        "offentlig privat": "step-4/companies-and-municipalities",
        "styringsgrupper": "themes/roles",
        "kick off": "themes/getting-started",
        "icebreaker": "packs/index",
        "KPI": "themes/results",
        "hvad virker": "themes/results",
        "projektplan": "themes/plan",
        "deadline": "themes/plan",
        "hvad er en peer": "step-6/peers-and-mentors",
        "mentor ordning": "step-6/peers-and-mentors",
        "eksempler": "cases/index",
        "fordelene ved": "themes/worth",
        "ulemper": "themes/worth",
        "rolle ark": "worksheets/role-finder",
        "rolleark": "worksheets/role-finder",
        "aftale skabelon": "worksheets/agreement",
        "skabelon til aftale": "worksheets/agreement",
        "case ensomhed": "cases/older-peoples-network",
        "ledelses opbakning": "themes/management",
        "chefen": "themes/management",
        "leder": "themes/management",
        "ledige": "themes/work",
        "vi mangler tid": "themes/plan",
        "demens": "themes/older-people",
        "gamle mennesker": "themes/older-people",
        "psykisk syge": "themes/mental-health",
        "arbejdsløse unge": "themes/young-people",
        "hvad er et partnerskab": "glossary#partnership",
        "hvad betyder mandat": "glossary#mandate",
        "forsikring af frivillige": "step-5/rules",
        "presse": "worksheets/share-results",
        "forskning": "sources",
        "tal": "facts/index",
        "gratis": "about/index",
        "tabte svar": "about/filling-in",
        "kom godt igang": "themes/getting-started",
        "ansvars fordeling": "themes/roles",
        "projekt leder": "worksheets/project-lead",
        "SWOT": "themes/trouble",
        "swot analyse": "themes/trouble",
        "ABCD": "step-4/resources",
        "ABCD metoden": "step-4/resources",
        "ressource kortlægning": "step-4/resources",
        "projektvugge": "step-7/organisational-forms",
        "projekt vugge": "step-7/organisational-forms",
        "forandringsteori": "themes/results",
        "logisk model": "themes/results",
        "evaluerings skema": "themes/results",
        "midtvejsevaluering": "themes/results",
        "frivillige falder fra": "themes/volunteers",
        "mangler frivilige": "themes/volunteers",
        "rekrutering": "themes/volunteers",
        "frivillige og ansatte": "themes/volunteers",
        "databehandler aftale": "step-5/rules",
        "udbud": "step-5/rules",
        "kommisorium": "step-5/agreement",
        "sponsorat": "themes/companies",
        "virksomheds samarbejde": "themes/companies",
        "tjekliste": "worksheets/index",
        "excel": "worksheets/index",
        "post-its": "packs/index",
        "borger møde": "packs/index",
        "navneskilte": "packs/index",
        "gantt": "themes/plan",
        "magtbalance": "step-5/theory",
        "ordblind": "about/accessibility",
        "exit strategi": "themes/lasting",
        "lukke projektet": "step-7/when-to-stop",
        "stifte en forening": "step-7/organisational-forms",
        "social økonomi": "step-3/social-enterprises",
        "landdistrikt": "themes/neighbourhood",
        "fængsler": "themes/crime",
        "heidi og bente": "stories/index",
        "samarbejdsaftale skabelon": "worksheets/agreement",
        "psykisk sårbare": "themes/mental-health",
        "evaluering": "themes/results",
        "finde partnere": "themes/find-partners",
        "kommune frivillig": "themes/volunteers",
        "penge til projekt": "themes/money",
        "kontaktperson": "themes/roles",
        "risikovurdering": "themes/trouble",
        "samarbejdsmodel": "step-5/forms",
        "nyhedsbrev": "worksheets/share-results",
    },
    "en": {
        "how to measure effect": "themes/results",
        "partnership agreement template": "worksheets/agreement",
        "job centre": "themes/work",
        "housing": "themes/neighbourhood",
        "project funding": "themes/money",
        "lonely": "themes/loneliness",
        "youth": "themes/young-people",
        "contract": "step-5/agreement",
        "volunteers": "themes/volunteers",
        "funding": "themes/money",
        "templates": "worksheets/index",
        "agenda": "packs/index",
        "how do we agree roles": "themes/roles",
        "what does prevention level 2 mean": "step-1/four-levels",
        "24 people two hours": "which-worksheet",
        "what is this": "about/index",
        "two hours": "which-worksheet",
        "lonelyness": "themes/loneliness",
        "voluntear": "themes/volunteers",
        "charities": "themes/associations",
        "ngo": "themes/associations",
        "stakeholder mapping": "themes/find-partners",
        "steering group": "themes/roles",
        "meeting": "packs/index",
        "substance abuse": "themes/substance-use",
        "vulnerable people": "step-1/exclusion",
        "local authority": "themes/municipalities",
        "sustainability": "themes/lasting",
        "prejudice": "step-3/prejudices",
        "print": "about/printing",
        "glossary": "glossary",
        "asociation": "themes/associations",
        "volunteers quit": "themes/volunteers",
        "MOU": "step-5/agreement",
        "kick-off meeting": "themes/getting-started",
        "steering committee": "themes/roles",
        "coproduction": "themes/co-creation",
        "co creation": "themes/co-creation",
        "public private": "step-4/companies-and-municipalities",
        "involvment": "themes/involvement",
        "KPIs": "themes/results",
        "measure effect": "themes/results",
        "what works": "themes/results",
        "deadline": "themes/plan",
        "cost": "themes/money",
        "lonely old people": "themes/loneliness",
        "what is a peer": "step-6/peers-and-mentors",
        "mentoring": "step-6/peers-and-mentors",
        "examples": "cases/index",
        "one hour meeting": "which-worksheet",
        "role sheet": "worksheets/role-finder",
        "a case about young people": "cases/roskilde-mentors",
        "case about companies": "cases/refugee-council-event-day",
        "management support": "themes/management",
        "buy-in": "themes/management",
        "benefits of": "themes/worth",
        "drawbacks": "themes/worth",
        "no time": "themes/plan",
        "case loneliness": "cases/older-peoples-network",
        "lonlyness": "themes/loneliness",
        "dementia": "themes/older-people",
        "rough sleeping": "themes/homelessness",
        "what is a partnership": "glossary#partnership",
        "what does anchoring mean": "glossary#anchoring",
        "partnership agreemnt": "step-5/agreement",
        "young unemployed": "themes/young-people",
        "insurance for volunteers": "step-5/rules",
        "logbook": "themes/results",
        "risk analysis": "themes/trouble",
        "research": "sources",
        "cite": "about/index",
        "lost answers": "about/filling-in",
        "sheet for 24 people": "which-worksheet",
        "SWOT analysis": "themes/trouble",
        "ABCD": "step-4/resources",
        "asset based community development": "step-4/resources",
        "project cradle": "step-7/organisational-forms",
        "theory of change": "themes/results",
        "logic model": "themes/results",
        "mid-term review": "themes/results",
        "baseline": "themes/results",
        "volunteers drop out": "themes/volunteers",
        "volunteer recruitement": "themes/volunteers",
        "volunteers and paid staff": "themes/volunteers",
        "data processing agreement": "step-5/rules",
        "safeguarding": "step-5/rules",
        "procurement": "step-5/rules",
        "terms of reference": "step-5/agreement",
        "sponsorship": "themes/companies",
        "charity partnership": "themes/companies",
        "checklist": "worksheets/index",
        "spreadsheet": "worksheets/index",
        "sticky notes": "packs/index",
        "town hall meeting": "packs/index",
        "to-do list": "themes/plan",
        "dyslexia": "about/accessibility",
        "exit strategy": "themes/lasting",
        "start a charity": "step-7/organisational-forms",
        "bylaws": "step-7/organisational-forms",
        "business plan": "step-3/social-enterprises",
        "boundary spanner": "step-6/bridge-builders",
        "ex-prisoners": "themes/crime",
        "find a sponsor": "themes/companies",
        "addicts": "themes/substance-use",
        "conflicts between partners": "themes/trouble",
        "ending a partnership": "step-7/when-to-stop",
        "prevention ladder": "step-1/four-levels",
        "who wrote this": "about/index",
        "story": "stories/index",
    },
}


@pytest.mark.parametrize("language", FIRST)
def test_what_people_type_leads_to_its_theme(language: str) -> None:
    paths = {document["url"] for document in documents_of(language)}
    wanted = {
        query: page.replace("#", ".html#") if "#" in page else f"{page}.html" for query, page in FIRST[language].items()
    }
    asked = {query: page for query, page in wanted.items() if page in paths}
    assert len(asked) > 5
    assert {query: found_in_guide(language)[query][0] for query in asked} == asked


# What people type, and the place on the first page where it opens: a heading that says more of it than the title, or the section that has it.
OPENS = {
    "da": {
        "niveau 2": "step-1/four-levels.html#niveau-2-tidligt",
        "forebyggelse niveau 2": "step-1/four-levels.html#niveau-2-tidligt",
        "hvad betyder niveau 2": "step-1/four-levels.html#niveau-2-tidligt",
        "niveau": "step-1/four-levels.html#",
        "fase 3": "step-6/four-phases.html#fase-3-i-hverdagen-lad-ansvar-og-timer-flges-ad",
        "dilemma 3": "step-6/dilemmas.html#3-ven-eller-hjlper",
        "cpr": "about/privacy.html#skriv-ikke-cpr-numre",
        "tavshedspligt": "step-5/rules.html#oplysninger-om-mennesker",
        "forsikring": "step-5/rules.html#frivillige",
        "udbud": "step-5/rules.html#penge-og-aftaler",
        "regler": "step-5/rules.html#",
        "ensom": "themes/loneliness.html#",
    },
    "en": {
        "level 2": "step-1/four-levels.html#level-2-early",
        "prevention level 2": "step-1/four-levels.html#level-2-early",
        "what does level 3 mean": "step-1/four-levels.html#level-3-treatment",
        "confidentiality": "step-5/rules.html#information-about-people",
        "insurance": "step-5/rules.html#volunteers",
        "volunteer": "themes/volunteers.html#",
    },
}


@pytest.mark.parametrize("language", OPENS)
def test_the_first_page_opens_at_what_was_asked(language: str) -> None:
    answer = search(*OPENS[language], documents=documents_of(language), language=language)
    opened = [f"{urls[0]}#{anchors[0]}" for urls, anchors in zip(answer["found"], answer["places"], strict=True)]
    assert dict(zip(OPENS[language], opened, strict=True)) == OPENS[language]


def test_a_page_opens_where_it_says_what_is_asked() -> None:
    page = document(
        "page", "Fire niveauer", "Fire niveauer. Om tid. Niveau 2: først Her er hus. Til sidst Her er hus og have."
    )
    page |= {
        "kind": "guide",
        "headings": ["Niveau 2: først", "Til sidst"],
        "anchors": ["first", "last"],
        "leads": ["niveau 2", "have", "bog"],
    }
    queries = {
        "niveau 2": "first",
        "niveau": "",
        "have": "last",
        "hus have": "last",
        "hus": "first",
        "tid": "",
        "sidst": "last",
        "hus bog": "",
    }
    places = search(*queries, documents=[page])["places"]
    assert dict(zip(queries, [found[0] for found in places], strict=True)) == queries


# What people ask for in their own words → a page that must be among the first ones.
ASKED = {
    "da": {
        "workshop dagsorden": "which-worksheet",
        "datingprofil pdf": "worksheets/dating-profile",
        "ældre ensomme": "cases/older-peoples-network",
        "hvordan starter vi": "index",
        "ensomhed": "cases/older-peoples-network",
        "unge": "themes/young-people",
        "aftale": "step-5/agreement",
        "aftalerne": "step-5/agreement",
        "frivillige": "step-3/civil-society",
        "penge": "step-2/money",
        "hvem betaler": "step-2/money",
        "skabelon": "worksheets/index",
        "udfyldte skemaer": "check",
        "gem mine svar": "about/filling-in",
        "hvornår skal vi stoppe": "step-7/when-to-stop",
        "fordommene": "step-3/prejudices",
        "mentorerne": "step-6/peers-and-mentors",
        "flygtninge": "cases/cocreation-refugees-aalborg",
        "møde med kommunen": "step-3/municipalities",
        "hvad er samskabelse": "step-5/six-principles",
        "evalueringen": "step-6/follow-up",
    },
    "en": {
        "workshop agenda": "which-worksheet",
        "dating profile pdf": "worksheets/dating-profile",
        "lonely older people": "cases/older-peoples-network",
        "how do we start": "index",
        "agreements": "step-5/agreement",
        "volunteering": "themes/volunteers",
        "who pays": "step-2/money",
        "template": "worksheets/index",
        "stopping": "step-7/when-to-stop",
        "prejudices": "step-3/prejudices",
    },
}
AMONG = 5


@pytest.mark.parametrize("language", ASKED)
def test_everyday_words_find_their_page(language: str) -> None:
    found = found_in_guide(language)
    lost = {
        query: found[query][:AMONG]
        for query, page in ASKED[language].items()
        if f"{page}.html" not in found[query][:AMONG]
    }
    assert lost == {}


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_of_the_guide_is_found_by_its_title_and_its_keywords(language: str) -> None:
    found = found_in_guide(language)
    lost = [(address, query) for address, query in named(language) if address not in found[query][:8]]
    assert lost == []


def documents_of(language: str) -> list[dict[str, Any]]:
    return [document for page in trees()[language].pages for document in page.search_documents()]


@cache
def named(language: str) -> list[tuple[str, str]]:
    """Pages with their titles, also as they are written on a keyboard without æ, ø and å, and with their keywords."""
    pages = [
        page for page in trees()[language].pages if not page.path.startswith("stories/") and page.path != "index.md"
    ]
    pages = pages if ALL else pages[::8]
    plain = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
    asked = [(page.address, page.title) for page in pages]
    asked += [(address, title.translate(plain)) for address, title in asked]
    # A keyword that many pages share leads to one of them.
    shared = Counter(word for page in trees()[language].pages for word in page.keywords)
    asked += [(page.address, word) for page in pages for word in page.keywords[:3] if shared[word] == 1]
    return asked


@cache
def found_in_guide(language: str) -> dict[str, list[str]]:
    """What each query of the tests finds in the real guide, whose words are put in order once for all of them."""
    queries = list(dict.fromkeys([*FIRST[language], *ASKED[language], *(query for _, query in named(language))]))
    return dict(
        zip(queries, search(*queries, documents=documents_of(language), language=language)["found"], strict=True)
    )
