"""The folder of a site: never a folder that is not ours, never half a site."""

from pathlib import Path

import pytest

from toolkit.paths import ROOT
from toolkit.site.report import Refused
from toolkit.site.target import MARKER, Target


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROBYGGER_CACHE", str(tmp_path / "cache"))


def built(folder: Path, inputs: str = "a", **files: str) -> Target:
    target = Target(folder)
    with target.building() as new:
        for name, text in files.items():
            (new / name).write_text(text)
        target.swap(inputs)
    return target


def test_a_folder_of_somebody_else_is_refused_and_untouched(tmp_path: Path, content: Path) -> None:
    other = tmp_path / "photos"
    other.mkdir()
    (other / "cat.jpg").write_text("cat")
    with pytest.raises(Refused) as refused:
        Target(other).check(content)
    assert refused.value.key == "not_ours"
    assert str(other) in refused.value.sentence("da")
    assert (other / "cat.jpg").read_text() == "cat"


@pytest.mark.parametrize("marker", ["", "{}", "[1]", '{"format": "something-else/1"}', "\xff"])
def test_a_marker_that_is_not_ours_is_no_marker(tmp_path: Path, content: Path, marker: str) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / MARKER).write_text(marker, "latin-1")
    with pytest.raises(Refused):
        Target(folder).check(content)


def test_an_empty_folder_a_new_one_and_our_own_are_fine(tmp_path: Path, content: Path) -> None:
    (tmp_path / "empty").mkdir()
    Target(tmp_path / "empty").check(content)
    Target(tmp_path / "new" / "deep").check(content)
    Target(content / "site").check(content)
    built(tmp_path / "site", index="x").check(content)


def test_a_file_in_the_place_of_the_folder(tmp_path: Path, content: Path) -> None:
    (tmp_path / "site").write_text("x")
    with pytest.raises(Refused) as refused:
        Target(tmp_path / "site").check(content)
    assert refused.value.key == "not_folder"


def test_sources_are_never_the_target(tmp_path: Path, content: Path) -> None:
    (content / "worksheets").mkdir(parents=True, exist_ok=True)
    for folder in (content, content / "worksheets", tmp_path, ROOT, ROOT / "toolkit"):
        with pytest.raises(Refused) as refused:
            Target(folder).check(content)
        assert refused.value.key == "holds_source"


def test_whole_means_same_inputs_and_same_bytes(tmp_path: Path) -> None:
    target = built(tmp_path / "site", index="one")
    assert target.is_whole("a")
    assert not target.is_whole("b")
    (tmp_path / "site/index").write_text("two")
    assert not target.is_whole("a")
    (tmp_path / "site/index").unlink()
    assert not target.is_whole("a")


def test_what_a_user_put_there_is_carried_over_and_what_we_made_is_not(tmp_path: Path) -> None:
    built(tmp_path / "site", index="old", gone="x")
    (tmp_path / "site/CNAME").write_text("brobygger.test")
    (tmp_path / "site/own").mkdir()
    (tmp_path / "site/own/note.txt").write_text("keep")
    target = built(tmp_path / "site", "b", index="new")
    assert (tmp_path / "site/index").read_text() == "new"
    assert (tmp_path / "site/CNAME").read_text() == "brobygger.test"
    assert (tmp_path / "site/own/note.txt").read_text() == "keep"
    assert not (tmp_path / "site/gone").exists()
    assert target.is_whole("b"), "a file of the user does not make the site another"


def test_an_error_on_the_way_leaves_the_old_site_and_nothing_beside_it(tmp_path: Path) -> None:
    target = built(tmp_path / "site", index="old")
    with pytest.raises(ZeroDivisionError), target.building() as new:
        (new / "index").write_text("half")
        raise ZeroDivisionError
    assert (tmp_path / "site/index").read_text() == "old"
    assert not target.new.exists()


def test_stopped_between_the_two_renames_the_old_site_comes_back(tmp_path: Path) -> None:
    target = built(tmp_path / "site", index="old")
    target.folder.rename(target._old)
    with pytest.raises(ZeroDivisionError), target.building():
        raise ZeroDivisionError
    assert (tmp_path / "site/index").read_text() == "old"


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refused) as refused, Target(tmp_path / "file" / "site").building():
        pass
    assert refused.value.key == "cannot_write"
    assert refused.value.sentence("en")


def test_the_folder_that_was_asked_for_is_named_where_it_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    target = Target(tmp_path / "site")
    monkeypatch.setattr(type(target.new), "mkdir", lambda path, *a, **k: refuse(path) if path == target.new else None)
    with pytest.raises(Refused) as refused, target.building():
        pass
    assert str(refused.value.values["folder"]) == str(tmp_path / "site")


def test_a_full_disk_is_told_of_the_site_not_of_what_was_copied(tmp_path: Path) -> None:
    target = Target(tmp_path / "site")
    with pytest.raises(Refused) as refused, target.building() as new:
        raise OSError(28, "No space left on device", str(tmp_path / "source"), None, str(new / "copy"))
    assert str(refused.value.values["folder"]) == str(tmp_path / "site")


def test_a_drive_that_can_only_be_read_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system", str(path))  # also where there is nothing to take away

    target = Target(tmp_path / "site")
    monkeypatch.setattr(type(target.new), "mkdir", lambda path, *a, **k: refuse(path) if path == target.new else None)
    monkeypatch.setattr(type(target.new), "unlink", refuse)
    with pytest.raises(Refused) as refused, target.building():
        pass
    assert str(refused.value.values["folder"]) == str(tmp_path / "site")
