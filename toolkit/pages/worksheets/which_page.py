"""Which worksheet fits: three questions, answered from what the worksheets say of themselves (step, participants, minutes)."""

from toolkit.contract.document import Document
from toolkit.pages.page import Page, search_words
from toolkit.pages.worksheets.list_pages import Group
from toolkit.templating.environment import environment
from toolkit.words.locale import say

# How many take part, as (token, from, to); how long it takes, as (token, minutes at most).
_PEOPLE = (("one", 1, 2), ("some", 3, 8), ("many", 9, 10_000))
_TIMES = (
    ("quarter", 15),
    ("half", 30),
    ("three_quarters", 45),
    ("hour", 60),
    ("hour_and_half", 90),
    ("two_hours", 120),
)
PATH = "which-worksheet.md"


def which_page(groups: list[Group], language: str) -> Page:
    """The page; what the questions narrow is the plain list of worksheets."""
    models = [model for group in groups for model in group.models]
    questions = [
        ("step", [(str(group.step), group.title) for group in groups]),
        ("people", [(token, say(language, f"guide.which.people_{token}")) for token, _, _ in _PEOPLE]),
        ("time", [(token, say(language, f"guide.which.time_{token}")) for token in _times_that_differ(models)]),
    ]
    labelled = [(name, say(language, f"guide.which.{name}"), pairs) for name, pairs in questions]
    tokens = {model["id"]: list(tokens_of(model).items()) for model in models}
    text = (
        environment(language).get_template("site/which.md.j2").render(questions=labelled, models=models, tokens=tokens)
    )
    title, summary = (say(language, f"guide.which.{key}") for key in ("title", "summary"))
    return Page(PATH, title, summary, text, "worksheets/", search_words("which-worksheet", language), words="")


def _times_that_differ(models: list[Document]) -> list[str]:
    """The times that some worksheet fits and a shorter one did not: an answer that finds nothing, or nothing new, is none."""
    plans = [model["facilitation"] for model in models]
    shown, found = [], 0
    for token, most in _TIMES:
        fits = sum(plan["minutes"] <= most for plan in plans if plan)
        if fits > found:
            shown.append(token)
            found = fits
    return shown


def tokens_of(model: Document) -> dict[str, str]:
    """What a worksheet answers to each question. One that does not say how many or how long fits every answer."""
    plan = model["facilitation"]
    people, minutes = (plan["participants"], plan["minutes"]) if plan else (None, None)
    return {
        "step": str(model["step"]),
        "people": " ".join(
            token for token, low, high in _PEOPLE if not people or (people["min"] <= high and low <= people["max"])
        ),
        "time": " ".join(token for token, most in _TIMES if not minutes or minutes <= most),
    }
