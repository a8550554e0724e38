"""Which worksheet fits: three questions, answered from what the worksheets say of themselves (aims, participants, minutes)."""

from collections.abc import Sequence

from toolkit.content.library import Library
from toolkit.content.model import AIMS
from toolkit.content.normalise import pick
from toolkit.contract.document import Document
from toolkit.pages.packs.made import PackMade
from toolkit.pages.packs.pack_pages import lasts
from toolkit.pages.page import Link, Page, search_words
from toolkit.pages.worksheets.list_pages import Group
from toolkit.templating.environment import rendered
from toolkit.words.locale import say

# How long it takes, as (token, minutes at most).
_TIMES = (
    ("quarter", 15),
    ("half", 30),
    ("three_quarters", 45),
    ("hour", 60),
    ("hour_and_half", 90),
    ("two_hours", 120),
)
PATH = "which-worksheet.md"
_MOST_PEOPLE = 40  # whom somebody may ask about in the search; more are two meetings


def which_page(
    groups: list[Group], library: Library, language: str, packs: Link | None = None, meetings: Sequence[PackMade] = ()
) -> Page:
    """The page; what the questions narrow is the plain list of worksheets (templates/assets/js/which/). `packs`: the list of packs; `meetings`: what
    is offered to so many people with so much time."""
    models = [model for group in groups for model in group.models]
    aims = _aims(library, language) or [(str(group.step), group.title) for group in groups]
    times = [(str(most), say(language, f"guide.which.time_{token}")) for token, most in _times_that_differ(models)]
    answers = {model["id"]: list(answers_of(model, library).items()) for model in models}
    text = rendered("site/which.md.j2", language,
        aims=aims, times=times, models=models, answers=answers, packs=packs,
        meetings=meetings, lasts=lambda pack: lasts(pack.minutes, language),
    )  # fmt: skip
    title, summary = (say(language, f"guide.which.{key}") for key in ("title", "summary"))
    numbers = (*(label for _, label in times), *map(str, range(2, _MOST_PEOPLE + 1)))  # “24 people, two hours”
    keywords = (*search_words("which-worksheet", language), *numbers)
    return Page(PATH, title, summary, text, "worksheets/", keywords, words="", script="which")


def _aims(library: Library, language: str) -> list[tuple[str, str]]:
    """(value, label) of what a meeting may be for, as far as some worksheet says so; without any of these the steps are asked for."""
    used = {aim for sheet in library.worksheets for aim in sheet.aims}
    return [
        (option.value, pick(option.label, language) or "")
        for option in library.options.get(AIMS, [])
        if option.value in used
    ]


def _times_that_differ(models: list[Document]) -> list[tuple[str, int]]:
    """The times that some worksheet fits and a shorter one did not, and before them the longest that none fits: then the nearest are shown."""
    plans = [model["facilitation"] for model in models]
    fits = [(one, sum(plan["minutes"] <= one[1] for plan in plans if plan)) for one in _TIMES]
    before = [0, *(count for _, count in fits)]
    shown = [one for (one, count), less in zip(fits, before, strict=False) if count > less]
    too_short = [one for one, count in fits if not count]
    return [*too_short[-1:], *shown] if shown else []


def answers_of(model: Document, library: Library) -> dict[str, str]:
    """What a worksheet says to the three questions: aims (or its step), from and up to how many, minutes. What it does not say is empty, and fits."""
    plan = model["facilitation"]
    people = plan["participants"] if plan else None
    sheet = library.sheets.get(model["id"])
    aims = sheet.worksheet.aims if sheet and _aims(library, model["language"]) else [str(model["step"])]
    return {
        "aim": " ".join(aims),
        "min": str(people["min"]) if people else "",
        "max": str(people["max"]) if people else "",
        "minutes": str(plan["minutes"]) if plan else "",
    }
