"""A condition in words, for the screen, where questions have numbers: "svaret på spørgsmål 5 er “I drift” eller “På vej”"."""

from toolkit.contract.document import Document, Field, Section
from toolkit.contract.parts import Condition, IncludesCondition, InCondition, Path, Scalar, Test
from toolkit.contract.shape import Rules, axes_of, fields_of, is_many, label_of, rules_at, value_of
from toolkit.rules.condition import is_test
from toolkit.words.locale import say
from toolkit.words.written import quoted, written_date, written_number


def question_numbers(model: Document) -> dict[str, int]:
    """The number of every field's question on the screen, from 1 through all sections."""
    return {field["id"]: number for number, field in enumerate(fields_of(model), 1)}


class ConditionText:
    """Words for the conditions of one sheet. `numbers`: the number that each field's question has."""

    def __init__(self, model: Document, numbers: dict[str, int]) -> None:
        self.language, self.numbers = model["language"], numbers
        self.sections: list[Section] = model["sections"]
        self.fields: dict[str, Field] = {field["id"]: field for field in fields_of(model)}

    def say(self, condition: Condition) -> str:
        """What follows "hvis …"."""
        return self._words(condition, holds=True, nested=False)

    def _words(self, condition: Condition, holds: bool, nested: bool) -> str:
        if condition["op"] == "not":
            return self._words(condition["of"][0], not holds, nested)
        if condition["op"] == "all" or condition["op"] == "any":
            # Not all of them = one of them not: what is denied is said of the parts, where a reader can check it.
            every = (condition["op"] == "all") == holds
            parts = [self._group(group, holds, every) for group in self._alike(condition["of"], holds)]
            text = self.joined(parts, "and" if every else "or", comma=True)
            return f"({text})" if nested and len(parts) > 1 else text
        return self._one(condition, [condition["path"]], holds)

    def _group(self, parts: list[Condition], holds: bool, every: bool) -> str:
        tests = [part for part in parts if is_test(part)]
        if len(parts) == 1 or len(tests) < len(parts):
            return self._words(parts[0], holds, nested=True)
        return self._one(tests[0], [test["path"] for test in tests], holds, "every_" if every else "some_")

    def _alike(self, parts: list[Condition], holds: bool) -> list[list[Condition]]:
        """The parts of `all` or `any`, those that ask the same of different questions together."""
        groups: dict[str, list[Condition]] = {}
        for number, part in enumerate(parts):
            groups.setdefault((holds and self._likeness(part)) or str(number), []).append(part)
        return list(groups.values())

    def _likeness(self, part: Condition) -> str | None:
        """What is the same of two tests that ask the same; None for what is said by itself."""
        if part["op"] == "in" and not is_many(cell := self._cell(part["path"])):
            return repr((part["op"], [self._value(cell, value) for value in part["values"]]))
        if (part["op"] == "at_least" or part["op"] == "at_most") and not is_many(self._cell(part["path"])):
            return repr((part["op"], part["value"]))
        return None

    def _one(self, test: Test, paths: list[Path], holds: bool, prefix: str = "") -> str:
        cell = self._cell(paths[0])
        values: dict[str, str] = {"question": self.questions(paths)}
        if test["op"] == "answered":
            holds = holds == test["value"]
        elif test["op"] == "in" or test["op"] == "includes":
            values["values"] = self._chosen(cell, test)
        else:
            values["value"] = written_number(test["value"], self.language)
            prefix = "count_" if is_many(cell) else prefix
        return say(self.language, f"print.conditions.{'' if holds else 'not_'}{prefix}{test['op']}", **values)

    def _chosen(self, cell: Rules, test: InCondition | IncludesCondition) -> str:
        """The options that a test asks for."""
        wanted = test["values"] if test["op"] == "in" else [test["value"]]
        return self.joined([self._value(cell, value) for value in wanted], "or")

    def questions(self, paths: list[Path]) -> str:
        """`spørgsmål 3 og spørgsmål 5 (“Klare mål”: Offentlig, Privat)`: the questions at these paths, cells of one row together."""
        found: dict[tuple[str, ...], list[str]] = {}
        for path in paths:
            found.setdefault(tuple(path[:2]), []).extend(path[2:])
        names = []
        for (name, *row), columns in found.items():
            question = say(self.language, "print.question", n=self.numbers[name])
            if row:
                place = quoted(self._label(name, 0, row[0]), self.language)
                if columns and set(columns) != set(axes_of(self.fields[name])[1]):
                    place += f": {', '.join(self._label(name, 1, column) for column in columns)}"
                question = say(self.language, "print.cell", question=question, place=place)
            names.append(question)
        return self.joined(names, "and")

    def _label(self, name: str, axis: int, key: str) -> str:
        label = label_of(self.fields[name], axis, key)
        return key if label is None else label

    def _cell(self, path: Path) -> Rules:
        return rules_at(self.fields[path[0]], path)

    def _value(self, cell: Rules, value: Scalar) -> str:
        if value_of(cell["type"]) != "step":
            label = next((option["label"] for option in cell.get("options", []) if option["value"] == value), None)
            if label is not None:
                return quoted(label, self.language)
        elif value == "na":
            return quoted(say(self.language, "print.not_relevant"), self.language)
        if isinstance(value, (int, float)):
            return written_number(value, self.language)
        return (
            written_date(str(value), self.language)
            if value_of(cell["type"]) == "day"
            else quoted(str(value), self.language)
        )

    def joined(self, parts: list[str], word: str, comma: bool = False) -> str:
        """`a, b eller c`; between whole sentences with a comma before the word too."""
        if len(parts) == 1:
            return parts[0]
        return f"{', '.join(parts[:-1])}{',' if comma else ''} {say(self.language, f'print.{word}')} {parts[-1]}"
