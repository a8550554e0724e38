"""The whole build, with real MkDocs and esbuild; the PDFs are stand-ins, but for one test."""

import hashlib
import json
import re
from html import unescape
from pathlib import Path
from unittest.mock import MagicMock
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from jinja2 import Environment

from tests.site import fakes
from tests.sites import GUIDED, MINIMAL, TOLD, copy_of
from tests.tiers import ALL
from toolkit.content.lint import lint
from toolkit.content.normalise import normalise
from toolkit.content.publisher import brand_of
from toolkit.paper.print_files import print_files
from toolkit.site import pool
from toolkit.site.build import build_site
from toolkit.site.library_sheets import printed
from toolkit.site.report import BuildReport, Refused
from toolkit.site.target import MARKER, files_in


@pytest.fixture(scope="module", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests run at the same time and must not meet in one cache."""
    folder = fakes.own_cache(tmp_path_factory.mktemp("cache"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROBYGGER_CACHE", str(folder))
        yield  # type: ignore[misc]


def build(content: Path, out: Path) -> BuildReport:
    with fakes.making_sheets_here(fakes.quick_sheet):
        return build_site(content, out)


def snapshot(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files_in(folder)}


def codes(report: BuildReport) -> list[tuple[str, str, int]]:
    return [(problem.code, problem.file, problem.line) for problem in report.problems if not problem.warning]


@pytest.fixture(scope="module")
def guided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("guided") / "site"
    report = build(GUIDED, out)
    assert codes(report) == []
    assert (report.pages, report.pdfs, report.pdfs_made) == (28, 14, 14)
    return out


def test_every_promised_file_is_there(guided: Path) -> None:
    names = set(files_in(guided))
    for language in ("da", "en"):
        for name in (
            "index.html",
            "step-1/index.html",
            "worksheets/index.html",
            "worksheets/every-answer.html",
            "sources.html",
            "check.html",
            "findings.html",
        ):
            assert f"{language}/{name}" in names
        assert {
            f"{language}/pdf/every-answer.pdf",
            f"{language}/pdf/every-answer--full.pdf",
            f"{language}/pdf/every-answer--leader.pdf",
            f"{language}/pdf/every-answer--cards.pdf",
            f"{language}/pdf/guide.pdf",
            f"{language}/pdf/guide-step-1.pdf",
            f"{language}/pdf/guide-step-1--booklet.pdf",
        } <= names
    assert {
        "index.html",
        "assets/brobygger.js",
        "assets/form.js",
        "assets/site.css",
        "assets/search-da.js",
        "assets/words-en.js",
        "assets/findings-en.js",
        "assets/shared.png",
        "robots.txt",
        "sitemap.xml",
        "404.html",
        "assets/tools.js",
    } <= names
    assert not [
        name for name in names if name.endswith((".gz", ".map", "/404.html", "/sitemap.xml")) or "/assets/" in name
    ]


def test_one_sitemap_names_every_page_in_every_language(guided: Path) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = ElementTree.parse(guided / "sitemap.xml")
    pages = {f"https://brobygger.test/proeve/{name}" for name in files_in(guided) if re.match(r"\w\w/.*\.html$", name)}
    assert {one.text for one in tree.findall("s:url/s:loc", space)} == pages
    assert {one.get("href") for one in tree.findall("s:url/x:link", space)} == pages
    assert "Sitemap: https://brobygger.test/proeve/sitemap.xml\n" in (guided / "robots.txt").read_text("utf-8")


def test_the_page_for_what_is_not_there_works_at_any_depth(guided: Path) -> None:
    text = (guided / "404.html").read_text("utf-8")
    addresses = re.findall(r'(?:href|src)="([^"]*)"', text)
    assert len(addresses) == 6
    for address in addresses:
        assert address.startswith("/proeve/")
        assert (guided / address.removeprefix("/proeve/")).is_file(), address
    assert 'lang="da"' in text and 'lang="en"' in text


def test_a_link_that_is_sent_on_says_what_it_is(guided: Path) -> None:
    text = (guided / "en/step-1/index.html").read_text("utf-8")
    said = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', text))
    assert f"<title>{said['title']} – " in text
    assert said["url"] == "https://brobygger.test/proeve/en/step-1/index.html"
    assert said["image"] == "https://brobygger.test/proeve/assets/shared.png"
    assert said["locale"] == "en_GB" and said["description"]
    assert dict(re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]*)">', text)) == {
        language: f"https://brobygger.test/proeve/{language}/step-1/index.html" for language in ("da", "en")
    }
    feedback = re.search(r'href="(mailto:[^"]*subject=[^"]*)"', text)
    assert feedback
    mail = urlsplit(unescape(feedback[1]))
    asked = parse_qs(mail.query)
    assert mail.path == "hjaelp@brobygger.test"
    assert asked == {"subject": [f"Prøven: {unescape(said['title'])}"], "body": [said["url"]]}


def test_without_an_address_nothing_asks_for_one(tmp_path: Path) -> None:
    assert build(MINIMAL, tmp_path / "site").ok
    names = files_in(tmp_path / "site")
    assert "sitemap.xml" not in names
    assert (tmp_path / "site/robots.txt").read_text("utf-8") == "User-agent: *\nAllow: /\n"
    text = (tmp_path / "site/da/index.html").read_text("utf-8")
    assert 'property="og:title"' in text and "og:image" not in text and "og:url" not in text
    assert 'rel="alternate"' not in text


def test_pages_obey_the_policy_they_carry(guided: Path) -> None:
    for name in files_in(guided):
        if name.endswith(".html"):
            text = (guided / name).read_text("utf-8")
            assert "default-src 'self';" in text
            assert re.search(r'<meta name="description" content="[^"]', text), name
            assert "/" not in name or re.search(r'<meta name="brobygger-site" content="[0-9a-f]{8}"', text), name
            assert "bb-nav" not in text.partition("<main")[2], name  # a landmark of its own, outside the main content
            assert "unsafe-inline" not in text
            assert "unsafe-eval" not in text
            assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", text), name
            assert not [
                script
                for script in re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", text)
                if 'type="application/json"' not in script
            ], name
            assert not re.search(r'<(?:link|script|img)[^>]*(?:src|href)="(?:https?:)?//(?!brobygger\.test)', text), (
                name
            )
    styles = (guided / "assets/site.css").read_text("utf-8")
    assert "data:" not in styles
    files = re.findall(r"url\(([^)]*)\)", styles)
    assert files, "the typeface"
    assert [name for name in files if not (guided / "assets" / name.strip('"').partition("?")[0]).is_file()] == []


def test_language_switch_stays_on_the_page(guided: Path) -> None:
    text = (guided / "da/worksheets/every-answer.html").read_text("utf-8")
    assert '<html lang="da"' in text
    assert '<a lang="en" hreflang="en" href="../../en/worksheets/every-answer.html">English</a>' in text
    assert 'href="../../da/step-1/index.html">Dansk</a>' in (guided / "en/step-1/index.html").read_text("utf-8")


def test_footer_names_licence_and_contact(guided: Path) -> None:
    text = (guided / "en/index.html").read_text("utf-8")
    assert "Published by Prøveforeningen." in text
    assert "<p>Engvej 1, 9999 Byen</p>" in text
    assert '<a href="mailto:hjaelp@brobygger.test">hjaelp@brobygger.test</a>' in text


def test_the_root_is_a_choice_that_a_script_may_make(guided: Path) -> None:
    text = (guided / "index.html").read_text("utf-8")
    assert '<script src="assets/chooser.js">' in text
    assert 'href="da/index.html"' in text and 'href="en/index.html"' in text


def test_only_pages_with_a_form_load_its_script(guided: Path) -> None:
    assert "form.js" in (guided / "da/worksheets/every-answer.html").read_text("utf-8")
    assert "form.js" not in (guided / "da/step-1/index.html").read_text("utf-8")


def test_pages_of_earlier_builds_are_the_pages_of_a_fresh_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some pages change: the others come from the cache, and nobody can tell."""
    content = copy_of(TOLD, tmp_path / "content")
    assert build(content, tmp_path / "site").ok
    page = content / "guide/da/step-1/water.md"
    page.write_text(page.read_text("utf-8").replace("title: Vandet", "title: Havet"), "utf-8")
    if ALL:
        assert build(content, tmp_path / "site").ok
    for name in ("worksheets/small.yaml", "facts/book.yaml", "glossary.yaml"):
        part = content / name
        part.write_text(re.sub(r'(da: "?)(?=[A-ZÆØÅ])', r"\1Nyt ", part.read_text("utf-8")), "utf-8")
    assert build(content, tmp_path / "site").ok
    monkeypatch.setenv("BROBYGGER_CACHE", str(tmp_path / "empty"))
    assert build(content, tmp_path / "fresh").ok
    again, fresh = snapshot(tmp_path / "site"), snapshot(tmp_path / "fresh")
    assert again == fresh
    shown = (tmp_path / "site/da/step-1/index.html").read_text("utf-8")
    assert "Havet" in shown and "Vandet" not in shown and "?late" not in shown
    cards = (tmp_path / "site/en/cases/index.html").read_text("utf-8")
    assert '<span lang="da">Den udaterede</span>' in cards
    stored = list((tmp_path / "empty/pages").rglob("*.html"))
    assert len(stored) == sum(name.endswith(".html") for name in fresh) - 2, "every page but those at the root"


def test_two_builds_are_the_same_bytes(guided: Path, tmp_path: Path) -> None:
    with fakes.making_sheets_by(fakes.quick_sheet):  # by three workers, the other in one process
        build_site(GUIDED, tmp_path / "elsewhere" / "other", jobs=3)
    assert snapshot(tmp_path / "elsewhere" / "other") == snapshot(guided)


def test_nothing_changed_is_seen_and_anything_changed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, out = copy_of(MINIMAL, tmp_path / "content"), tmp_path / "site"
    assert not build(content, out).unchanged
    whole = snapshot(out)
    assert build(content, out).unchanged
    (out / "da/index.html").write_text("spoiled")
    assert not build(content, out).unchanged
    (out / "en/pdf/tiny.pdf").unlink()
    assert not build(content, out).unchanged
    assert snapshot(out) == whole
    sheet = content / "worksheets/tiny.yaml"
    sheet.write_text(sheet.read_text("utf-8").replace("Navnet på ællingen", "Navnet på svanen"), "utf-8")
    with monkeypatch.context() as patch:  # what an earlier build has compiled is compiled no more
        patch.setattr(Environment, "compile", MagicMock(side_effect=AssertionError))
        assert not build(content, out).unchanged
    assert "Navnet på svanen" in (out / "da/worksheets/tiny.html").read_text("utf-8")


def test_a_page_that_is_gone_is_gone(tmp_path: Path) -> None:
    content, out = copy_of(GUIDED, tmp_path / "content"), tmp_path / "site"
    build(content, out)
    for language in ("da", "en"):
        (content / f"guide/{language}/about/index.md").unlink()
        page = content / f"guide/{language}/index.md"
        page.write_text(page.read_text("utf-8").replace(", [om](about/index.md)", ""), "utf-8")
    assert codes(build(content, out)) == []
    assert not (out / "da/about").exists()


def test_errors_leave_the_last_good_site(tmp_path: Path) -> None:
    content, out = copy_of(MINIMAL, tmp_path / "content"), tmp_path / "site"
    build(content, out)
    before = snapshot(out)
    (content / "worksheets/tiny.yaml").write_text("id: [", "utf-8")
    report = build(content, out)
    assert not report.ok
    assert codes(report)[0][:2] == ("yaml-syntax", "worksheets/tiny.yaml")
    assert snapshot(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"], "nothing was left beside it"


def test_faults_of_a_pdf_stop_the_build(tmp_path: Path) -> None:
    with fakes.making_sheets_here(fakes.faulty_sheet):
        report = build_site(MINIMAL, tmp_path / "site")
    assert codes(report) == [("pdf-fault", "worksheets/tiny.yaml", 1)] * 2
    assert not (tmp_path / "site").exists()


def test_a_worker_that_dies_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused, fakes.making_sheets_by(fakes.dying_sheet):
        build_site(MINIMAL, tmp_path / "site")
    assert refused.value.key == "worker_died"
    assert list(tmp_path.iterdir()) == []


IN_THE_SOURCE = {
    "[x](../nowhere.md)": "broken-link",
    "[x](#no-such)": "broken-anchor",
    "[x](/absolute.md)": "broken-link",
    "![x](no-such.png)": "broken-link",
}
ON_THE_PAGE = {  # seen when the pages lie beside each other, the unchanged ones as they were built before
    "[x](../sources.md#no-such) ![house]": "broken-anchor",
    "[house]: https://example.org/picture.png": "outside-request",
    '<a href="../pdf/no-such.pdf">x</a>': "broken-link",
}


@pytest.mark.parametrize("links", [IN_THE_SOURCE, ON_THE_PAGE], ids=["in the source", "on the page"])
def test_links_that_lead_nowhere_are_errors_with_their_place(
    guided: Path, tmp_path: Path, links: dict[str, str]
) -> None:
    content = copy_of(GUIDED, tmp_path / "content")
    page = content / "guide/da/step-1/index.md"
    page.write_text(page.read_text("utf-8") + "".join(f"\n{link}\n" for link in links), "utf-8")
    report = build(content, tmp_path / "site")
    lines = page.read_text("utf-8").splitlines()
    assert sorted(codes(report)) == sorted(
        (code, "guide/da/step-1/index.md", lines.index(link) + 1) for link, code in links.items()
    )
    assert all(
        problem.sentence(language) and problem.remedy(language)
        for problem in report.problems
        for language in ("da", "en")
    )


def test_pictures_of_the_guide_come_along(tmp_path: Path) -> None:
    content = copy_of(GUIDED, tmp_path / "content")
    (content / "guide/da/step-1/bro.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    page = content / "guide/da/step-1/index.md"
    page.write_text(page.read_text("utf-8") + "\n![En bro](bro.svg)\n", "utf-8")
    assert codes(build(content, tmp_path / "site")) == []
    assert (tmp_path / "site/da/step-1/bro.svg").is_file()


def test_one_language_is_enough(tmp_path: Path) -> None:
    content = copy_of(GUIDED, tmp_path / "content")
    site = content / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("[da, en]", "[da]"), "utf-8")
    assert codes(build(content, tmp_path / "site")) == []
    assert not (tmp_path / "site/en").exists()
    assert 'hreflang="en"' not in (tmp_path / "site/da/index.html").read_text("utf-8")


def test_what_search_reads_is_a_classic_script(guided: Path) -> None:
    text = (guided / "assets/search-da.js").read_text("utf-8")
    assert text.startswith("window.brobyggerSearch={")
    first, _, engine = text.partition("\n")
    assert "window.brobyggerEngine=" in engine, "the engine comes with what it searches, not with every page"
    known = json.loads(first.removeprefix("window.brobyggerSearch=").removesuffix(";"))
    assert {document["url"] for document in known["documents"]} == {
        name.removeprefix("da/") for name in files_in(guided) if name.startswith("da/") and name.endswith(".html")
    }


def test_licences_of_others_come_along(guided: Path) -> None:
    text = (guided / "assets/licences.txt").read_text("utf-8")
    assert "minisearch" in text
    assert "mkdocs-material" in text
    assert text.count("Permission is hereby granted") >= 2


def test_texts_of_authors_are_never_markup_in_the_frame(tmp_path: Path) -> None:
    content = copy_of(GUIDED, tmp_path / "content")
    evil = "<i>&quot; & 'y'</i>"
    (content / "site.yaml").write_text(
        f'name: "{evil}"\norganisation: "{evil}"\nlicence: "{evil}"\ncontact: "{evil}"\n', "utf-8"
    )
    for language in ("da", "en"):
        page = content / f"guide/{language}/step-1/index.md"
        head = f'---\ntitle: "{evil}"\nsummary: "{evil}"\nstep: 1\n---\n'
        page.write_text(head + page.read_text("utf-8").split("---\n", 2)[2], "utf-8")
    assert codes(build(content, tmp_path / "site")) == []
    for name in ("index.html", "da/index.html", "da/step-1/index.html", "da/worksheets/every-answer.html"):
        text = (tmp_path / "site" / name).read_text("utf-8")
        assert "<i>" not in re.sub(r'<script type="application/json".*?</script>', "", text, flags=re.DOTALL), name
        assert not re.search(r'content="<', text)


def test_a_worksheet_called_index_is_refused(tmp_path: Path) -> None:
    content = copy_of(MINIMAL, tmp_path / "content")
    sheet = content / "worksheets/tiny.yaml"
    sheet.rename(content / "worksheets/index.yaml").write_text(
        sheet.with_name("index.yaml").read_text("utf-8").replace("id: tiny", "id: index"), "utf-8"
    )
    report = build(content, tmp_path / "site")
    assert [code for code, _, _ in codes(report)] == ["same-page"]


def test_the_marker_names_every_file(guided: Path) -> None:
    marker = json.loads((guided / MARKER).read_text("utf-8"))
    assert set(marker["files"]) | {MARKER} == set(files_in(guided))


def test_real_pdfs_are_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = copy_of(MINIMAL, tmp_path / "content")
    settings = "languages: [da]\nlicence: CC BY 4.0\n"
    (content / "site.yaml").write_text(settings)
    first = build_site(content, tmp_path / "site")
    assert (first.pdfs, first.pdfs_made) == (2, 2)
    before = (tmp_path / "site/da/pdf/tiny--one.pdf").read_bytes()
    assert before.startswith(b"%PDF")
    (content / "site.yaml").write_text(f"{settings}contact: a@brobygger.test\n")
    monkeypatch.setattr(pool, "workers", fakes.no_workers)  # the first build had them
    again = build_site(content, tmp_path / "site")
    assert (again.unchanged, again.pdfs_made) == (False, 0), "the contact is not in a PDF"
    assert (tmp_path / "site/da/pdf/tiny--one.pdf").read_bytes() == before
    (content / "site.yaml").write_text(f"{settings}name: Nyt navn\n")
    assert build_site(content, tmp_path / "site").pdfs_made == 2, (
        "the name of the site stands at the foot of each sheet"
    )


def test_a_pack_is_part_of_the_site(tmp_path: Path) -> None:
    content = copy_of(MINIMAL, tmp_path / "content")
    pack = "id: meet\ntitle: {da: M, en: M}\npurpose: {da: M, en: M}\naudience: {da: M, en: M}\nparticipants: {min: 4, max: 9, default: 5}\n"
    pack += "evaluation: false\nparts: [{id: a, title: {da: A, en: A}, minutes: 10, form: plenary}]\n"
    (content / "packs").mkdir()
    (content / "packs/meet.yaml").write_text(pack, "utf-8")
    report = build(content, tmp_path / "site")
    assert codes(report) == []
    for language in ("da", "en"):
        assert (tmp_path / f"site/{language}/pdf/pack-meet.pdf").read_bytes().startswith(b"%PDF")
    (content / "worksheets/tiny.yaml").rename(content / "worksheets/pack-meet.yaml")
    sheet = content / "worksheets/pack-meet.yaml"
    sheet.write_text(sheet.read_text("utf-8").replace("id: tiny", "id: pack-meet"), "utf-8")
    assert ("page-twice", "packs/meet.yaml", 1) in codes(build(content, tmp_path / "site"))


def test_an_organisation_has_its_logo_and_colours(tmp_path: Path) -> None:
    site = copy_of(GUIDED, tmp_path / "content")
    with (site / "site.yaml").open("a", encoding="utf-8") as file:
        file.write("logo: our.svg\ncolours: {main: '#5B2A86', mark: '#FFD166'}\n")
    (site / "our.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><circle r="2"/></svg>')
    out = tmp_path / "site"
    assert codes(build(site, out)) == []
    own = (out / "assets/own.css").read_text("utf-8")
    assert "--md-primary-fg-color:#5b2a86" in own and "--bb-sun:#ffd166" in own
    page = (out / "da/step-1/index.html").read_text("utf-8")
    assert page.index("assets/site.css") < page.index("assets/own.css")
    assert re.search(r'<img class="bb-logo-own" src="../../assets/logo.svg\?v=[0-9a-f]{8}" alt="" height="30">', page)
    assert (out / "assets/logo.svg").read_bytes() == (site / "our.svg").read_bytes()
    for name in ("index.html", "404.html"):
        assert "assets/own.css" in (out / name).read_text("utf-8")
    library, _ = lint(site)
    model = normalise(library.worksheets[0], "da", library)
    assert '<html lang="da" style="--brand:#5b2a86">' in printed(library, model).html
    assert all("--brand:#5b2a86" in file.html for file in print_files(model, brand=brand_of(library)))
