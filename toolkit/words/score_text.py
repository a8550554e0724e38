"""A score in words for paper: how to work it out by hand, and its bands with where each begins and ends."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TypedDict

from toolkit.contract.document import Field, Item, Score
from toolkit.contract.shape import Rules, axes_of, has_cells, has_columns, is_alike, label_of, value_of
from toolkit.words.clause_text import ClauseText
from toolkit.words.locale import say
from toolkit.words.written import grouped, quoted


class BandOnPaper(TypedDict):
    """`range`: from where to where it goes, in words."""

    range: str
    label: str
    advice: str | None


class ScoreOnPaper(TypedDict):
    """`how`: the sentences that say how it is worked out."""

    label: str
    how: list[str]
    bands: list[BandOnPaper]


def score_on_paper(score: Score, words: ClauseText) -> ScoreOnPaper:
    language = words.language

    def sentence(key: str, **values: object) -> str:
        return say(language, f"print.score.{key}", **values)

    weights = {item["weight"] for item in score["items"]}
    even = len(weights) == 1 and (score["kind"] == "mean" or weights == {"1"})
    how = [sentence(score["kind"] if even else "weighted", answers=answers_of(score["items"], words))]
    for turn in dict.fromkeys(item["reverse"] for item in score["items"] if item["reverse"] is not None):
        turned = [item for item in score["items"] if item["reverse"] == turn]
        how.append(sentence("reversed", answers=answers_of(turned, words), turn=limit(turn, language)))
    if score["min_answered"] > 1:
        how.append(sentence("min_answered", n=score["min_answered"]))
    return {"label": score["label"], "how": how, "bands": list(_bands(score, language))}


def _bands(score: Score, language: str) -> Iterator[BandOnPaper]:
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


def answers_of(items: list[Item], words: ClauseText) -> str:
    """`i “Jeres egen score”` where all that a section can count counts, `i kolonnen “Timer”` for a whole column of a table, else
    `på “Mål” og “Tillid”`; rows where not all of a grid counts."""
    counted = {tuple(item["path"]) for item in items}
    column = _whole_column(counted, words)
    if column is not None:
        return say(words.language, "print.score.column", name=column)
    for section in words.sections:
        if counted == {path for field in section["fields"] for path in _countable(field)}:
            return say(words.language, "print.score.in_section", name=section["title"])
    whole: list[str] = []
    rows: list[str] = []
    for name, *row in (item["path"] for item in items):
        field = words.fields[name]
        if not row or _has_all_rows(items, field):
            whole.append(field["short"])
        else:
            rows.append(label_of(field, 0, row[0]) or row[0])
    names = [quoted(name, words.language) for name in dict.fromkeys([*whole, *rows])]
    return say(words.language, "print.score.to", names=words.joined(names, "and"))


def _whole_column(counted: set[tuple[str, ...]], words: ClauseText) -> str | None:
    """What the one column of a table is called whose every row counts, and nothing beside it."""
    name, *cell = min(counted)
    if len(cell) != 2:
        return None
    field, column = words.fields[name], cell[1]
    if not has_columns(field) or counted != {(name, row["id"], column) for row in field["rows"] or []}:
        return None
    return next(one["short"] for one in field["columns"] if one["id"] == column)


def _countable(field: Field) -> list[tuple[str, ...]]:
    """The paths of a field whose answers are steps or numbers."""
    if is_alike(field) and has_cells(field):
        return [(field["id"], row) for row in axes_of(field)[0]] if _counts(field["cell"]) else []
    return [(field["id"],)] if _counts(field) else []


def _counts(asked: Rules) -> bool:
    return value_of(asked["type"]) in ("step", "number")


def _has_all_rows(items: list[Item], field: Field) -> bool:
    counted = {item["path"][1] for item in items if item["path"][0] == field["id"]}
    return is_alike(field) and counted.issuperset(axes_of(field)[0])


def limit(text: str | None, language: str) -> str | None:
    """A decimal string with its thousands set apart, as the language writes it: `5.000,5`, `5,000.5`."""
    return None if text is None else grouped(text, language, least=0)
