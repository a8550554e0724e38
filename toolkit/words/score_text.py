"""A score in words for paper: how to work it out by hand, and its bands with where each begins and ends."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from toolkit.words.condition_text import ConditionText
from toolkit.words.locale import say
from toolkit.words.written import grouped

Model = dict[str, Any]


def score_on_paper(score: Model, words: ConditionText) -> Model:
    """`{"label", "how": [sentences], "bands": [{"range", "label", "advice"}]}`."""
    language = words.language

    def sentence(key: str, **values: Any) -> str:
        return say(language, f"print.score.{key}", **values)

    even = len({item["weight"] for item in score["items"]}) == 1
    how = [sentence(score["kind"] if even else "weighted", questions=questions_of(score["items"], words))]
    for turn in dict.fromkeys(item["reverse"] for item in score["items"] if item["reverse"] is not None):
        turned = [item for item in score["items"] if item["reverse"] == turn]
        how.append(sentence("reversed", questions=questions_of(turned, words), turn=limit(turn, language)))
    how.append(sentence("min_answered", n=score["min_answered"]))
    return {"label": score["label"], "how": how, "bands": list(_bands(score, language))}


def _bands(score: Model, language: str) -> Iterator[Model]:
    step = Decimal(1).scaleb(-score["decimals"])
    low: Decimal | None = None
    for band in score["bands"]:
        high = Decimal(band["up_to"]).quantize(step)
        values = {"low": limit(None if low is None else str(low), language), "high": limit(str(high), language)}
        name = "up_to" if low is None else "only" if low == high else "from_to"
        yield {
            "range": say(language, f"print.score.{name}", **values),
            "label": band["label"],
            "advice": band["advice"],
        }
        low = high + step


def questions_of(items: list[Model], words: ConditionText) -> str:
    """`spørgsmål 3–10`, `spørgsmål 3 og 7`, and cells of grids and tables by their labels where not all of a grid counts."""
    whole: list[int] = []
    cells: list[str] = []
    for item in items:
        path = item["path"]
        if len(path) == 1 or _has_all_rows(items, words.fields[path[0]]):
            whole.append(words.numbers[path[0]])
        else:
            cells.append(words.questions([path]))
    numbers = sorted(set(whole))
    runs = (
        [f"{numbers[0]}–{numbers[-1]}"]
        if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1
        else [str(n) for n in numbers]
    )
    plain = (
        [say(words.language, f"print.{'question' if len(numbers) == 1 else 'questions'}", n=words.joined(runs, "and"))]
        if runs
        else []
    )
    return words.joined([*plain, *cells], "and")


def _has_all_rows(items: list[Model], field: Model) -> bool:
    return field["type"] == "grid" and {row["id"] for row in field["rows"]} <= {
        item["path"][1] for item in items if item["path"][0] == field["id"]
    }


def limit(text: str | None, language: str) -> str | None:
    """A decimal string with its thousands set apart, as the language writes it: `5.000,5`, `5,000.5`."""
    return None if text is None else grouped(text, language, least=0)
