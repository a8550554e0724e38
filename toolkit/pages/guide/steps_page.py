"""All steps of the guide on one page: of each what it is about, its pages, its worksheets."""

from toolkit.content.guide.pages import GuidePage
from toolkit.pages.guide.guide_pages import html_of, minutes_in_words
from toolkit.pages.page import Page, search_words
from toolkit.pages.writer import SiteWriter
from toolkit.templating.environment import rendered
from toolkit.words.locale import say
from toolkit.words.written import counted

PATH = "steps.md"


def steps_pages(writer: SiteWriter) -> list[Page]:
    """The page, where there are steps."""
    steps = writer.library.guide.pages[writer.language].steps
    if not steps:
        return []
    language = writer.language
    title = steps_title(len(steps), language)
    shown = [_step(step, writer) for step in steps]
    text = rendered("site/steps.md.j2", language, title=title, steps=shown)
    summary = say(language, "guide.steps.summary")
    return [Page(PATH, title, summary, text, "templates/site/steps.md.j2", search_words("steps", language), words="")]


def steps_title(steps: int, language: str) -> str:
    """What all steps together are called, by how many the guide has."""
    return (
        say(language, "guide.steps.title", n=counted(steps, language))
        if steps > 1
        else say(language, "guide.steps.one")
    )


def _step(step: GuidePage, writer: SiteWriter) -> dict[str, object]:
    pages = writer.library.guide.pages[writer.language].of_step(step)
    return {
        "number": step.head.step,
        "sign": step.head.sign or "",
        "title": step.title,
        "address": html_of(step.path),
        "summary": step.head.summary,
        "pages": [
            {
                "title": page.title,
                "address": html_of(page.path),
                "minutes": minutes_in_words(page.text, writer.language),
            }
            for page in pages
            if page is not step
        ],
        "sheets": [model for model in writer.models if model["step"] == step.head.step],
    }
