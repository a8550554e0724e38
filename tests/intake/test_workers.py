"""The pool: results in order, limits that hold, workers that are replaced, memory that stays flat."""

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.intake.folder import Known
from tests.pdf import models
from tests.pdf.small_form import COMBO, SmallForm
from toolkit.intake import workers
from toolkit.intake.workers import Task, Workers


def task(path: Path, kind: str = "json") -> Task:
    return {"do": "check", "shown": path.name, "path": str(path), "place": None, "kind": kind, "language": "da"}


def answers(folder: Path, number: int, **more: Any) -> Path:
    path = folder / f"{number}.json"
    document = {"format": "brobygger-answers/1", "worksheet": "small", "answers": {"name": f"Nr. {number}"}, **more}
    path.write_text(json.dumps(document), "utf-8")
    return path


def report_in(result: Any) -> Any:
    [form] = result["forms"]
    return form["report"]


def verdicts(results: list[Any]) -> list[str | None]:
    return [result.get("failed") or report_in(result)["verdict"] or report_in(result)["status"] for result in results]


@pytest.fixture
def slow_form(tmp_path: Path) -> Path:
    """A small file that takes seconds: thousands of lists share five hundred options."""
    form = SmallForm()
    options = form.pdf.make_indirect(Array([Array([String(f"{n}"), String(f"x{n}")]) for n in range(500)]))
    for number in range(4_900):
        form.fields.append(
            form.pdf.make_indirect(Dictionary(T=String(f"f{number}"), FT=Name.Ch, Ff=COMBO, V=String("?"), Opt=options))
        )
    (tmp_path / "slow.pdf").write_bytes(form.bytes())
    return tmp_path / "slow.pdf"


def test_order_and_one_model_for_all(tmp_path: Path) -> None:
    known = Known(models.small())
    paths = [answers(tmp_path, number) for number in range(200)]
    with Workers(known, 2) as pool:
        results = list(pool.run(task(path) for path in paths))
        assert [report_in(result)["path"] for result in results] == [path.name for path in paths]
        assert set(verdicts(results)) == {"ok"}
        assert list(pool.run([task(paths[3])])) == [results[3]]  # and used again
        assert len(known.asked) <= 2  # one per worker


def test_workers_begin_before_the_first_file_is_given_out(tmp_path: Path) -> None:
    paths = [answers(tmp_path, number) for number in range(40)]
    with Workers(Known(models.small()), 2) as pool:
        assert not pool.start(8)  # one does them before a second would be ready
        assert pool._hands == []
        assert pool.start(len(paths))
        begun = [hand.process.pid for hand in pool._hands]
        results = list(pool.run(task(path) for path in paths))
        assert [report_in(result)["path"] for result in results] == [path.name for path in paths]
        assert [hand.process.pid for hand in pool._hands] == begun
        assert len(begun) == 2


def test_tasks_are_taken_as_they_are_needed(tmp_path: Path) -> None:
    path = answers(tmp_path, 1)
    taken = 0

    def endless() -> Iterator[Task]:
        nonlocal taken
        while True:
            taken += 1
            yield task(path)

    with Workers(Known(models.small()), 2) as pool:
        run = pool.run(endless())
        for _ in range(50):
            next(run)
    assert taken < 600  # the window, however many tasks there are


def test_time_limit(tmp_path: Path, slow_form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SECONDS", 0)
    paths = [answers(tmp_path, number) for number in range(30)]
    tasks = [task(path) for path in paths]
    tasks[20:20] = [task(slow_form, "pdf")]
    with Workers(Known(models.small()), 2) as pool:
        found = verdicts(list(pool.run(tasks)))
    assert found[20] == "time-limit"
    assert set(found[:20] + found[21:]) == {"ok"}


def test_time_limit_by_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that never answers costs no processor time. Only its own clock runs out, however slow the machine is."""
    os.mkfifo(tmp_path / "pipe.json")

    def tasks() -> Iterator[Task]:
        for path, seconds in (
            (answers(tmp_path, 1), 60.0),
            (tmp_path / "pipe.json", 0.2),
            (answers(tmp_path, 2), 60.0),
        ):
            monkeypatch.setattr(workers, "WALL_SECONDS", seconds)
            yield task(path)

    with Workers(Known(models.small()), 1) as pool:
        assert verdicts(list(pool.run(tasks()))) == ["ok", "time-limit", "ok"]


def test_memory_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MEMORY", 120 << 20)
    # To fill the memory takes 3 s of a quiet machine; on a busy one the limits on time came first.
    monkeypatch.setattr(workers, "SECONDS", 10_000)
    monkeypatch.setattr(workers, "WALL_SECONDS", 10_000.0)
    big = tmp_path / "big.json"
    big.write_text('{"a": [' + "[],{}," * 800_000 + "1]}", "utf-8")
    tasks = [task(answers(tmp_path, number)) for number in range(30)]
    tasks[10:10] = [task(big)]
    with Workers(Known(models.small())) as pool:
        found = verdicts(list(pool.run(tasks)))
    assert found[10] == "memory-limit"
    assert set(found[:10] + found[11:]) == {"ok"}


@pytest.mark.parametrize(
    ("died_of", "verdict"),
    [(signal.SIGSEGV, "damaged"), (signal.SIGKILL, "memory-limit"), (signal.SIGABRT, "memory-limit")],
)
def test_workers_that_die(tmp_path: Path, died_of: signal.Signals, verdict: str) -> None:
    """The worker is killed while it asks for its worksheet, as qpdf or the kernel would."""

    class Killing(Known):
        def model(self, worksheet: str, language: str | None) -> Any:
            if worksheet == "small":
                return super().model(worksheet, language)
            for hand in pool._hands:
                if hand.bundle:
                    os.kill(hand.process.pid, died_of)
                    time.sleep(0.1)
            return None

    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "brobygger-answers/1", "worksheet": "kill"}', "utf-8")
    tasks = [task(answers(tmp_path, number)) for number in range(30)]
    tasks[25:25] = [task(bad)]
    with Workers(Killing(models.small()), 1) as pool:
        found = verdicts(list(pool.run(tasks)))
    assert found[25] == verdict
    assert set(found[:25] + found[26:]) == {"ok"}


def test_what_the_user_has_in_the_folder_is_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json.py", "pikepdf.py", "toolkit.py", "resource.py"):
        (tmp_path / name).write_text("raise SystemExit(1)", "utf-8")
    monkeypatch.chdir(tmp_path)
    with Workers(Known(models.small())) as pool:
        assert verdicts(list(pool.run([task(answers(tmp_path, 1))]))) == ["ok"]


def test_memory_stays_flat(tmp_path: Path) -> None:
    form = SmallForm()
    form.identity("small", 2)
    form.text("name", "x" * 100)
    (tmp_path / "a.pdf").write_bytes(form.bytes())
    with Workers(Known(models.small()), 1) as pool:
        list(pool.run([task(tmp_path / "a.pdf", "pdf")] * 200))
        before = resident(pool._hands[0].process.pid)
        list(pool.run([task(tmp_path / "a.pdf", "pdf")] * 1_000))
        assert resident(pool._hands[0].process.pid) - before < 3_000_000


def resident(pid: int) -> int:
    pages = Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
