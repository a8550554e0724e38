"""A condition as a short clause for paper, as a person would say it: "Udfyld, hvis I har svaret 1 eller 2.", "Spring over, hvis I har svaret Nej."

Nothing is called by a number: questions on paper have none. The question that stands right above is not named at all.
"""

from toolkit.contract.data import LANGUAGES
from toolkit.contract.document import Document, Field
from toolkit.contract.parts import Condition, Path, Scalar, Test
from toolkit.contract.shape import Rules, is_many, value_of
from toolkit.rules.condition import is_test
from toolkit.words.condition_text import ConditionText
from toolkit.words.locale import say
from toolkit.words.written import quoted, written_number

_LISTED = 3  # steps that are counted up; more are said from … to
_PLAIN = 2  # words that an answer may have without quotation marks


class ClauseText(ConditionText):
    """Clauses for one place on the sheet. `at_hand`: the questions that need no name there."""

    def __init__(self, model: Document, at_hand: frozenset[str] = frozenset()) -> None:
        super().__init__(model, {})
        self.at_hand = at_hand

    def sentence(self, condition: Condition, kind: str = "field") -> str:
        """The whole sentence in front of a `field` or a `section`."""
        condition = self._plain(condition)
        skipped = self._skipped(condition)
        words = self.say(skipped or condition)
        return say(self.language, f"print.clause.{kind}_{'skip' if skipped else 'fill'}", condition=words)

    def _plain(self, condition: Condition) -> Condition:
        """Without "is answered" beside another test of the same question: what is not answered passes no test."""
        if condition["op"] != "all":
            return condition
        tested = [_path_of(part) for part in condition["of"] if part["op"] != "answered"]
        parts = [part for part in condition["of"] if part["op"] != "answered" or part["path"] not in tested]
        return parts[0] if len(parts) == 1 else {"op": "all", "of": parts}

    def _skipped(self, condition: Condition) -> Condition | None:
        """The condition under which one skips the question, where that is the shorter way to say it."""
        if condition["op"] == "not":
            return self._plain(condition["of"][0])
        if condition["op"] == "answered" and not condition["value"]:
            return {"op": "answered", "path": condition["path"], "value": True}
        if condition["op"] == "in" and len(condition["values"]) > 1:
            cell = self._cell(condition["path"])
            if value_of(cell["type"]) == "option":
                others = [option["value"] for option in cell["options"] if option["value"] not in condition["values"]]
                return {"op": "in", "path": condition["path"], "values": others} if len(others) == 1 else None
        return None

    def _one(self, test: Test, paths: list[Path], holds: bool, prefix: str = "") -> str:
        op, cell = str(test["op"]), self._cell(paths[0])
        values: dict[str, str] = {}
        if test["op"] == "answered":
            holds = holds == test["value"]
        elif test["op"] == "in" or test["op"] == "includes":
            values["values"] = self._chosen(cell, test)
        elif value_of(cell["type"]) == "step":
            op, values["values"] = "in", self._steps(cell, op, int(test["value"]))
        else:
            values["value"] = written_number(test["value"], self.language)
            op = f"{'count' if is_many(cell) else 'number'}_{op}"
        said = say(self.language, f"print.clause.{'' if holds else 'not_'}{op}", **values)
        # Denied of several, it is denied of each.
        place = self.places(paths, "and" if prefix == "every_" or not holds else "or")
        if not place and test["op"] == "answered":
            place = say(self.language, "print.clause.above")
        return f"{said} {place}" if place else said

    def _steps(self, cell: Rules, op: str, limit: int) -> str:
        steps = [step["value"] for step in cell["options"]]
        wanted = [step for step in steps if (step >= limit if op == "at_least" else step <= limit)]
        written = [written_number(step, self.language) for step in wanted]
        return self.joined(written, "or") if len(written) <= _LISTED else f"{written[0]}–{written[-1]}"

    def places(self, paths: list[Path], word: str = "and") -> str:
        """Where the answers stand: `ud for “Klare mål”`, `under “Har I mødt partneren før?”`; nothing where all are at hand."""
        if all(len(path) == 1 and path[0] in self.at_hand for path in paths):
            return ""
        rows = [path for path in paths if len(path) > 1]
        whole = [path[0] for path in paths if len(path) == 1]
        parts = []
        if rows:
            names = list(dict.fromkeys(self._label(path[0], 0, path[1]) for path in rows))
            parts.append(say(self.language, "print.clause.beside", names=self._quoted(names, word)))
        if whole:
            parts.append(say(self.language, "print.clause.under", names=self._quoted(self._shorts(whole), word)))
        return self.joined(parts, word) if parts else ""

    def _shorts(self, names: list[str]) -> list[str]:
        return list(dict.fromkeys(self.fields[name]["short"] for name in names))

    def _quoted(self, names: list[str], word: str) -> str:
        return self.joined([quoted(name, self.language) for name in names], word)

    def _value(self, cell: Rules, value: Scalar) -> str:
        said = super()._value(cell, value)
        return said.strip("".join(LANGUAGES[self.language]["quotes"])) if said.count(" ") < _PLAIN else said


def questions_above(model: Document) -> dict[str, frozenset[str]]:
    """For each question the ones that need no name in its clause: the one right above, through others that are asked when it is, and the one
    that it comments on. For each section, as `section:<id>`, the last question before it."""
    found: dict[str, frozenset[str]] = {}
    last: frozenset[str] = frozenset()
    for section in model["sections"]:
        found[f"section:{section['id']}"] = last
        before: Field | None = None
        for field in section["fields"]:
            if before is not None:
                same = before["show_if"] is not None and before["show_if"] == field["show_if"]
                last = (last if same else frozenset()) | {before["id"]}
            found[field["id"]] = last | ({field["about"]} if field["about"] else set())
            before = field
        last = frozenset({before["id"]}) if before else frozenset()
    return found


def _path_of(condition: Condition) -> Path | None:
    """The one question that a test, or the denial of one, asks about."""
    if condition["op"] == "not":
        return _path_of(condition["of"][0])
    return condition["path"] if is_test(condition) else None
