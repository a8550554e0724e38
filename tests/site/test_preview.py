"""What `serve` shows at once: the pages that a change makes anew, as the build will make them, and the site untouched."""

from pathlib import Path

import pytest

from tests.site import fakes
from tests.sites import TOLD, copy_of
from toolkit.cli.live import digest
from toolkit.site.build import build_site
from toolkit.site.preview import Preview
from toolkit.site.previews import Previews

WATER, TERMS = "guide/da/step-1/water.md", "glossary.yaml"


class Desk:
    """A content folder that may be spoiled, its site, and a preview of it."""

    def __init__(self, folder: Path) -> None:
        self.content, self.site, self.work = copy_of(TOLD, folder / "content"), folder / "site", folder / "work"
        self.build()
        self.preview = Preview(self.content, self.site, self.work)
        self.preview.settle()

    def build(self) -> bool:
        with fakes.making_sheets_here(fakes.quick_sheet):
            return build_site(self.content, self.site).ok

    def edit(self, name: str, old: str, new: str) -> list[str]:
        path = self.content / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        return self.preview.update([path])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BROBYGGER_CACHE", str(fakes.own_cache(folder / "cache")))
        yield Desk(folder)  # type: ignore[misc]


def pages_of(desk: Desk, folder: Path, names: list[str]) -> dict[str, str]:
    return {name: digest((folder / name).read_bytes()) for name in names}


def test_a_sentence_of_a_page_makes_that_page_as_the_build_will(desk: Desk) -> None:
    before = pages_of(desk, desk.site, ["da/step-1/water.html"])
    made = desk.edit(WATER, "\n\n", "\n\nEn ny sætning om vand.\n\n")
    assert made == ["da/step-1/water.html"]
    assert "En ny sætning om vand." in (desk.preview.out / made[0]).read_text("utf-8")
    assert pages_of(desk, desk.site, made) == before, "the site is for the build"
    assert desk.build()
    assert pages_of(desk, desk.preview.out, made) == pages_of(desk, desk.site, made)
    desk.preview.settle()
    assert desk.preview.update([desk.content / WATER]) == []


def test_what_stands_on_several_pages_is_made_on_each(desk: Desk) -> None:
    made = desk.edit(WATER, "title: Vandet", "title: Et helt nyt navn")
    assert {"da/step-1/water.html", "da/step-1/index.html"} <= set(made)
    assert "Et helt nyt navn" in (desk.preview.out / "da/step-1/index.html").read_text("utf-8")
    assert set(desk.edit(WATER, "title: Et helt nyt navn", "title: Vandet")) == set(made), "and back"


def test_a_sheet_is_made_in_every_language(desk: Desk) -> None:
    made = desk.edit("worksheets/small.yaml", "title: {da: ", "title: {da: Nyt ")
    assert "da/worksheets/small.html" in made
    assert "Nyt " in (desk.preview.out / "da/worksheets/small.html").read_text("utf-8")


def test_faults_of_shape_make_nothing(desk: Desk) -> None:
    text = (desk.content / TERMS).read_text("utf-8")
    assert desk.edit(TERMS, text, text + "\nnonsense: [") == []
    assert desk.preview.update([desk.content / TERMS]) == []
    (desk.content / TERMS).write_text(text, "utf-8")


def test_a_process_that_was_killed_costs_one_preview(desk: Desk, tmp_path: Path) -> None:
    previews = Previews(desk.content, desk.site, tmp_path)
    previews.close()
    assert previews.update([desk.content / WATER]) == []
    previews.settle()
    assert previews.update([]) == [], "settled now"
    text = (desk.content / WATER).read_text("utf-8")
    (desk.content / WATER).write_text(f"{text}\nTil sidst.\n", "utf-8")
    assert previews.update([desk.content / WATER]) == ["da/step-1/water.html"]
    assert "Til sidst." in (previews.folder / "da/step-1/water.html").read_text("utf-8")
    previews.close()
