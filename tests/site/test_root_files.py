"""What stands beside the languages, where one of them lacks the tool's words."""

import re
from pathlib import Path

from tests.sites import TOLD, copy_of
from toolkit.content.lint import lint
from toolkit.site.root_files import NOT_FOUND, write_root


def root_of(folder: Path, languages: str, out: Path) -> dict[str, str]:
    site = folder / "site.yaml"
    site.write_text(f"name: Broen\ncontact: a@b.dk\nurl: https://x.dk/bro/\nlanguages: {languages}\n", "utf-8")
    out.mkdir()
    return {name: (out / name).read_text("utf-8") for name in write_root(out, lint(folder)[0], {})}


def test_no_link_says_another_language_than_it_leads_to(tmp_path: Path) -> None:
    files = root_of(copy_of(TOLD, tmp_path / "told"), "[da, en, de]", tmp_path / "site")
    assert re.findall(r'href="(..)/index.html">(.*?)<', files["index.html"]) == [
        ("da", "Fortsæt på dansk"),
        ("en", "Continue in English"),
        ("de", "Deutsch"),
    ]
    assert re.findall(r'<p class="bb-lone" lang="(..)"', files["index.html"]) == ["da", "en"], "each text once"
    german = files[NOT_FOUND].partition('<section lang="de">')[2]
    assert "<h2>Deutsch</h2>" in german and '<a href="/bro/de/index.html" lang="en">' in german


def test_a_lone_language_without_words_says_what_has_happened(tmp_path: Path) -> None:
    files = root_of(copy_of(TOLD, tmp_path / "told"), "[de]", tmp_path / "site")
    assert '<h1 lang="en">There is no such page</h1>' in files[NOT_FOUND]
    assert "<title>There is no such page – Broen</title>" in files[NOT_FOUND]
