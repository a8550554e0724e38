"""After an edit everything is as if nothing had been remembered: of every file of the content, one after the other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sites import TOLD, copy_of
from tests.tiers import ALL, spread
from toolkit import memory
from toolkit.content import library
from toolkit.content.lint import lint
from toolkit.content.publisher import brand_of
from toolkit.content.yaml import file
from toolkit.intake.definitions import ContentDefinitions
from toolkit.memory import remembered, remembering
from toolkit.pages.guide import chapter
from toolkit.pages.guide.chapter import chapters
from toolkit.pages.site import normalised, plan_site
from toolkit.pages.writer import SiteWriter
from toolkit.paths import TEMPLATES

# A word before every text: still sound, and seen on some page or in some fault.
_TEXT = re.compile(r'((?:da: |says: |title: |summary: |^name: |words: \[)"?)(?=[A-ZÆØÅ])', re.MULTILINE)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROBYGGER_CACHE", str(tmp_path / "cache"))


def made(content: Path) -> dict[str, str]:
    """Everything that is remembered of a content folder, in words."""
    library, problems = lint(content)
    models = normalised(library)
    trees, more = plan_site(library, models)
    found = {
        "problems": repr([*problems, *more]),
        "written": repr(sorted(library.written)),
        "printed": repr(brand_of(library)),
    }
    for language, tree in trees.items():
        found |= {f"{language}/{page.path}": page.markdown() + repr(page) for page in tree.pages}
        found |= {f"{language}/{path}": text for path, text in tree.drawn.items()}
        writer = SiteWriter(library, language, [of[language] for of in models.values()], {})
        found |= {f"{language} chapter {one.step}": repr(one) for one in chapters(writer)}
    return found


def warm(content: Path) -> dict[str, str]:
    with remembering(content) as kept:
        found = made(content)
        kept.keep()
    return found


def edits(content: Path) -> Iterator[str]:
    """Edits one file after the other, and says which. In `make test` of the kinds of figure three, and of the guide one language."""
    kinds = spread(sorted(path.stem for path in (content / "figures").iterdir()), 3)
    for path in sorted(path for path in content.rglob("*") if path.suffix in (".yaml", ".md")):
        if not ALL and (path.match("guide/en/*/*") or (path.match("figures/*") and path.stem not in kinds)):
            continue
        text = path.read_text("utf-8")
        edited, count = _TEXT.subn(r"\1Nyt ", text)
        assert count, f"nothing to edit in {path}"
        path.write_text(edited, "utf-8")
        yield path.relative_to(content).as_posix()
        if path.suffix == ".md":  # its running text, long enough for another time to read it
            path.write_text(f"{edited.rstrip()}\n\n{'Nye ord i en sætning. ' * 60}\n", "utf-8")
            yield f"{path.name}, a sentence"
        sheet = "worksheets" in path.parts
        if sheet:  # also what does not stand in its title
            path.write_text(re.sub(r'(label: \{da: "?)', r"\1Nyt ", edited), "utf-8")
            yield f"{path.name}, a question"


def test_whatever_is_edited_is_seen_at_once_and_everywhere(tmp_path: Path) -> None:
    content = copy_of(TOLD, tmp_path / "content")
    before = warm(content)
    assert before == made(content)
    seen = []
    for name in edits(content):
        after = warm(content)
        assert after == made(content), name
        # No page names that fact.
        assert after != before or name == "facts/paper.yaml", f"{name}: the edit shows nowhere"
        before = after
        seen.append(name)
    assert len(seen) > (20 if ALL else 15)


def test_what_was_removed_or_added_is_seen(tmp_path: Path) -> None:
    content = copy_of(TOLD, tmp_path / "content")
    warm(content)
    sheet = content / "worksheets/small.yaml"
    other = sheet.with_name("other.yaml")
    other.write_text(sheet.read_text("utf-8").replace("id: small", "id: other"), "utf-8")
    assert warm(content) == made(content)
    other.unlink()
    (content / "cases/newer.yaml").unlink()
    assert warm(content) == made(content)
    sheet.write_text(sheet.read_text("utf-8") + "nonsense: 1\n", "utf-8")
    assert repr(lint(content)[1]) in warm_problems(content)


def warm_problems(content: Path) -> str:
    with remembering(content):
        return repr(lint(content)[1])


def test_what_depends_on_a_page_alone_is_asked_of_its_new_text(tmp_path: Path) -> None:
    content = copy_of(TOLD, tmp_path / "content")
    warm(content)
    page = next(path for path in sorted((content / "guide").rglob("*.md")))
    text = page.read_text("utf-8")
    page.write_text(f"{text.rstrip()}\n\n010190-1234\n", "utf-8")
    assert "personal-number" in repr(warm(content)["problems"])
    assert "personal-number" in warm_problems(content), "and when it is remembered"
    page.write_text(text, "utf-8")
    assert "personal-number" not in warm_problems(content)


def test_only_what_an_edit_touches_is_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = copy_of(TOLD, tmp_path / "content")
    warm(content)
    worked: list[str] = []
    put = memory.Memory.put
    monkeypatch.setattr(memory.Memory, "put", lambda self, room, key, data: (worked.append(room), put(self, room, key, data)))  # fmt: skip
    warm(content)
    assert worked == []
    sheet = content / "worksheets/small.yaml"
    sheet.write_text(re.sub(r'(label: \{da: "?)', r"\1Nyt ", sheet.read_text("utf-8")), "utf-8")
    warm(content)
    assert worked.count("read") == worked.count("lint") == 1
    assert worked.count("sheet-pages") == 2
    assert worked.count("pages") < len([name for name in made(content) if name.startswith("da/")])


def test_a_chapter_is_written_anew_for_a_title_that_it_names_and_not_for_a_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = copy_of(TOLD, tmp_path / "content")
    warm(content)
    written: list[str] = []
    write = chapter._chapter
    monkeypatch.setattr(chapter, "_chapter", lambda page, *rest: (written.append(page.path), write(page, *rest))[1])
    sheet = content / "worksheets/small.yaml"
    for pattern, expected in ((r'(label: \{da: "?)', set()), (r'(title: \{da: "?)', {"step-1/index.md"})):
        sheet.write_text(re.sub(pattern, r"\1Nyt ", sheet.read_text("utf-8"), count=1), "utf-8")
        assert warm(content) == made_by_the_way(content, written)
        assert set(written) == expected, pattern
        written.clear()


def made_by_the_way(content: Path, written: list[str]) -> dict[str, str]:
    """`made`, of which nothing gets into `written`."""
    before = list(written)
    found = made(content)
    written[:] = before
    return found


def test_what_a_lint_has_read_check_reads_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = copy_of(TOLD, tmp_path / "content")
    with remembering(content) as kept:
        lint(content)
        kept.keep()
    read: list[str] = []
    of_author = file._of_author
    monkeypatch.setattr(file, "_of_author", lambda text, name: (read.append(name), of_author(text, name))[1])
    before = ContentDefinitions(content).model("small", "da")
    assert before is not None
    assert not read
    sheet = content / "worksheets/small.yaml"
    sheet.write_text(re.sub(r'(title: \{da: "?)', r"\1Nyt ", sheet.read_text("utf-8"), count=1), "utf-8")
    after = ContentDefinitions(content).model("small", "da")
    assert after is not None
    assert read == ["worksheets/small.yaml"]
    assert after["title"] == f"Nyt {before['title']}"


def test_what_a_check_has_read_the_next_reads_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, own = copy_of(TOLD, tmp_path / "base"), tmp_path / "own"
    (own / "worksheets").mkdir(parents=True)
    (own / "site.yaml").write_text("extends: ../base\n", "utf-8")
    read: list[Path] = []
    load = library.load_library
    monkeypatch.setattr(library, "load_library", lambda folder: (read.append(folder), load(folder))[1])

    def title() -> str:
        model = ContentDefinitions(own).model("small", "da")
        assert model is not None
        return model["title"]

    before = title()
    assert title() == before
    assert len(read) == 1
    sheet = base / "worksheets/small.yaml"
    text = sheet.read_text("utf-8")
    for number, (path, word) in enumerate(((sheet, "Nyt"), (own / "worksheets/small.yaml", "Vores")), 2):
        path.write_text(re.sub(r'(title: \{da: "?)', rf"\1{word} ", text, count=1), "utf-8")
        assert title() == title() == f"{word} {before}"
        assert len(read) == number
    (own / "site.yaml").write_text("extends: ../elsewhere\n", "utf-8")
    assert [title(), title()] == [f"Vores {before}"] * 2
    base.rename(tmp_path / "elsewhere")  # a base that was not there
    assert [title(), title()] == [f"Vores {before}"] * 2
    assert len(read) == 5


def test_another_word_in_a_template_makes_all_of_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = tmp_path / "ours.j2"
    monkeypatch.setattr(memory, "code_files", lambda: [TEMPLATES / "site" / "page_end.md.j2", ours])
    for text, expected in (("one", "one"), ("one", "one"), ("two", "two")):
        ours.write_text(text, "utf-8")
        memory._code.cache_clear()
        with remembering(tmp_path) as kept:
            assert remembered("pages", "key", lambda: ours.read_text("utf-8")) == expected
            kept.keep()
    memory._code.cache_clear()


def test_a_memory_that_is_damaged_is_none(tmp_path: Path) -> None:
    with remembering(tmp_path) as kept:
        remembered("pages", "key", lambda: "told")
        kept.keep()
    (path,) = (tmp_path / "cache" / "memory").iterdir()
    path.write_bytes(path.read_bytes()[:-3])
    with remembering(tmp_path):
        assert remembered("pages", "key", lambda: "worked out again") == "worked out again"


def test_who_changes_a_result_changes_nobody_elses(tmp_path: Path) -> None:
    with remembering(tmp_path):
        first = remembered("read", "key", lambda: {"a": [1]})
        first["a"].append(2)
        assert remembered("read", "key", dict) == {"a": [1]}
