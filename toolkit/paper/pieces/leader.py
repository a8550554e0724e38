"""The plan of a worksheet for the one who leads the meeting: one page, printed once."""

import re
from dataclasses import dataclass

from toolkit.contract.about import People
from toolkit.contract.document import Document
from toolkit.paper.pieces.bare import PLAIN
from toolkit.templating.environment import rendered
from toolkit.words.locale import say

PAPERS = (PLAIN,)
_MINUTES = re.compile(r"\s*\((\d+) min\.?\)([.!?]?)$")  # how an author says what a step takes: "… (15 min.)."


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
    found = [_MINUTES.search(text) for text in texts]
    if not all(found):
        return [Step(text, None, None) for text in texts]
    made: list[Step] = []
    for text, minutes in zip(texts, found, strict=True):
        begins = made[-1].ends or 0 if made else 0
        assert minutes is not None
        made.append(Step(text[: minutes.start()] + minutes[2], begins, begins + int(minutes[1])))
    return made


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
