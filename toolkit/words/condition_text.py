"""A condition in words, for the screen, where questions have numbers: "svaret på spørgsmål 5 er “I drift” eller “På vej”"."""

from typing import Any

from toolkit.contract.shape import Rules, is_many, rules_at, value_of
from toolkit.words.locale import say
from toolkit.words.written import written_date, written_number

Model = dict[str, Any]
Path = list[str]


def question_numbers(model: Model) -> dict[str, int]:
    """The number of every field's question on the screen, from 1 through all sections."""
    fields = [field["id"] for section in model["sections"] for field in section["fields"]]
    return {name: number for number, name in enumerate(fields, 1)}


class ConditionText:
    """Words for the conditions of one sheet. `numbers`: the number that each field's question has."""

    def __init__(self, model: Model, numbers: dict[str, int]) -> None:
        self.language, self.numbers = model["language"], numbers
        self.sections: list[Model] = model["sections"]
        self.fields: dict[str, Model] = {
            field["id"]: field for section in model["sections"] for field in section["fields"]
        }

    def say(self, condition: Model) -> str:
        """What follows "hvis …"."""
        return self._words(condition, holds=True, nested=False)

    def _words(self, condition: Model, holds: bool, nested: bool) -> str:
        op = condition["op"]
        if op == "not":
            return self._words(condition["of"][0], not holds, nested)
        if op in ("all", "any"):
            # Not all of them = one of them not: what is denied is said of the parts, where a reader can check it.
            every = (op == "all") == holds
            parts = [self._group(group, holds, every) for group in self._alike(condition["of"], holds)]
            text = self.joined(parts, "and" if every else "or", comma=True)
            return f"({text})" if nested and len(parts) > 1 else text
        return self._one(condition, [condition["path"]], holds)

    def _group(self, parts: list[Model], holds: bool, every: bool) -> str:
        if len(parts) == 1:
            return self._words(parts[0], holds, nested=True)
        return self._one(parts[0], [part["path"] for part in parts], holds, "every_" if every else "some_")

    def _alike(self, parts: list[Model], holds: bool) -> list[list[Model]]:
        """The parts of `all` or `any`, those that ask the same of different questions together."""
        groups: dict[str, list[Model]] = {}
        for number, part in enumerate(parts):
            key = str(number)
            cell = self._cell(part["path"]) if "path" in part else {"type": "text"}
            if holds and part["op"] in ("in", "at_least", "at_most") and not is_many(cell):
                spoken = [self._value(cell, value) for value in part.get("values", [])]
                key = repr((part["op"], spoken, part.get("value")))
            groups.setdefault(key, []).append(part)
        return list(groups.values())

    def _one(self, condition: Model, paths: list[Path], holds: bool, prefix: str = "") -> str:
        op, cell = condition["op"], self._cell(paths[0])
        values: dict[str, str] = {"question": self.questions(paths)}
        if op == "answered":
            holds = holds == condition["value"]
        elif op == "in":
            values["values"] = self.joined([self._value(cell, value) for value in condition["values"]], "or")
        elif op == "includes":
            values["values"] = self._value(cell, condition["value"])
        else:
            values["value"] = written_number(condition["value"], self.language)
            prefix = "count_" if is_many(cell) else prefix
        return say(self.language, f"print.conditions.{'' if holds else 'not_'}{prefix}{op}", **values)

    def questions(self, paths: list[Path]) -> str:
        """`spørgsmål 3 og spørgsmål 5 (“Klare mål”: Offentlig, Privat)`: the questions at these paths, cells of one row together."""
        found: dict[tuple[str, ...], list[str]] = {}
        for path in paths:
            found.setdefault(tuple(path[:2]), []).extend(path[2:])
        names = []
        for (name, *row), columns in found.items():
            question = say(self.language, "print.question", n=self.numbers[name])
            if row:
                place = f"“{self._label(name, 'rows', row[0])}”"
                if columns and set(columns) != {column["id"] for column in self.fields[name]["columns"]}:
                    place += f": {', '.join(self._label(name, 'columns', column) for column in columns)}"
                question = say(self.language, "print.cell", question=question, place=place)
            names.append(question)
        return self.joined(names, "and")

    def _label(self, name: str, axis: str, key: str) -> str:
        return next((str(line["label"]) for line in self.fields[name][axis] or [] if line["id"] == key), key)

    def _cell(self, path: Path) -> Rules:
        return rules_at(self.fields[path[0]], path)

    def _value(self, cell: Rules, value: Any) -> str:
        if value_of(cell["type"]) != "step":
            label = next((option["label"] for option in cell.get("options", []) if option["value"] == value), None)
            if label is not None:
                return f"“{label}”"
        elif value == "na":
            return f"“{say(self.language, 'print.not_relevant')}”"
        if isinstance(value, (int, float)):
            return written_number(value, self.language)
        return written_date(value, self.language) if value_of(cell["type"]) == "day" else f"“{value}”"

    def joined(self, parts: list[str], word: str, comma: bool = False) -> str:
        """`a, b eller c`; between whole sentences with a comma before the word too."""
        if len(parts) == 1:
            return parts[0]
        return f"{', '.join(parts[:-1])}{',' if comma else ''} {say(self.language, f'print.{word}')} {parts[-1]}"
