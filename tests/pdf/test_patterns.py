"""HTML is read with patterns that are kept: into the same tree, without a new pattern the second time; and tinyhtml5 still wants it."""

from xml.etree.ElementTree import tostring

import pytest
import tinyhtml5
from tinyhtml5 import inputstream

from toolkit.pdf.make.patterns import kept_patterns

_HTML = """<!doctype html><html lang=da><body class='a "b"'><p title="æ & ø">å &lt; <b>x</b><br>y<!-- z --></p>
<table><tr><td data-x=1>1<td>2</table><svg viewBox="0 0 1 1"><path d="M0 0"/></svg></body></html>"""


def _read() -> bytes:
    return tostring(tinyhtml5.parse(_HTML, namespace_html_elements=False))


def _counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The patterns that are written from now on."""
    written: list[str] = []

    class Counting:
        def __getattr__(self, name: str) -> object:
            return getattr(re, name)

        def compile(self, pattern: str) -> object:
            written.append(pattern)
            return re.compile(pattern)

    re = inputstream.re
    monkeypatch.setattr(inputstream, "re", Counting())
    monkeypatch.setattr("toolkit.pdf.make.patterns.re", Counting())
    return written


def test_patterns_are_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = _read()
    with kept_patterns():
        assert _read() == plain
    written = _counted(monkeypatch)
    with kept_patterns():
        assert _read() == plain
    assert not written


def test_they_are_not_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, toolkit/pdf/make/patterns.py can go."""
    _read()
    written = _counted(monkeypatch)
    _read()
    assert written
