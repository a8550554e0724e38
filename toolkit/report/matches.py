"""Profiles compared two by two, as `brobygger-matches/1` and as one page that needs nothing besides itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from toolkit.contract.data import FORMATS
from toolkit.contract.document import Document
from toolkit.contract.shape import answers_any, fields_of, has_options
from toolkit.report.page import report_page
from toolkit.report.signs import printable
from toolkit.rules import evaluate, mask
from toolkit.rules.match import Values, chosen_values, counted, match_all
from toolkit.words.locale import say


class Definitions(Protocol):
    def model(self, worksheet: str, language: str | None) -> Document | None: ...


@dataclass(frozen=True)
class Profile:
    """`name`: what it is called, unlike every other; `organisation`: as it says itself; `model`: in the report's language."""

    name: str
    organisation: str | None
    path: str
    model: Document
    values: Values


def compared(
    forms: Sequence[Mapping[str, Any]], definitions: Definitions, language: str
) -> tuple[list[Profile], list[str]]:
    """The profiles among the forms that `extract` gives, and the paths of those that could be read but are none."""
    profiles: list[Profile] = []
    others: list[str] = []
    for form in forms:
        report, document = form["report"], form.get("document")
        model = definitions.model(document["worksheet"], language) if document else None
        if model is None or not model["match"]:
            others += [report["path"]] if report["status"] not in ("unreadable", "skipped") else []
            continue
        evaluation = evaluate(model, document)
        if not answers_any(model, evaluation.answers):
            others.append(report["path"])
            continue
        organisation = evaluation.respondent.get("organisation")
        shown = mask(organisation) if organisation else None
        name = _unlike(shown or report["path"], {profile.name for profile in profiles})
        profiles.append(Profile(name, shown, report["path"], model, chosen_values(model, evaluation)))
    return profiles, others


def _unlike(name: str, taken: set[str]) -> str:
    names = (name if number == 1 else f"{name} ({number})" for number in range(1, len(taken) + 2))
    return next(free for free in names if free not in taken)


def matches_document(profiles: Sequence[Profile]) -> dict[str, Any]:
    """`brobygger-matches/1`; ids are numbers from 1, in the order of the files. Profiles of different worksheets make no pairs."""
    pairs: list[dict[str, Any]] = []
    for sheet in dict.fromkeys(profile.model["id"] for profile in profiles):
        own = [number for number, profile in enumerate(profiles) if profile.model["id"] == sheet]
        found = match_all(profiles[own[0]].model, [profiles[number].values for number in own])
        pairs += [dict(pair) | {"a": own[pair["a"]] + 1, "b": own[pair["b"]] + 1} for pair in found]
    return {
        "format": FORMATS["matches"],
        "profiles": [
            {
                "id": number,
                "organisation": profile.organisation,
                "path": profile.path,
                "worksheet": profile.model["id"],
            }
            for number, profile in enumerate(profiles, 1)
        ],
        "pairs": pairs,
    }


def matches_html(profiles: Sequence[Profile], document: Mapping[str, Any], language: str) -> str:
    """The page."""
    return report_page("matches.html.j2", language, pairs=list(_in_words(profiles, document, language)))


def _in_words(profiles: Sequence[Profile], document: Mapping[str, Any], language: str) -> Iterator[dict[str, Any]]:
    for pair in document["pairs"]:
        a, b = profiles[pair["a"] - 1], profiles[pair["b"] - 1]
        rows = []
        for row in pair["rows"]:
            seeker, giver = (b, a) if row["from"] == "b" else (a, b)
            key = {"wants": "gives", "conflict": "refuses"}.get(row["kind"])
            who = (
                say(language, f"match.script.{key}", **{"from": giver.name, "to": seeker.name})
                if key
                else say(language, "match.script.both", a=a.name, b=b.name)
            )
            rows.append({"kind": row["kind"], "what": _labels(a.model, row), "who": printable(who), "why": row["reason"]})  # fmt: skip
        counts = counted(pair["rows"])
        yield {"rank": pair["rank"], "a": printable(a.name), "b": printable(b.name), "rows": rows} | counts._asdict()


def _labels(model: Document, row: Mapping[str, Any]) -> str:
    fields = (field for field in fields_of(model) if has_options(field) and field["id"] == row["field"])
    labels = {option["value"]: option["label"] for option in next(fields)["options"]}
    return " · ".join(labels[value] for value in row["values"])
