"""The plan of a worksheet for the one who leads the meeting: one page, printed once."""

from dataclasses import dataclass
from itertools import accumulate

from toolkit.contract.about import People
from toolkit.contract.document import Document
from toolkit.paper.minutes import minutes_of, without_minutes
from toolkit.paper.pieces.bare import PLAIN
from toolkit.templating.environment import rendered
from toolkit.words.locale import say

PAPERS = (PLAIN,)


@dataclass(frozen=True)
class Step:
    """What is done. `begins`, `ends`: minutes from the start; None where not every step says how long it takes."""

    text: str
    begins: int | None
    ends: int | None


def has_plan(model: Document) -> bool:
    """Whether there is more to say to the one who leads than stands on the sheet."""
    plan = model["facilitation"]
    return plan is not None and bool(plan["materials"] or plan["steps"])


def steps_of(model: Document) -> list[Step]:
    """The steps of the plan, on the clock where each says its minutes."""
    plan = model["facilitation"]
    texts = plan["steps"] if plan else []
    found = [minutes for text in texts if (minutes := minutes_of(text)) is not None]
    if len(found) < len(texts):
        return [Step(text, None, None) for text in texts]
    ends = list(accumulate(found))
    return [
        Step(without_minutes(text), end - minutes, end) for text, minutes, end in zip(texts, found, ends, strict=True)
    ]


def people_in_words(people: People | None, language: str) -> str:
    """How many take part: "2–12 personer"; "" where the author does not say."""
    if people is None:
        return ""
    return say(language, f"print.{'people_exactly' if people['min'] == people['max'] else 'people_range'}", **people)


def file_title(model: Document) -> str:
    """What the file is called in a window and by a screen reader."""
    return say(model["language"], "print.pieces.leader.title", title=model["title"])


def leader_html(model: Document, address: str | None = None) -> str:
    """The page of a worksheet that `has_plan` as HTML. `address`: of the worksheet's page on the site."""
    plan = model["facilitation"]
    assert plan is not None
    return rendered("print/pieces/leader.html.j2", model["language"],
        model=model, plan=plan, steps=steps_of(model), paper=PLAIN, address=address,
        people=people_in_words(plan["participants"], model["language"]),
    )  # fmt: skip
