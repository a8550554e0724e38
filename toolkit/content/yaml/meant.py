"""What an author meant by a value of the wrong kind: the commonest slips that YAML itself has no objection to."""

import re
import unicodedata
from dataclasses import replace
from datetime import date
from typing import Any

from toolkit.content.described import also_types
from toolkit.content.problem import Problem, Word, nearest
from toolkit.content.yaml.compose import Path_
from toolkit.content.yaml.file import YamlFile
from toolkit.content.yaml.prune import value_at
from toolkit.content.yaml.slip import quoted, shown_line
from toolkit.contract.data import LANGUAGES
from toolkit.reading.language import language_of
from toolkit.words.locale import LANGUAGES as SPOKEN
from toolkit.words.locale import language_name

_NUMBER_FAULTS = ("float_type", "int_type")
_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}(?:[. \u00a0\u202f,][0-9]{3})+")
_DAY = re.compile(r"([0-9]{1,2})[./ -]+([0-9]{1,2})[./ -]+([0-9]{4})|([0-9]{4})[./ ]([0-9]{1,2})[./ ]([0-9]{1,2})")
_TRUTHS = {
    "true": ("yes", "ja", "on", "sand", "sandt", "y", "j", "x", "true"),
    "false": ("no", "nej", "off", "falsk", "n", "false"),
}
# Lists of parts that have a name: how messages call one, and the key of its name.
_NAMED_PARTS: dict[Path_, tuple[str, str]] = {("options",): ("option", "value"), ("rows",): ("row", "id")}
_WRITTEN = [f"how.written-{kind}" for kind, _ in _NAMED_PARTS.values()]
_NUMBER = re.compile(r"-?(?<![0-9])[0-9]+(?:\.[0-9]+)?")
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", " ": "-", "_": "-", ".": "-", "/": "-"})


def slip_in_value(fault: Any, file: YamlFile, path: Path_) -> Problem | None:
    """The slip behind a value of the wrong kind, as one problem at its place; None where it is none that is known."""
    name, found = fault["type"], fault["input"]
    if found is None and path in file.remarks:
        return cut_text(file, path)
    if name in _NUMBER_FAULTS and isinstance(found, str):
        if _COMMA.fullmatch(found) and not re.fullmatch("[1-9][0-9]{0,2},[0-9]{3}", found):
            point = re.sub(r"\.0+$", "", found.replace(",", ".")) if name == "int_type" else found.replace(",", ".")
            return file.problem("decimal-comma", path, data={"value": found, "mended": point})
        if _GROUPED.fullmatch(found):
            whole = re.sub(r"[^-+0-9]", "", found)
            return file.problem("decimal-comma", path, data={"value": found, "mended": whole})
    if name in ("text_by_language", "texts_by_language") and isinstance(found, dict) and len(found) == 1:
        key, value = next(iter(found.items()))
        if isinstance(value, (str, int, float)) and not re.fullmatch("[a-z]{2}", str(key)):
            return _needs_quotes(file, path, f"{key}: {value}")
    listed = ("options",) if file.name.endswith("lists.yaml") and path and isinstance(path[-1], int) else path[-2:-1]
    kind, key = _NAMED_PARTS.get(listed, ("", ""))
    if name == "model_type" and isinstance(found, str) and kind:
        mended = f"{{{key}: {id_meant(found) or found}, label: {found}}}"
        data = {
            "wanted": Word(f"kinds.{kind}"),
            "found": Word("kinds.text"),
            "value": found,
            "how": Word(f"how.written-{kind}"),
        }
        return file.problem("wrong-type", path, data=data | {"mended": shown_line(mended)})
    of_item, of_its_key = _NAMED_PARTS.get(path[-3:-2], ("", ""))
    if name == "missing" and of_item and isinstance(found, dict) and found.keys() <= set(LANGUAGES):
        label = ", ".join(f"{language}: {text}" for language, text in found.items())
        mended = f"{{{of_its_key}: {id_meant(str(next(iter(found.values()), ''))) or '…'}, label: {{{label}}}}}"
        data = {
            "wanted": Word(f"kinds.{of_item}"),
            "found": Word("kinds.text"),
            "value": "",
            "how": Word(f"how.written-{of_item}"),
        }
        return file.problem("wrong-type", path[:-1], data=data | {"mended": shown_line(mended)})
    if name in ("list_type", "list_or_name") and isinstance(found, dict) and found:
        first = next(iter(found))
        if file.place((*path, first), key=True) != file.place(path):
            return None  # keys in `{…}`
        data = {"mended": shown_line(f"- {first}: …")}
        return file.problem("missing-dash", (*path, first), key=True, data=data)
    if name in ("list_type", "texts_by_language") and isinstance(found, str) and re.match(r"-\w", found):
        return file.problem(
            "missing-space", path, data={"why": Word("why.space-dash"), "mended": shown_line("- " + found[1:])}
        )
    return None


def cut_text(file: YamlFile, path: Path_) -> Problem:
    """What stands after `#` behind a value, which nobody reads: a piece of the text, or perhaps a remark."""
    line, column, text = file.remarks[path]
    perhaps = value_at(file.data, path) is not None and not re.match(r"#\S", text)
    problem = file.problem("remark-behind-text" if perhaps else "text-cut", path, data={"cut": shown_line(text)})
    return replace(problem, line=line, column=column, warning=perhaps)


