"""The page that offers the site for when there is no network: as a zip, and kept by the browser."""

from toolkit.pages.page import Page, search_words
from toolkit.templating.data import in_page
from toolkit.templating.environment import rendered
from toolkit.templating.languages import in_its_language
from toolkit.templating.markdown_text import escaped, one_block
from toolkit.words.locale import say, words

NAME = "data-offline"  # of what the build fills in when all is made (toolkit/site/offline.py)
PAGE = "offline.html"


def offline_page(language: str) -> Page:
    """`offline.md` in one language."""
    title, summary = (say(language, f"offline.page.{key}") for key in ("title", "summary"))
    body = rendered("site/offline.html.j2", language, data=in_page(words(language)["offline"]["script"]))
    return Page(
        PAGE.replace(".html", ".md"),
        title,
        summary,
        f"# {in_its_language(escaped(title), title)}\n\n{one_block(body)}",
        "templates/site/offline.html.j2",
        search_words("offline", language),
        words=" ".join(say(language, f"offline.page.{key}") for key in ("lead", "disk_intro", "browser_intro")),
    )
