"""The zip of the site and the list by which a browser keeps it."""

import hashlib
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.site import fakes
from tests.sites import GUIDED
from toolkit.site import offline
from toolkit.site.build import build_site
from toolkit.site.offline import LISTED, VERSION, WORKER, ZIP, said_size, write_zip
from toolkit.site.root_files import HOST_ONLY
from toolkit.site.target import MARKER, files_in


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two builds of the same content in two folders."""
    folder = tmp_path_factory.mktemp("twice")
    with fakes.making_sheets_here(fakes.quick_sheet):
        for name in ("one", "two"):
            assert build_site(GUIDED, folder / name).ok
    return [folder / "one", folder / "two"]


def test_two_builds_make_the_same_zip_and_an_unchanged_site_none(sites: list[Path]) -> None:
    for name in (ZIP, LISTED, VERSION, WORKER):
        assert (sites[0] / name).read_bytes() == (sites[1] / name).read_bytes(), name
    made = (sites[0] / ZIP).stat().st_mtime_ns
    with fakes.making_sheets_here(fakes.quick_sheet):
        assert build_site(GUIDED, sites[0]).unchanged
    assert (sites[0] / ZIP).stat().st_mtime_ns == made


def test_the_zip_holds_all_that_works_from_a_disk_in_one_folder(sites: list[Path]) -> None:
    site = sites[0]
    left_out = {*HOST_ONLY, ZIP, WORKER, LISTED, VERSION, MARKER}
    with zipfile.ZipFile(site / ZIP) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        folder = names[0].partition("/")[0]
        assert set(names) == {f"{folder}/{name}" for name in files_in(site) if name not in left_out}
        for name in names:
            there = site / name.partition("/")[2]
            if there.name != "offline.html":
                assert packed.read(name) == there.read_bytes(), name
        inside = packed.read(f"{folder}/da/offline.html").decode()
    outside = (site / "da/offline.html").read_text("utf-8")
    assert "offline.zip" not in inside and "data-offline-have" in inside
    assert 'href="../offline.zip"' in outside and "data-offline-have" not in outside
    assert said_size((site / ZIP).stat().st_size, "da") in outside
    version = json.loads((site / VERSION).read_text("utf-8"))["version"]
    for page in (inside, outside):
        assert re.search(r"<span data-offline-version>(\w+)</span>", page)[1] == version  # type: ignore[index]


def test_a_page_that_names_another_version_is_not_packed_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROBYGGER_CACHE", str(tmp_path / "cache"))
    packed: list[int] = []
    pack = offline._deflated
    monkeypatch.setattr(offline, "_deflated", lambda data: (packed.append(len(data)), pack(data))[1])
    page, text = tmp_path / "page.html", "".join(chr(32 + n * n % 90) for n in range(5000))
    for version, long in (("0a", 2), ("0b", 0)):
        page.write_text(
            f'<p>{text}<a href="s.js?v=000000{version}"><a href="t.js?v=11111111">{text[::-1]}</p>', "utf-8"
        )
        write_zip(tmp_path / ZIP, tmp_path, [page.name], "folder", set())
        assert sum(size > 5000 for size in packed) == long
        assert sum(packed) - 5000 * 2 * (long > 0) < 100
        packed.clear()
        with zipfile.ZipFile(tmp_path / ZIP) as zipped:
            assert zipped.testzip() is None
            assert zipped.read("folder/page.html") == page.read_bytes()
            assert zipped.getinfo("folder/page.html").compress_size < page.stat().st_size


def test_the_list_says_what_each_language_needs(sites: list[Path]) -> None:
    site = sites[0]
    listed = json.loads((site / LISTED).read_text("utf-8"))
    parts = [listed["shared"], *listed["pages"].values(), *listed["more"].values()]
    names = [name for part in parts for name in part]
    assert len(names) == len(set(names))
    assert set(names) == set(files_in(site)) - {*HOST_ONLY, ZIP, WORKER, LISTED, VERSION, MARKER}
    for part in parts:
        for name, (digest, size) in part.items():
            data = (site / name).read_bytes()
            assert (hashlib.sha256(data).hexdigest()[:8], len(data)) == (digest, size), name
    assert "assets/search-da.js" in listed["pages"]["da"] and "assets/search-en.js" in listed["pages"]["en"]
    assert {"index.html", "assets/site.css", "assets/form.js"} <= set(listed["shared"])
    assert all(
        name.endswith(".pdf") or name.startswith(("assets/packs/", "assets/sheets/")) for name in listed["more"]["da"]
    )
    assert "da/pdf/every-answer.pdf" in listed["more"]["da"]