def _needs_quotes(file: YamlFile, path: Path_, text: str) -> Problem:
    return file.problem("needs-quotes", path, data={"why": Word("why.colon"), "mended": shown_line(quoted(text))})


def told_once(problems: list[Problem]) -> list[Problem]:
    """Without what follows from another slip at the same place: a misspelt key is not missing as well, languages are no keys of a part
    whose label is missing, of a list of words that are none of those known the first is told, and where an id is none, so is each mention of it."""
    problems = _told_as_indent(problems)
    ids = {one.data["value"] for one in problems if one.code == "bad-form" and one.data.get("how") == "how.id"}
    plain = [problem.path for problem in problems if problem.data.get("how") in _WRITTEN]
    again = {path for path in plain if path[:-1] in {other[:-1] for other in plain if other < path}}
    bare = {problem.path for problem in problems if problem.code == "missing-key" and problem.data["key"] == "label"}
    bare |= set(plain)
    tags = [problem for problem in problems if problem.code == "text-language"]
    words = [
        one.path
        for one in problems
        if one.code in ("unknown-value", "no-language") and isinstance(next(iter(one.path[-1:]), None), int)
    ]
    again |= {path for path in words if any(path[:-1] == other[:-1] and other < path for other in words)}
    unspoken = [one for n, one in enumerate(tags) if one.path[:-1] in {other.path[:-1] for other in tags[:n]}]
    misspelt = {(problem.path[:-1], problem.data.get("meant")) for problem in problems if problem.code == "unknown-key"}
    return [
        problem
        for problem in problems
        if (problem.code != "missing-key" or (problem.path, problem.data["key"]) not in misspelt)
        and problem.path not in again
        and not (
            problem.code == "bad-form"
            and problem.data.get("how") != "how.id"
            and str(problem.data["value"]).partition(".")[0] in ids
        )
        and not (
            problem.code == "unknown-key"
            and problem.path[-1:]
            and problem.path[-1] in LANGUAGES
            and problem.path[:-1] in bare
        )
        and problem not in unspoken
    ]


def _told_as_indent(problems: list[Problem]) -> list[Problem]:
    """A text whose languages stand below its key without being indented: that, instead of no text and keys that are none."""
    loose = [one for one in problems if one.code == "unknown-key" and str(one.path[-1]) in LANGUAGES]
    for text in [one for one in problems if one.code in ("bad-text", "bad-text-list")]:
        below = [one for one in loose if one.path[:-1] == text.path[:-1] and one.line > text.line]
        if not below or text.data["found"] != "kinds.nothing":
            continue
        first = min(below, key=lambda one: one.line)
        data = {"why": Word("why.depth"), "wanted": first.column + 1, "found": first.column - 1}
        problems = [one for one in problems if one is not text and one not in below]
        problems.append(replace(first, code="yaml-indent", data=data))
    return problems


def language_meant(found: str) -> str | None:
    """The tag of a language that is called by its name, in one of ours or its own (`dansk`, `English`), or has its region behind it (`da-DK`)."""
    word = found.strip().lower()
    names = {language_name(spoken, tag).lower(): tag for tag in LANGUAGES for spoken in SPOKEN}
    own = {signs["name"].lower(): tag for tag, signs in LANGUAGES.items()}
    return (own | names).get(word) or language_of(word)


def truth_meant(found: Any) -> str | None:
    """`true` for `yes` or `ja`, `false` for `no` or `nej`."""
    word = (
        str(found).strip().lower()
        if isinstance(found, str)
        else {1: "true", 0: "false"}.get(found, "")
        if type(found) is int
        else ""
    )
    return next((truth for truth, words in _TRUTHS.items() if word in words), None)


def number_meant(found: Any) -> str | None:
    """The number in `30 min` or `ca. 30`, and the first one of `30-45`."""
    numbers = _NUMBER.findall(found) if isinstance(found, str) else []
    return numbers[0] if numbers and found.strip() != numbers[0] else None


def type_meant(found: str, known: list[str]) -> str | None:
    """The field type that other programs or plain Danish call so, else the nearest name."""
    word = found.strip().lower().strip("“”„\"'")
    return next((name for name, words in also_types().items() if word in words and name in known), None) or nearest(
        word, known
    )


def id_meant(found: str) -> str | None:
    """An id made of words: `Mit felt` → `mit-felt`."""
    text = unicodedata.normalize("NFKD", found.strip().lower().translate(_LETTERS))
    made = re.sub("-+", "-", re.sub("[^a-z0-9-]", "", text)).strip("-")
    return made[:41] if re.match("[a-z]", made) and made != found else None


def day_meant(found: str) -> str | None:
    """A day as YAML wants it: `20.11.2026` → `2026-11-20`."""
    parts = _DAY.fullmatch(found.strip())
    if not parts:
        return None
    year, month, day = (parts[3], parts[2], parts[1]) if parts[3] else (parts[4], parts[5], parts[6])
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
