"""`build` and `serve` as a person meets them: exit codes, what goes where, the server."""

import http.client
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sites import MINIMAL, copy_of
from toolkit.cli import build as verb
from toolkit.cli.main import main
from toolkit.cli.serve import Server, changes
from toolkit.pages.site_problem import SiteProblem
from toolkit.paths import ROOT
from toolkit.site.report import BuildReport, Refused


def test_a_good_build_is_silent_in_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[object] = []

    def built(content: Path, out: Path, **options: object) -> BuildReport:
        seen.extend((content, out, options["jobs"]))
        return BuildReport(out)

    monkeypatch.setattr(verb, "build_site", built)
    assert main(["--content", str(MINIMAL), "-o", str(tmp_path), "--jobs", "3"]) == 0
    assert seen == [MINIMAL, tmp_path, 3]
    assert capsys.readouterr() == ("", "")


def test_errors_name_their_place_and_end_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    problem = SiteProblem("broken-link", "guide/da/index.md", 7, data={"target": "x.md"})
    monkeypatch.setattr(verb, "build_site", lambda *_, **__: BuildReport(tmp_path, problems=[problem]))
    assert main(["build", "--language", "en"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("guide/da/index.md:7:1: ")
    assert "“x.md”" in err
    assert "stands as it was" in err


def test_a_refusal_ends_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> BuildReport:
        raise Refused("not_ours", folder=tmp_path)

    monkeypatch.setattr(verb, "build_site", refuse)
    assert main(["build", "--language", "en"]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_content_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--content", str(tmp_path / "none"), "-o", str(tmp_path / "site")]) == 2
    assert str(tmp_path / "none") in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["0", "-1", "x"])
def test_a_number_of_processes_that_cannot_be(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["build", "--jobs", jobs])
    assert stopped.value.code == 2
    assert f"{jobs} er ikke et helt tal fra 1" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["99999", "-1", "x", "²"])
def test_a_port_that_cannot_be(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["serve", "--port", port])
    assert stopped.value.code == 2
    assert f"{port} er ikke en port" in capsys.readouterr().err


def test_changes_are_named_shortly() -> None:
    paths = [ROOT / "content" / f"{name}.yaml" for name in "abcde"]
    assert changes(paths[:1], "da") == "Ændret: content/a.yaml"
    assert changes(paths, "en") == "Changed: content/a.yaml, content/b.yaml, content/c.yaml, … and 2 more"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "index.html").write_text("one")
    with Server(tmp_path, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_the_server_is_for_this_machine_and_never_stale(served: Server, tmp_path: Path) -> None:
    assert served.server_address[0] == "127.0.0.1"
    connection = http.client.HTTPConnection("127.0.0.1", served.server_port)
    for text in ("one", "two"):
        (tmp_path / "index.html").write_text(text)
        connection.request("GET", "/index.html")
        answer = connection.getresponse()
        assert answer.read().decode() == text
        assert answer.headers["Cache-Control"] == "no-store"
    connection.close()


def _listen() -> None:
    """Tests that a shell runs in the background ignore Ctrl+C, and so would what they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_serve_builds_again_what_changed_and_stops_at_once(tmp_path: Path) -> None:
    content, out = copy_of(MINIMAL, tmp_path / "content"), tmp_path / "site"
    command = [
        sys.executable,
        "build.py",
        "serve",
        "--content",
        str(content),
        "-o",
        str(out),
        "--port",
        "0",
        "--language",
        "en",
    ]
    environment = os.environ | {"BROBYGGER_CACHE": str(tmp_path / "cache")}
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=_listen,
    )
    assert process.stdout
    try:
        for line in process.stdout:
            if "http://127.0.0.1:" in line:
                break
        sheet, page = content / "worksheets/tiny.yaml", out / "da/worksheets/tiny.html"
        good = sheet.read_text("utf-8")
        sheet.write_text(good + "nonsense: 1\n", "utf-8")
        for line in process.stdout:
            if "is still shown" in line:
                break
        assert page.is_file(), "the last good site is still there"
        sheet.write_text(good.replace("Navnet på ællingen", "Navnet på svanen"), "utf-8")
        said = next(line for line in process.stdout if "Ready:" in line or "is still shown" in line)
        assert "Ready:" in said
        assert "Navnet på svanen" in page.read_text("utf-8")
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(120) == 130
        process.stdout.close()
