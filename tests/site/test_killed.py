"""Builds that are killed, and builds at the same time: nothing of one gets into the other."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from tests.interrupts import listen
from tests.sites import MINIMAL, copy_of
from toolkit.cli.build import ENDS_WITH_INPUT
from toolkit.paths import ROOT
from toolkit.site.pool import workers
from toolkit.site.target import Target, files_in

WORKER = """
import os, time
from toolkit.site.pool import workers

def nap():
    time.sleep(600)

if __name__ == "__main__":
    with workers(1) as submit:
        print(submit(os.getpid).result(), flush=True)
        submit(time.sleep, 600).result()
"""


def test_workers_end_with_a_build_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "build.py"
    script.write_text(WORKER)
    build = subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert build.stdout
    worker = int(build.stdout.readline())
    build.send_signal(signal.SIGKILL)
    build.wait()
    # The worker holds the other end of the build's output until it ends; then there is nothing more to read.
    assert build.stdout.read() == ""
    build.stdout.close()
    assert (
        not Path(f"/proc/{worker}").exists() or "Z" in Path(f"/proc/{worker}/status").read_text().split("State:")[1][:4]
    )


def test_a_build_ends_with_the_serve_that_started_it(tmp_path: Path) -> None:
    command = [
        sys.executable,
        ROOT / "build.py",
        "build",
        "--content",
        copy_of(MINIMAL, tmp_path / "content"),
        "-o",
        tmp_path / "site",
    ]
    held = Target(tmp_path / "site")
    with held.building():  # it waits for us, so it is surely at work
        build = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, ENDS_WITH_INPUT: "1", "BROBYGGER_LANGUAGE": "en"},
        )
        assert build.stdin and build.stderr
        assert "Waiting" in build.stderr.readline()
        build.stdin.close()
        assert build.wait() == 1
        build.stderr.close()


def test_one_build_at_a_time_from_whichever_checkout(tmp_path: Path) -> None:
    order: list[str] = []
    waits = threading.Event()

    def other() -> None:
        second = Target(tmp_path / "site")
        second._works = tmp_path / "cache of another checkout"
        second.work = second._works / "1"
        with second.building(waits.set):
            order.append("second")

    with Target(tmp_path / "site").building():
        thread = threading.Thread(target=other)
        thread.start()
        waits.wait()
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_what_a_killed_build_left_goes_away(tmp_path: Path) -> None:
    left = tmp_path / ".site.brobygger-new-1"
    left.mkdir()
    (left / "half.html").write_text("half")
    target = Target(tmp_path / "site")
    with target.building() as new:
        assert not left.exists() and files_in(new) == []
        (new / "index.html").write_text("whole")
        target.swap("inputs")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


INTERRUPTED = """
import os, signal, sys
if __name__ == "__mp_main__":  # a worker, while it is being made: the terminal interrupts the whole group
    os.killpg(0, signal.SIGINT)

from toolkit.site.pool import workers

if __name__ == "__main__":
    try:
        with workers(1) as submit:
            submit(os.getpid).result()
            submit(signal.pause).result()
    except KeyboardInterrupt:
        sys.exit(130)
"""


INTERRUPTED_AT_THE_END = """
import os, signal, sys, time
from toolkit.site.pool import workers

def interrupt():
    time.sleep(0.5)  # the one who started us has nothing more to do, and waits
    os.killpg(0, signal.SIGINT)
    signal.pause()

if __name__ == "__main__":
    try:
        with workers(2) as submit:
            job = submit(interrupt)
            while not job.running():  # what nobody has begun is called off
                time.sleep(0.01)
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.mark.parametrize("text", [INTERRUPTED, INTERRUPTED_AT_THE_END], ids=["while they import", "at the end"])
def test_an_interrupt_is_for_the_one_who_started_the_workers(tmp_path: Path, text: str) -> None:
    """Also while they import, and without waiting for what they have begun."""
    script = tmp_path / "build.py"
    script.write_text(text)
    build = subprocess.run(
        [sys.executable, script],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=listen,
        start_new_session=True,
    )
    assert (build.returncode, build.stdout, build.stderr) == (130, "", "")


@pytest.mark.parametrize("stop", ["raise KeyboardInterrupt", "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)"])
def test_an_interrupt_while_the_front_door_opens(tmp_path: Path, stop: str) -> None:
    front = tmp_path / "build.py"
    front.write_text((ROOT / "build.py").read_text("utf-8"), "utf-8")
    (tmp_path / "toolkit" / "cli").mkdir(parents=True)
    (tmp_path / "toolkit" / "cli" / "main.py").write_text(f"{stop}\n")
    done = subprocess.run([sys.executable, front, "lint"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (130, "")


def test_what_workers_leave_stays_in_the_folder_of_the_run(tmp_path: Path) -> None:
    with workers(1, scratch=tmp_path) as submit:
        assert submit(tempfile.gettempdir).result() == str(tmp_path)
