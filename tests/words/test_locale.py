"""The words as files: what YAML would cut silently is refused, with its file and its line."""

from pathlib import Path

import pytest

from toolkit.cli import main as command
from toolkit.words.locale import CutText, _loaded


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("b: {da: Gem filen, eller send den, en: Save the file}", "eller send den"),
        ("b: {da: Gem filen, en: Save the file, or send it}", "or send it"),
        ("b:", "b"),
        ("b: {da: , en: Save}", "da"),
    ],
)
def test_a_text_that_ends_at_its_comma_is_refused(line: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "room.yaml"
    path.write_text(f"a: {{da: Et, en: One}}\n{line}\n", "utf-8")
    with pytest.raises(CutText) as refused:
        _loaded(path)
    assert str(refused.value).startswith(f"{path}:2: no text for “{key}”")


def test_quotes_keep_the_comma(tmp_path: Path) -> None:
    path = tmp_path / "room.yaml"
    path.write_text('b: {da: "Gem filen, eller send den", en: Save it}\n', "utf-8")
    assert _loaded(path) == {"b": {"da": "Gem filen, eller send den", "en": "Save it"}}


def test_a_command_says_it_in_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(_: object) -> str:
        raise CutText("room.yaml:2: no text for “x”")

    monkeypatch.setattr(command, "spoken_language", refuse)
    assert command.main(["lint"]) == 2
    assert capsys.readouterr() == ("", "room.yaml:2: no text for “x”\n")
