"""A condition in words, for paper: "svaret på spørgsmål 5 er “I drift” eller “På vej”"."""

from typing import Any

from toolkit.locale import say
from toolkit.pdf.cells import written_date, written_number

Model = dict[str, Any]


class ConditionText:
    """Words for the conditions of one sheet. `numbers`: the number that each field's question has on paper."""

    def __init__(self, model: Model, numbers: dict[str, int]) -> None:
        self.language, self.numbers = model["language"], numbers
        self.fields = {field["id"]: field for section in model["sections"] for field in section["fields"]}

    def say(self, condition: Model) -> str:
        """What follows "hvis …"."""
        return self._words(condition, holds=True, nested=False)

    def _words(self, condition: Model, holds: bool, nested: bool) -> str:
        op = condition["op"]
        if op == "not":
            return self._words(condition["of"][0], not holds, nested)
        if op in ("all", "any"):
            # Not all of them = one of them not: what is denied is said of the parts, where a reader can check it.
            parts = [self._words(part, holds, nested=True) for part in condition["of"]]
            text = self.joined(parts, "and" if (op == "all") == holds else "or", comma=True)
            return f"({text})" if nested and len(parts) > 1 else text
        if op == "answered":
            op, holds = "answered", holds == condition["value"]
        values: dict[str, str] = {"question": self.question(condition["path"])}
        cell = self._cell(condition["path"])
        if op == "in":
            values["values"] = self.joined([self._value(cell, value) for value in condition["values"]], "or")
        elif op == "includes":
            values["values"] = self._value(cell, condition["value"])
        elif op in ("at_least", "at_most"):
            counted = cell["type"] in ("choices", "ranking", "table", "placement")
            values["value"] = condition["value"].replace(".", ",") if self.language == "da" else condition["value"]
            op = f"count_{op}" if counted else op
        return say(self.language, f"print.conditions.{op if holds else f'not_{op}'}", **values)

    def question(self, path: list[str]) -> str:
        """`spørgsmål 5`, with its row and column where the path has them."""
        field = self.fields[path[0]]
        text = say(self.language, "print.question", n=self.numbers[path[0]])
        if len(path) == 1:
            return text
        lines = [*(field["rows"] or []), *field.get("columns", [])]
        labels = [next((line["label"] for line in lines if line["id"] == part), part) for part in path[1:]]
        return say(self.language, "print.cell", question=text, place=", ".join(labels))

    def _cell(self, path: list[str]) -> Model:
        field = self.fields[path[0]]
        if field["type"] == "grid" and len(path) > 1:
            return dict(field["cell"])
        if field["type"] == "table" and len(path) > 2:
            return next(column for column in field["columns"] if column["id"] == path[2])
        return field

    def _value(self, cell: Model, value: Any) -> str:
        for option in cell.get("options", []):
            if option["value"] == value and type(option["value"]) is type(value) and cell["type"] != "scale":
                return f"“{option['label']}”"
        if value == "na" and cell.get("not_relevant"):
            return f"“{say(self.language, 'print.not_relevant')}”"
        if isinstance(value, (int, float)):
            return written_number(value, self.language)
        return written_date(value, self.language) if cell["type"] == "date" else f"“{value}”"

    def joined(self, parts: list[str], word: str, comma: bool = False) -> str:
        """`a, b eller c`; between whole sentences with a comma before the word too."""
        if len(parts) == 1:
            return parts[0]
        return f"{', '.join(parts[:-1])}{',' if comma else ''} {say(self.language, f'print.{word}')} {parts[-1]}"
