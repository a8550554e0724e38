"""A build makes the ready-made file of each pack in each language, once."""

from pathlib import Path

import pikepdf
import pytest

from tests.packs.content import folder, parts
from toolkit.content.lint import lint
from toolkit.packs.kit import Options
from toolkit.site.pack_cache import key_of_pack
from toolkit.site.pack_files import PackJob, make_pack, pack_jobs, packs_made, place_pack


@pytest.fixture
def jobs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[PackJob]:
    monkeypatch.setenv("BROBYGGER_CACHE", str(tmp_path / "cache"))
    library, _ = lint(folder())
    (tmp_path / "da").mkdir()
    (tmp_path / "en").mkdir()
    return pack_jobs(library, lambda language: tmp_path / language)


def test_each_pack_in_each_language(jobs: list[PackJob]) -> None:
    assert [(job.target.parent.name, job.target.name) for job in jobs] == [
        ("da", "pack-meeting.pdf"),
        ("en", "pack-meeting.pdf"),
    ]


def test_made_once_and_then_kept(jobs: list[PackJob]) -> None:
    job = jobs[1]
    made = make_pack(job)
    assert (made.made, made.problems) == (1, [])
    first = job.target.read_bytes()
    with pikepdf.open(job.target) as pdf:
        assert str(pdf.docinfo.Title) == "Meeting"
    job.target.unlink()
    again = make_pack(job)
    assert (again.made, again.problems) == (0, []) and job.target.read_bytes() == first


def test_the_pictures_come_with_the_file_and_from_the_cache(jobs: list[PackJob]) -> None:
    job = jobs[1]
    assert not place_pack(job)
    make_pack(job)
    pictures = {path: path.read_bytes() for path in job.target.parent.glob("*.svg")}
    (packs,) = packs_made([job]).values()
    assert {path.name for path in pictures} == set(packs["en"].pictures) and len(pictures) > 5
    for path in (job.target, *pictures):
        path.unlink()
    assert place_pack(job) and job.target.is_file()
    assert {path: path.read_bytes() for path in pictures} == pictures


def test_a_fault_is_told_with_the_name_of_the_pack(jobs: list[PackJob]) -> None:
    broken = PackJob(jobs[0].document, jobs[0].plan, jobs[1].kit.__class__({}), "key", b"", jobs[0].target)
    (problem,) = make_pack(broken).problems
    assert (problem.code, problem.file) == ("pdf-failed", "packs/meeting.yaml")
    assert "KeyError" in problem.sentence("en") and not jobs[0].target.exists()


def test_whatever_decides_the_file_changes_its_key() -> None:
    keys = [
        key_of_pack(*parts()),
        key_of_pack(*parts("da")),
        key_of_pack(*parts(participants=13)),
        key_of_pack(*parts(start="10:00")),
        key_of_pack(*parts(options=Options(grey=True))),
    ]
    assert len(set(keys)) == len(keys)
    assert key_of_pack(*parts()) == keys[0]
