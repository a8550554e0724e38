"""`build` and `serve` as a person meets them: exit codes, what goes where, the server."""

import argparse
import http.client
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import MagicMock

import pytest

from tests.interrupts import listen
from tests.site import fakes
from tests.sites import MINIMAL, copy_of
from tests.tiers import ALL
from toolkit.cli import build as verb
from toolkit.cli import live, serve
from toolkit.cli.live import ASK, SCRIPT, Server, digest
from toolkit.cli.main import main
from toolkit.cli.serve import changes
from toolkit.pages.site_problem import SiteProblem
from toolkit.paths import ROOT
from toolkit.site.report import BuildReport, Refused
from toolkit.words.locale import say


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
    assert "has not been touched" in err


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
    assert f"{jobs} er ikke et helt tal på mindst 1" in capsys.readouterr().err


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


def test_a_browser_that_goes_away_is_no_error(served: Server, capsys: pytest.CaptureFixture[str]) -> None:
    for fault, told in ((BrokenPipeError(), False), (ConnectionResetError(), False), (KeyError("x"), True)):
        try:
            raise fault
        except (OSError, KeyError):
            served.handle_error(None, ("127.0.0.1", 1))
        assert ("Traceback" in capsys.readouterr().err) == told


PAGE = "<html><head><title>x</title></head><body>{}</body></html>"


def fetch(server: Server, address: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
    connection.request("GET", address)
    answer = connection.getresponse()
    told = answer.status, answer.read().decode()
    connection.close()
    return told


def test_pages_get_the_script_on_the_way_and_only_there(served: Server, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(PAGE.format("one"))
    for address in ("/", "/index.html", "/index.html?x=1"):
        status, text = fetch(served, address)
        assert (status, text.count(SCRIPT), "one" in text) == (200, 1, True)
        assert digest(page.read_bytes()) in text
    assert SCRIPT not in page.read_text()
    assert fetch(served, SCRIPT)[0] == 200
    assert fetch(served, "/none.html")[0] == 404
    assert fetch(served, "/../../etc/passwd")[0] == 404


def test_a_browser_is_answered_when_its_page_is_another(
    served: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.html").write_text(PAGE.format("one"))
    ask = f"{ASK}?page=/&seen={digest((tmp_path / 'index.html').read_bytes())}"
    over = tmp_path / "over"
    over.mkdir()
    (over / "index.html").write_text(PAGE.format("two"))
    heard: list[int] = []
    waiting = threading.Thread(target=lambda: heard.append(fetch(served, ask)[0]))
    waiting.start()
    served.lay_over(over, ["other.html"])  # not this page
    served.lay_over(over, ["index.html"])
    waiting.join()
    assert heard == [200]
    assert "two" in fetch(served, "/")[1]
    served.lay_over(tmp_path, ())
    assert "one" in fetch(served, "/")[1]
    monkeypatch.setattr(live, "PATIENCE", 0.01)
    assert fetch(served, ask)[0] == 204


def test_another_version_of_the_search_is_no_other_page() -> None:
    page = '<link href="site.css?v={}"><div data-documents="assets/search-da.js?v={}"></div>'
    assert digest(page.format("a", "b").encode()) == digest(page.format("a", "c").encode())
    assert digest(page.format("a", "b").encode()) != digest(page.format("c", "b").encode())


@pytest.mark.parametrize(("is_there", "code", "key"), [(False, 1, "none"), (True, 1, "kept"), (True, 0, "ready")])
def test_serve_says_what_is_shown_after_a_build(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    is_there: bool,
    code: int,
    key: str,
) -> None:
    monkeypatch.setattr(serve, "Previews", MagicMock())
    out = tmp_path / "site"
    if is_there:
        out.mkdir()
    server = MagicMock(address="http://127.0.0.1:8000/")
    serve._Watcher(argparse.Namespace(content=MINIMAL, output=out, language="en"), server, tmp_path).ended(code)
    assert capsys.readouterr().out == say("en", f"site.serve.{key}", address=server.address) + "\n"
    server.lay_over.assert_called_once_with(out, ())


def test_serve_builds_again_what_changed_and_stops_at_once(tmp_path: Path) -> None:
    content, out = copy_of(MINIMAL, tmp_path / "content"), tmp_path / "site"
    (content / "site.yaml").write_text("languages: [da]\n")  # the rule is the same, and the builds are half as long
    sheet, page = content / "worksheets/tiny.yaml", out / "da/worksheets/tiny.html"
    good = sheet.read_text("utf-8")
    sheet.write_text(good + "nonsense: 1\n", "utf-8")
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
        "--jobs",
        "1",
    ]
    environment = os.environ | {"BROBYGGER_CACHE": str(fakes.own_cache(tmp_path / "cache"))}
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=listen,
        start_new_session=True,
    )
    assert process.stdout
    try:
        said = next(line for line in process.stdout if "once they are fixed" in line or "is still shown" in line)
        assert "once they are fixed" in said, "there is no site yet"
        sheet.write_text(good, "utf-8")
        for line in process.stdout:
            if "Ready:" in line:
                break
        if ALL:
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
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: all that belongs to it hears of it
        assert process.wait(120) == 130
        rest = process.stdout.read()
        process.stdout.close()
    assert "Traceback" not in rest, rest
